// A community's own words for one newcomer: its placeholders filled in, in the language of the words.
import { spaceKey } from '../../domain/place.ts'
import type { NamedChannel } from '../../domain/settings/welcome-texts.ts'
import { channelNamed, type PurposeChannel, type Space } from '../../domain/space.ts'
import type { WelcomePiece } from '../../domain/welcome-text.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { listed } from '../../locales/with-texts.ts'
import { type Part, plain, type Text } from '../../view/text.ts'
import { channelPart } from '../channel-part.ts'
import type { House } from '../house.ts'
import { stepNames } from './step-names.ts'

export interface FillIn {
  readonly name: Part
  /** The language of the words, for numbers and lists in them. */
  readonly language: string
  readonly channels: readonly NamedChannel[]
  /** Stands for how many members there are. */
  readonly members?: number
}

/** The text that these pieces make in a space. */
export async function fillIn(house: House, space: Space, pieces: readonly WelcomePiece[], fill: FillIn): Promise<Text> {
  const say = sayIn(fill.language)
  const filled: Part[] = []
  for (const piece of pieces) filled.push(...(await pieceOf(house, space, piece, fill, say)))
  return filled
}

async function pieceOf(house: House, space: Space, piece: WelcomePiece, fill: FillIn, say: Say): Promise<Text> {
  switch (piece.kind) {
    case 'words':
      return plain(piece.text)
    case 'name':
      return [fill.name]
    case 'server':
      return plain(space.name)
    case 'steps':
      return listed(say, (await stepNames(house, space, say)).map(plain))
    case 'members': {
      const count = fill.members ?? (await house.store.of(space.community).members.presentIn(space.ref))
      return plain(new Intl.NumberFormat(fill.language).format(count))
    }
    case 'channel': {
      const found = await channelIn(house, space, piece.name, fill.channels)
      return found === undefined ? plain(`#${piece.name}`) : [channelPart(space, found)]
    }
    default:
      return piece satisfies never
  }
}

/** The channel as it was found when the text was saved; in a space that came later, one that Hearth uses there. */
async function channelIn(
  { store }: House,
  space: Space,
  typed: string,
  channels: readonly NamedChannel[],
): Promise<PurposeChannel | undefined> {
  const key = spaceKey(space.ref)
  const saved = channels.find((one) => one.space === key && one.typed === typed)
  if (saved !== undefined) return saved
  const used = await store.of(space.community).spaces.channels(space.ref)
  return channelNamed(Object.values(used), typed)
}

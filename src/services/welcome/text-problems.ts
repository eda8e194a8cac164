// What is wrong with a text of a greeting, in words that say what to change. It is found before the text is kept.
import { nearestOf } from '../../domain/nearest.ts'
import { spaceKey } from '../../domain/place.ts'
import { channelsIn } from '../../domain/placeholders.ts'
import type { NamedChannel } from '../../domain/settings/welcome-texts.ts'
import { channelNamed, type PurposeChannel, type Space } from '../../domain/space.ts'
import {
  channelsAtMost,
  placeholders,
  readWelcomeText,
  type WelcomePiece,
  type WelcomeTextProblem,
} from '../../domain/welcome-text.ts'
import type { Say } from '../../locales/say.ts'
import { lines, ping, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { placeholderProblem } from '../placeholder-problem.ts'
import { namesAmong, type SpaceName } from '../space-names.ts'
import { fillIn } from './fill-in.ts'
import { aside } from './greeting.ts'

/** A space with the channels that were seen there; undefined when they could not be asked for. */
export interface SeenSpace {
  readonly space: Space
  readonly channels: readonly PurposeChannel[] | undefined
}

export type TextChecked =
  | { readonly ok: true; readonly channels: readonly NamedChannel[] }
  | { readonly ok: false; readonly problem: Text }

/** As long as the longest name that a platform takes. */
const longestName = 'M'.repeat(80)
const manyMembers = 9_999_999

/** Checks a text for every space that it will be read in: its placeholders, its channels, its length. */
export async function checkText(
  house: House,
  text: string,
  spaces: readonly SeenSpace[],
  say: Say,
): Promise<TextChecked> {
  const read = readWelcomeText(text)
  if (!read.ok) return { ok: false, problem: problemText(read.problem, say) }
  const nameOf = namesAmong(
    spaces.map(({ space }) => space),
    say,
  )
  const channels: NamedChannel[] = []
  for (const seen of spaces)
    for (const typed of new Set(channelsIn(read.pieces))) {
      const found = seen.channels === undefined ? undefined : channelNamed(seen.channels, typed)
      if (found === undefined) return { ok: false, problem: channelProblem(seen, typed, nameOf, say) }
      channels.push({ space: spaceKey(seen.space.ref), typed, ...found })
    }
  for (const { space } of spaces) {
    const over = await excessOf(house, space, read.pieces, channels, spaces, say)
    if (over > 0) return { ok: false, problem: say('welcome.text.too-long', { space: nameOf(space.ref), over }) }
  }
  return { ok: true, channels }
}

function problemText(problem: WelcomeTextProblem, say: Say): Text {
  switch (problem.kind) {
    case 'too-many-channels':
      return say('welcome.text.many-channels', { count: problem.count, most: channelsAtMost })
    default:
      return placeholderProblem(problem, placeholders.join(', '), say)
  }
}

function channelProblem({ space, channels }: SeenSpace, typed: string, nameOf: SpaceName, say: Say): Text {
  const told = { channel: typed, space: nameOf(space.ref) }
  if (channels === undefined) return say('welcome.text.unasked', told)
  const names = channels.map(({ name }) => name)
  const nearest = nearestOf(typed, names)
  if (nearest !== undefined) return say('welcome.text.channel-near', { ...told, nearest })
  return say('welcome.text.channel', told)
}

/** By how much it would be cut there, for whoever has the longest name, comes late and is known already. */
async function excessOf(
  house: House,
  space: Space,
  pieces: readonly WelcomePiece[],
  channels: readonly NamedChannel[],
  spaces: readonly SeenSpace[],
  say: Say,
): Promise<number> {
  const name = ping({ space: space.ref, user: '' }, longestName)
  const filled = await fillIn(house, space, pieces, { name, language: say.locale, channels, members: manyMembers })
  const others = spaces.map((one) => one.space).filter((one) => spaceKey(one.ref) !== spaceKey(space.ref))
  const known = others.map((one) => one.name).toSorted((a, b) => b.length - a.length)[0]
  return house.lookUps(space.ref.platform).excess(space.ref, lines(filled, ...aside(say, 'passed', known)))
}

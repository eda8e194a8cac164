// What is kept of somebody in notes on them, as they are shown it and have it forgotten; and what is too old.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import type { TouchPoint } from '../../../domain/touch-point.ts'
import type { Say } from '../../../locales/say.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import type { KeptPart } from '../keeping/kept-part.ts'
import { momentSaid } from '../keeping/transcript-words.ts'

interface KeptTouch {
  readonly on: readonly TouchPoint[]
  /** Of these, those about a thread that must be kept. */
  readonly held: readonly TouchPoint[]
  /** How many they wrote on others. */
  readonly written: number
}

/** More than anybody has. */
const all = 100_000

/** All of it, over these accounts of one person. */
async function keptTouch({ store }: House, community: CommunityId, accounts: readonly MemberId[]): Promise<KeptTouch> {
  const { touchPoints, threadKeeping } = store.of(community)
  const on = await touchPoints.on(accounts, 0, all)
  const kept = on.length === 0 ? new Set() : await threadKeeping.held()
  return {
    on,
    held: on.filter(({ thread }) => thread !== undefined && kept.has(thread)),
    written: await touchPoints.countBy(accounts),
  }
}

/** What there is, in a line for each kind. */
const touchSaid = (say: Say, { on, written }: KeptTouch): readonly Text[] => [
  ...(on.length === 0 ? [] : [say('touch.privacy.on', { count: on.length })]),
  ...(written === 0 ? [] : [say('touch.privacy.written', { count: written })]),
]

/** What goes of it. */
const touchGoes = (say: Say, { on, held }: KeptTouch): readonly Text[] =>
  on.length > held.length ? [say('touch.privacy.goes', { count: on.length - held.length })] : []

/** What stays, and why. */
const touchStays = (say: Say, { held, written }: KeptTouch): readonly Text[] => [
  ...(held.length === 0 ? [] : [say('touch.privacy.held', { count: held.length })]),
  ...(written === 0 ? [] : [say('touch.privacy.written-stays', { count: written })]),
]

/** Forgets those on them. */
async function forgetTouch(house: House, community: CommunityId, accounts: readonly MemberId[]): Promise<void> {
  const { on, held } = await keptTouch(house, community, accounts)
  const going = on.filter((note) => !held.includes(note))
  await house.store.of(community).touchPoints.forget(going.map(({ id }) => id))
}

/** The notes in full, as rows of a text. */
const touchRows = (say: Say, { on }: KeptTouch): readonly string[] =>
  on.map(({ at, how, said, follows = '-' }) =>
    say.label('touch.privacy.row', { at: momentSaid(say, at), how, said, follows }),
  )

export const keptOfTouch: KeptPart = {
  async of(house, community, accounts, say) {
    const kept = await keptTouch(house, community, accounts)
    return {
      count: kept.on.length + kept.written,
      said: touchSaid(say, kept),
      goes: touchGoes(say, kept),
      stays: touchStays(say, kept),
      rows: touchRows(say, kept),
    }
  },
  forget: forgetTouch,
}

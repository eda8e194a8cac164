// What is open of promises, said where somebody leaves it behind: to whoever ends a thread, and to whoever ends their duty.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import type { ThreadPromise } from '../../../domain/promise.ts'
import type { SupportThread } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { around } from '../around.ts'
import { promiseLine } from './promise-card.ts'

/** So many are named; the others are counted. */
const namedAtMost = 10
const dayMs = 24 * 60 * 60_000

/** The lines of those; nothing when there are none. */
export async function promiseLines(
  house: House,
  say: Say,
  community: CommunityId,
  open: readonly ThreadPromise[],
  most = namedAtMost,
): Promise<readonly Text[]> {
  const rows: Text[] = []
  for (const promise of open.slice(0, most)) {
    const about = await around(house, community, promise.thread)
    if (about === undefined) continue
    const numbered = { number: about.thread.number, opener: about.opener }
    rows.push(promiseLine(say, numbered, promise, house.clock.now()))
  }
  const more = open.length - rows.length
  return more > 0 ? [...rows, say('promises.more', { count: more })] : rows
}

const command = { kind: 'command', path: 'promises' } as const

/** What stays open of a thread that is solved. */
export async function openInThread(
  house: House,
  say: Say,
  { community, id }: Pick<SupportThread, 'community' | 'id'>,
): Promise<readonly Text[]> {
  const open = await house.store.of(community).promises.openIn(id)
  if (open.length === 0) return []
  const rows = await promiseLines(house, say, community, open)
  return [say('promises.stay-open', { count: open.length, command }), ...rows]
}

/** What somebody is to keep whose duty ends. */
export async function openWithThem(
  house: House,
  say: Say,
  community: CommunityId,
  member: MemberId,
): Promise<readonly Text[]> {
  const { promises, members } = house.store.of(community)
  const open = await promises.openWith(await members.ofSamePerson(member))
  if (open.length === 0) return []
  const rows = await promiseLines(house, say, community, open)
  return [say('promises.with-you', { count: open.length, command }), ...rows]
}

/** Until when nobody is asked whether they still need help: a day after what they were promised; undefined: nothing was. */
export async function promisedUntil(
  house: House,
  { community, id }: Pick<SupportThread, 'community' | 'id'>,
): Promise<number | undefined> {
  const open = await house.store.of(community).promises.openIn(id)
  if (open.length === 0) return undefined
  return Math.max(house.clock.now(), ...open.map(({ dueAt }) => dueAt)) + dayMs
}

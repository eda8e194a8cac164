// Whether somebody may open a thread now: nobody who is blocked, one for each person and topic, and what a community limits.
import { mayUse } from '../../domain/caller.ts'
import type { SupportThread } from '../../domain/support.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { aroundThread, quoted, wayFrom } from './around.ts'
import type { Asker } from './caller.ts'

/** Why not: there is one already, or it is refused. */
export type MayNot =
  | { readonly kind: 'already'; readonly thread: SupportThread }
  | { readonly kind: 'refused'; readonly why: Text }

const minuteMs = 60_000

/** Why the caller can't open a thread on a topic (the id of one; undefined: without any), if they can't. */
export async function mayNotOpen(house: House, by: Asker, topic: string | undefined): Promise<MayNot | undefined> {
  const { caller, say } = by
  const { members, threads, threadOpenings, settings } = house.store.of(caller.community)
  const why = await blockedWhy(house, by)
  if (why !== undefined) return { kind: 'refused', why }
  const accounts = await members.ofSamePerson(caller.member)
  const open = await threads.openOf(accounts)
  const same = open.find((one) => one.topic === topic)
  if (same !== undefined) return { kind: 'already', thread: same }
  const { 'support.open-at-most': most, 'support.cooldown-minutes': minutes } = await settings.get()
  if (open.length >= most) return { kind: 'refused', why: await tooMany(house, by, open, most) }
  if (minutes === 0 || mayUse('staff', caller.level)) return undefined
  const last = await threadOpenings.lastAt(accounts)
  const next = (last ?? 0) + minutes * minuteMs
  if (last === undefined || next <= house.clock.now()) return undefined
  return { kind: 'refused', why: say('opening.too-soon', { minutes, at: { kind: 'time', at: next, style: 'ago' } }) }
}

/** What a blocked person is told; undefined for everybody else. */
export async function blockedWhy(house: House, { caller, say }: Asker): Promise<Text | undefined> {
  const block = await house.store.of(caller.community).supportBlocks.of(caller.person, house.clock.now())
  if (block === undefined || mayUse('staff', caller.level)) return undefined
  const reason = quoted(block.reason)
  if (block.until === undefined) return say('opening.blocked', { reason })
  return say('opening.blocked-until', { reason, until: { kind: 'time', at: block.until, style: 'moment' } })
}

/** Says which they are, each with the way to it. */
async function tooMany(
  house: House,
  { caller, say }: Asker,
  open: readonly SupportThread[],
  most: number,
): Promise<Text> {
  const ways = await Promise.all(
    open.map(async (thread): Promise<Text> => {
      const way = wayFrom(say, await aroundThread(house, thread), 'opener', caller.space)
      const name = way ?? ({ kind: 'plain', text: say.label('support.place-name', { number: thread.number }) } as const)
      return [name, ...plain(': '), quoted(thread.subject)]
    }),
  )
  return lines(say('opening.too-many', { count: open.length, most }), ...ways)
}

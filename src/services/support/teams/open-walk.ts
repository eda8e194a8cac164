// What is done with every open thread, however many there are: with the first in the caller's transaction, with the others
// some at a time, each time in a transaction that also keeps where it goes on. Nothing waits for all of them.
import { type CommunityId, threadId } from '../../../domain/ids.ts'
import type { SupportThread } from '../../../domain/support.ts'
import type { Flow } from '../../flow.ts'
import type { House } from '../../house.ts'

/** How it goes on over the open threads of a community. */
export interface OpenWalk {
  /** The kind of what is due; its subject is the last thread with which it was done. */
  readonly due: string
  /** How many at a time. */
  readonly most: number
  /** Does it with these; safe to repeat. */
  with(house: House, community: CommunityId, threads: readonly SupportThread[]): Promise<void>
}

/** Begins in the caller's transaction. One that is on its way is left: what is done from now on is what that would have done. */
export async function walkOpen(house: House, community: CommunityId, walk: OpenWalk): Promise<void> {
  await house.delivery.noneLater(community, walk.due)
  await goOn(house, community, walk, undefined)
}

async function goOn(house: House, community: CommunityId, walk: OpenWalk, after: string | undefined): Promise<void> {
  const last = after === undefined ? undefined : threadId(after)
  const threads = await house.store.of(community).threads.openAfter(last, walk.most)
  await walk.with(house, community, threads)
  const end = threads.at(-1)
  if (end !== undefined && threads.length === walk.most)
    await house.delivery.later(community, walk.due, end.id, house.clock.now())
}

/** What delivery calls to go on. */
export const walksOn = (house: House, walk: OpenWalk): Flow['due'] => ({
  [walk.due]: ({ community, subject }) => goOn(house, community, walk, subject),
})

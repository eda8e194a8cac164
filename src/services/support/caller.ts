// Who asks the support service for something, and the thread they mean.
import { type Caller, mayUse } from '../../domain/caller.ts'
import { threadId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { Place } from '../../domain/place.ts'
import { isOpen, type SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import { type Around, aroundThread, wayFrom } from './around.ts'
import { goesOnIn } from './goes-on-in.ts'

/** Whoever asks: every call of a command or button is one. */
export interface Asker {
  /** The natural key of the call. */
  readonly key: string
  readonly caller: Caller
  /** The sentences in their language. */
  readonly say: Say
  /** Where they call; absent where a platform does not tell. */
  readonly place?: Place | undefined
}

/** The caller as the member they are. */
export const memberOfCaller = ({ member: id, user, name }: Caller): Pick<Member, 'id' | 'user' | 'name'> => ({
  id,
  user,
  name,
})

/** How a button names a thread: by its id, or, where it was posted before that, by the number that it had then. */
export type WhichThread = string

/** The thread in the caller's community. Throws a UserError when there is none. */
export async function knownThread(house: House, { caller, say }: Asker, which: WhichThread): Promise<Around> {
  const thread = await (isNumber(which) ? threadNumbered(house, caller, Number(which)) : threadOf(house, caller, which))
  if (thread === undefined) throw new UserError(say('support.unknown', { queue: { kind: 'command', path: 'queue' } }))
  return aroundThread(house, thread)
}

const isNumber = (which: WhichThread): boolean => /^\d{1,9}$/.test(which)

const threadOf = ({ store }: House, { community }: Caller, id: string): Promise<SupportThread | undefined> =>
  store.of(community).threads.get(threadId(id))

/** A number in a button is as old as the button: where the space has joined another since, it is the one from before. */
async function threadNumbered({ store }: House, caller: Caller, number: number): Promise<SupportThread | undefined> {
  const { threads, formerNumbers } = store.of(caller.community)
  const former = await formerNumbers.find(caller.space, 'thread', number)
  return former === undefined ? threads.byNumber(number) : threads.get(threadId(former))
}

/** The same, when something can still be done about it. Throws a UserError when it is solved or closed. */
export async function knownOpenThread(house: House, by: Asker, which: WhichThread): Promise<Around> {
  const about = await knownThread(house, by, which)
  await mustBeOpen(house, by, about)
  return about
}

/** Throws a UserError when the thread is solved, closed, or goes on in another. */
export async function mustBeOpen(house: House, { say, caller }: Asker, { thread }: Around): Promise<void> {
  const { state, number } = thread
  if (isOpen(thread)) return
  const next = await goesOnIn(house, thread)
  if (next !== undefined) {
    const place = wayFrom(say, next, mayUse('staff', caller.level) ? 'team' : 'opener', caller.space)
    const args = { number, into: next.thread.number }
    throw new UserError(
      place === undefined ? say('support.is-merged', args) : say('support.is-merged-place', { ...args, place }),
    )
  }
  const support = { kind: 'command', path: 'support' } as const
  throw new UserError(
    state === 'closed' ? say('support.is-closed', { number }) : say('support.is-solved', { number, support }),
  )
}

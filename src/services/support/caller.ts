// Who asks the support service for something, and the thread they mean.
import type { Caller } from '../../domain/caller.ts'
import type { Member } from '../../domain/member.ts'
import { isOpen } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import { type Around, aroundThread } from './around.ts'

/** Whoever asks: every call of a command or button is one. */
export interface Asker {
  /** The natural key of the call. */
  readonly key: string
  readonly caller: Caller
  /** The sentences in their language. */
  readonly say: Say
}

/** The caller as the member they are. */
export const memberOfCaller = ({ member: id, user, name }: Caller): Pick<Member, 'id' | 'user' | 'name'> => ({
  id,
  user,
  name,
})

/** The thread of that number in the caller's community. Throws a UserError when there is none. */
export async function threadNumbered(house: House, { caller, say }: Asker, number: number): Promise<Around> {
  const thread = await house.store.of(caller.community).threads.byNumber(number)
  if (thread === undefined)
    throw new UserError(say('support.unknown', { number, queue: { kind: 'command', path: 'queue' } }))
  return aroundThread(house, thread)
}

/** The same, when something can still be done about it. Throws a UserError when it is solved or closed. */
export async function openThreadNumbered(house: House, by: Asker, number: number): Promise<Around> {
  const about = await threadNumbered(house, by, number)
  const { state } = about.thread
  if (isOpen(about.thread)) return about
  const support = { kind: 'command', path: 'support' } as const
  throw new UserError(
    state === 'closed' ? by.say('support.is-closed', { number }) : by.say('support.is-solved', { number, support }),
  )
}

// Which open thread an act is meant for.
import type { Member } from '../../../domain/member.ts'
import { UserError } from '../../../ports/errors.ts'
import type { House } from '../../house.ts'
import type { Around } from '../around.ts'
import { type Asker, mustBeOpen } from '../caller.ts'
import { findThread } from '../find-thread.ts'

/** A role or a person, as somebody chose them in their own space. */
export interface Chosen {
  readonly kind: 'user' | 'role'
  readonly id: string
  readonly name: string
}

/** What an act is meant for: a number; or, without one, where the caller is. */
export type Meant = number | undefined

/** The thread that is meant. Rejects with a UserError when there is none, or it is solved or closed. */
export async function openMeant(house: House, by: Asker, meant: Meant): Promise<Around> {
  const about = await findThread(house).meant(by, meant)
  await mustBeOpen(house, by, about)
  return about
}

/**
 * Free words take all that is typed in one line, also the number of the thread behind them: it is taken off again, unless
 * the call comes from a thread.
 */
export async function numberBehind(
  house: House,
  by: Asker,
  words: string,
  meant: Meant,
): Promise<{ readonly words: string; readonly meant: Meant }> {
  const found = /^(.*\S)\s+#?([1-9]\d{0,8})$/s.exec(words.trim())
  if (meant !== undefined || found === null) return { words, meant }
  const { threads } = house.store.of(by.caller.community)
  const here = by.place === undefined ? undefined : await threads.at(by.place)
  return here === undefined ? { words: found[1] ?? '', meant: Number(found[2]) } : { words, meant }
}

/** Somebody who was chosen, as the member they are. Rejects with a UserError when Hearth does not know them. */
export async function memberChosen(house: House, { caller, say }: Asker, who: Chosen): Promise<Member> {
  if (who.kind === 'role') throw new UserError(say('acts.one-person', { name: who.name }))
  const { members } = house.store.of(caller.community)
  const member = await members.byUser({ space: caller.space, user: who.id })
  if (member === undefined || member.bot) throw new UserError(say('acts.unknown-person', { name: who.name }))
  return member
}

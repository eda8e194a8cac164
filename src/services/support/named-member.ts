// A member as staff name one in a command: a person of the space, known to Hearth.
import type { Member } from '../../domain/member.ts'
import { UserError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import type { Asker } from './caller.ts'

/** A person or a role, as a command gets it. */
export interface NamedPeople {
  readonly kind: 'user' | 'role'
  readonly id: string
  readonly name: string
}

/** The member. Throws a UserError when a role was named, or nobody whom Hearth knows. */
export async function memberNamed(house: House, { caller, say }: Asker, who: NamedPeople): Promise<Member> {
  if (who.kind === 'role') throw new UserError(say('named.no-role', { name: who.name }))
  const user = { space: caller.space, user: who.id }
  const member = await house.store.of(caller.community).members.byUser(user)
  if (member === undefined) throw new UserError(say('named.unknown', { name: who.name }))
  return member
}

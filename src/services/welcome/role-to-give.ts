// Which roles people may be given by a choice of theirs: none that makes anybody a moderator, whoever names it.

import type { Caller } from '../../domain/caller.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import { namedStaff } from '../support/teams/alone.ts'
import { giftKindOf } from './giving.ts'

/** A role or a person, as it was named. */
export interface NamedRole {
  readonly kind: 'user' | 'role'
  readonly id: string
  readonly name: string
  /** It may do what only moderators may. */
  readonly powers?: true
}

/** The role, if it may be given in the caller's space. Rejects with a UserError that says what to name instead. */
export async function roleToGive(
  house: House,
  caller: Caller,
  say: Say,
  named: NamedRole,
  what: 'interest' | 'finishing' | 'thanks',
): Promise<NamedRole> {
  if (giftKindOf(house, caller.space) !== 'role') throw new UserError(say('gifts.no-roles-here', { what }))
  const { name } = named
  if (named.kind === 'user') throw new UserError(say('gifts.a-person', { name }))
  const moderators = namedStaff(await house.store.of(caller.community).settings.get())
  const space = spaceKey(caller.space)
  const moderates = moderators.some((one) => one.space === space && one.kind === 'role' && one.id === named.id)
  if (moderates || named.powers === true) throw new UserError(say('gifts.powers', { name }))
  return named
}

// Who calls, as Hearth knows them.
import type { CommunityId, MemberId, PersonId } from './ids.ts'
import type { SpaceRef, UserRef } from './place.ts'

/** Who may use something. Each level includes the ones before it. */
export const levels = ['everyone', 'staff', 'admins'] as const
export type Level = (typeof levels)[number]

export interface Caller {
  readonly community: CommunityId
  readonly space: SpaceRef
  readonly member: MemberId
  readonly person: PersonId
  readonly user: UserRef
  readonly name: string
  readonly level: Level
  readonly guest: boolean
  /** The ids of the roles that they have where they call; absent where none is known. */
  readonly roles?: readonly string[]
  /** They are named to say hello to newcomers, by themselves or by a role. */
  readonly greeter: boolean
  /** Whether an admin has said *Looks right*: until then nothing is written for anybody else. */
  readonly confirmed: boolean
}

/** Whether somebody of this level may use what is for that one. */
export const mayUse = (who: Level, level: Level): boolean => levels.indexOf(level) >= levels.indexOf(who)

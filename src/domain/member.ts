// A member: an account in a space, and the person behind it.
import type { CommunityId, MemberId, PersonId } from './ids.ts'
import type { PlatformName, ThreadPlace, UserRef } from './place.ts'

export interface Member {
  readonly id: MemberId
  readonly community: CommunityId
  readonly person: PersonId
  readonly user: UserRef
  readonly name: string
  readonly locale: string | undefined
  readonly bot: boolean
  readonly guest: boolean
  /** When they joined the space last, as far as Hearth knows; undefined when they were there before. */
  readonly joinedAt: number | undefined
  readonly leftAt: number | undefined
  readonly greetedAt: number | undefined
  /** They joined and had not passed the rules screening by then, as far as Hearth knows. */
  readonly pending: boolean
  /** When a direct message that the staff should have read did not reach them: they are not written to for the staff again. */
  readonly unreachableAt: number | undefined
  /** Where they are told what a direct message could not tell them; undefined while there is no such thread. */
  readonly privateThread: ThreadPlace | undefined
  /** When they were last seen, to the minute; undefined while no other account is the same person. */
  readonly activeAt: number | undefined
}

/** Two joins of one account closer than this, with no leave between, are one (Discord sends some twice, 400 ms apart). */
const sameJoinMs = 60_000

/**
 * Whether a join is a new one: the first, after a known leave, or over a minute after the last. Slack names no moment of
 * joining, only that somebody did, sometimes minutes late: there a join without a leave before it is the one that is known.
 */
export function isNewJoin(
  member: Pick<Member, 'joinedAt' | 'leftAt'> | undefined,
  joinedAt: number,
  platform: PlatformName,
): boolean {
  if (member === undefined) return true
  if (member.leftAt !== undefined) return true
  if (platform === 'slack') return false
  return member.joinedAt !== undefined && joinedAt > member.joinedAt + sameJoinMs
}

// Newcomers of one community to whom somebody is to say hello in person, and who does.
import type { Kysely } from 'kysely'
import type { Arrival } from '../../domain/arrival.ts'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'
import { arrivalOf } from './arrivals.ts'

export interface Hellos {
  /** Greeters are to be asked for this newcomer. */
  wait(member: MemberId): Promise<void>
  /** Those of a space for whom nobody has been asked, the first first. */
  waiting(space: SpaceRef, most: number): Promise<readonly MemberId[]>
  /** Greeters are asked for these, by one list. */
  ask(members: readonly MemberId[], list: string): Promise<void>
  /** Whoever stands on a list and has not left again, the first first. */
  onList(list: string): Promise<readonly Arrival[]>
  /** The list that somebody stands on; undefined while they stand on none. */
  listOf(member: MemberId): Promise<string | undefined>
  /** Somebody greets them. False when they are not asked for, or somebody else does already. */
  take(member: MemberId, greeter: MemberId, at: number): Promise<boolean>
  /** They have left: nobody is asked for them any more. */
  gone(member: MemberId): Promise<void>
}

/** Those of one community. */
export function hellosOf(db: () => Kysely<Tables>, community: CommunityId): Hellos {
  const changing = () => db().updateTable('arrivals').where('community', '=', community)
  const rows = () => db().selectFrom('arrivals').selectAll().where('community', '=', community)
  return {
    async wait(member) {
      await changing().where('member', '=', member).set({ hello: 'waiting' }).execute()
    },
    async waiting(space, most) {
      const found = await rows()
        .where('space', '=', spaceKey(space))
        .where('hello', '=', 'waiting')
        .orderBy('arrived_at')
        .orderBy('member')
        .limit(most)
        .execute()
      return found.map(({ member }) => memberId(member))
    },
    async ask(members, list) {
      await changing()
        .where('member', 'in', [...members])
        .set({ hello: 'asked', list })
        .execute()
    },
    async onList(list) {
      const found = await rows()
        .where('list', '=', list)
        .where('hello', '!=', 'gone')
        .orderBy('arrived_at')
        .orderBy('member')
        .execute()
      return found.map(arrivalOf)
    },
    async listOf(member) {
      const row = await rows().where('member', '=', member).executeTakeFirst()
      return row?.list ?? undefined
    },
    async take(member, greeter, at) {
      const { numUpdatedRows } = await changing()
        .where('member', '=', member)
        .where('hello', '=', 'asked')
        .set({ hello: 'taken', greeter, taken_at: at })
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async gone(member) {
      await changing().where('member', '=', member).where('hello', '!=', 'none').set({ hello: 'gone' }).execute()
    },
  }
}

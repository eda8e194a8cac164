// The secrets with which others hand in problems to one community, how much each handed in lately, and what makes one that was
// handed in before known again.
import { type Kysely, type Selectable, sql } from 'kysely'
import { type CommunityId, type MemberId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'

export interface IntakeSecret {
  readonly id: string
  readonly hash: string
  readonly madeBy: MemberId
  readonly madeAt: number
  readonly usedAt: number | undefined
}

/** So many in such a time. */
export interface IntakeRate {
  readonly most: number
  readonly windowMs: number
}

export type IntakeTaken =
  | { readonly kind: 'taken' }
  /** There were so many that the next is taken at this moment. */
  | { readonly kind: 'later'; readonly at: number }
  | { readonly kind: 'revoked' }

export interface IntakeRows {
  /** Those of a space, the oldest first. */
  secrets(space: SpaceRef): Promise<readonly IntakeSecret[]>
  add(secret: Omit<IntakeSecret, 'usedAt'>, space: SpaceRef): Promise<void>
  /** Takes it away, with what is known of what was handed in with it. False when it was gone. */
  revoke(id: string, space: SpaceRef): Promise<boolean>
  /** Counts one more, under the secret's row lock until the end of the transaction. */
  take(id: string, at: number, rate: IntakeRate): Promise<IntakeTaken>
  /** The thread that was opened for it, or that it was added to. */
  known(secret: string, key: string, now: number): Promise<ThreadId | undefined>
  /** Keeps that, until a moment, in place of what was kept too long; and forgets all that is too old. */
  keep(secret: string, key: string, thread: ThreadId, now: number, until: number): Promise<void>
  /** What was handed in for a thread is known no more. */
  forget(thread: ThreadId): Promise<void>
}

const secretOf = (row: Selectable<Tables['intake_secrets']>): IntakeSecret => ({
  ...{ id: row.id, hash: row.hash, madeBy: memberId(row.made_by), madeAt: row.made_at },
  usedAt: row.used_at ?? undefined,
})

/** The intake of one community. */
export function intakeOf(db: () => Kysely<Tables>, community: CommunityId): IntakeRows {
  const secrets = () => db().selectFrom('intake_secrets').selectAll().where('community', '=', community)
  const keysGone = () => db().deleteFrom('intake_keys').where('community', '=', community)
  return {
    async secrets(space) {
      const rows = await secrets().where('space', '=', spaceKey(space)).orderBy('id').execute()
      return rows.map(secretOf)
    },
    async add({ id, hash, madeBy, madeAt }, space) {
      const row = { id, community, space: spaceKey(space), hash, made_by: madeBy, made_at: madeAt }
      await db()
        .insertInto('intake_secrets')
        .values({ ...row, used_at: null, window_at: madeAt, taken: 0 })
        .execute()
    },
    async revoke(id, space) {
      const row = await secrets().where('id', '=', id).where('space', '=', spaceKey(space)).executeTakeFirst()
      if (row === undefined) return false
      await keysGone().where('secret', '=', id).execute()
      await db().deleteFrom('intake_secrets').where('community', '=', community).where('id', '=', id).execute()
      return true
    },
    async take(id, at, { most, windowMs }) {
      const since = at - windowMs
      const taken = await db()
        .updateTable('intake_secrets')
        .set({
          used_at: at,
          taken: sql<number>`case when window_at <= ${since} then 1 else taken + 1 end`,
          window_at: sql<number>`case when window_at <= ${since} then ${at} else window_at end`,
        })
        .where('community', '=', community)
        .where('id', '=', id)
        .where((build) => build.or([build('window_at', '<=', since), build('taken', '<', most)]))
        .returning('id')
        .executeTakeFirst()
      if (taken !== undefined) return { kind: 'taken' }
      const row = await secrets().where('id', '=', id).executeTakeFirst()
      return row === undefined ? { kind: 'revoked' } : { kind: 'later', at: row.window_at + windowMs }
    },
    async known(secret, key, now) {
      const row = await db()
        .selectFrom('intake_keys')
        .select('thread')
        .where('community', '=', community)
        .where('secret', '=', secret)
        .where('key', '=', key)
        .where('kept_until', '>', now)
        .executeTakeFirst()
      return row === undefined ? undefined : threadId(row.thread)
    },
    async keep(secret, key, thread, now, until) {
      await keysGone().where('kept_until', '<=', now).execute()
      await db().insertInto('intake_keys').values({ secret, key, community, thread, kept_until: until }).execute()
    },
    async forget(thread) {
      await keysGone().where('thread', '=', thread).execute()
    },
  }
}

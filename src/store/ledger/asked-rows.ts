// Calls that were acknowledged and have no answer yet: rows of the inbox, there before the work that marks them as done.
import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'
import { isLeft, isLeftAtStart } from './held-by.ts'
import type { InboxMark } from './inbox-rows.ts'
import type { Holder } from './process-rows.ts'

export interface AskedRow {
  readonly key: string
  readonly community: string
  readonly payload: unknown
}

export interface AskedRows {
  /** False when the key is known already. */
  add(mark: InboxMark & { readonly community: string }): Promise<boolean>
  /** The call, while it has no answer; undefined once it has. */
  get(key: string): Promise<AskedRow | undefined>
  /**
   * All without an answer whose process is gone, the oldest first. `at start`: also those that this one was asked in an
   * earlier life.
   */
  left(whose: 'at start' | 'of the dead'): Promise<readonly AskedRow[]>
  /** Forgets a call that is answered by other means than a stored answer. */
  remove(key: string): Promise<void>
}

/** The unanswered calls of all communities. */
export function askedRows(db: () => Kysely<Tables>, me: Holder): AskedRows {
  const unanswered = () => db().selectFrom('inbox').select(['key', 'community', 'payload']).where('state', '=', 'asked')
  const read = ({ key, community, payload }: { key: string; community: string | null; payload: string | null }) => ({
    key,
    community: community ?? '',
    payload: JSON.parse(payload ?? 'null') as unknown,
  })
  return {
    async add({ key, community, kind, what, placeKey, payload, at }) {
      const { numInsertedOrUpdatedRows = 0n } = await db()
        .insertInto('inbox')
        .values({
          ...{ key, community, kind, what, place_key: placeKey, payload: JSON.stringify(payload), state: 'asked' },
          ...{ answer: null, received_at: at, attempts: 0, next_at: null, error: null, owner: me.id },
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },
    async get(key) {
      const row = await unanswered().where('key', '=', key).executeTakeFirst()
      return row === undefined ? undefined : read(row)
    },
    async left(whose) {
      const left = whose === 'at start' ? isLeftAtStart('owner', me) : isLeft('owner')
      return (await unanswered().where(left).orderBy('received_at').execute()).map(read)
    },
    async remove(key) {
      await db().deleteFrom('inbox').where('key', '=', key).where('state', '=', 'asked').execute()
    },
  }
}

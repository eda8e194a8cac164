// Which messages of ours show what was said in the support threads of one community: the copies that were carried, and what
// Hearth posted for whoever filled in a form.
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { CommunityId } from '../../domain/ids.ts'
import type { MessageRef } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'
import { messageKey } from './message-key.ts'
import { readMessageRef } from './stored-place.ts'

/** A message of ours, with the names of the files that went with it. */
export interface ShownCopy {
  readonly ref: MessageRef
  readonly files: readonly string[]
}

export interface ThreadCopies {
  /** Keeps that one of ours shows a message of the record. */
  add(message: string, copy: ShownCopy): Promise<void>
  /** All that show it still, in no order. */
  of(message: string): Promise<readonly ShownCopy[]>
  /** Whether this message of ours is one of them, or was. */
  has(ref: MessageRef): Promise<boolean>
  /** It stands no more. */
  gone(ref: MessageRef): Promise<void>
  /** None of a message's stands any more. */
  allGone(message: string): Promise<void>
}

const names = z.array(z.string())

/** The copies of one community. */
export function threadCopiesOf(db: () => Kysely<Tables>, community: CommunityId): ThreadCopies {
  const go = () => db().updateTable('thread_message_copies').set({ gone: 1 }).where('community', '=', community)
  return {
    async add(message, { ref, files }) {
      const shown = { ref: JSON.stringify(ref), files: JSON.stringify(files), gone: 0 }
      await db()
        .insertInto('thread_message_copies')
        .values({ message, key: messageKey(ref), community, ...shown })
        .onConflict((conflict) => conflict.columns(['message', 'key']).doUpdateSet(shown))
        .execute()
    },
    async of(message) {
      const rows = await db()
        .selectFrom('thread_message_copies')
        .select(['ref', 'files'])
        .where('community', '=', community)
        .where('message', '=', message)
        .where('gone', '=', 0)
        .execute()
      return rows.map(({ ref, files }) => ({ ref: readMessageRef(ref), files: names.parse(JSON.parse(files)) }))
    },
    async has(ref) {
      const row = await db()
        .selectFrom('thread_message_copies')
        .select('message')
        .where('community', '=', community)
        .where('key', '=', messageKey(ref))
        .executeTakeFirst()
      return row !== undefined
    },
    async gone(ref) {
      await go().where('key', '=', messageKey(ref)).execute()
    },
    async allGone(message) {
      await go().where('message', '=', message).execute()
    },
  }
}

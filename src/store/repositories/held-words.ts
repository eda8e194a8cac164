// Words of one community that wait for the end of a support thread they are for.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import type { MessageRef } from '../../domain/place.ts'
import { type HeldWords, type ThreadEnd, wordsManners } from '../../domain/support.ts'
import { readFileRefs } from '../../ports/stored-file.ts'
import { keepSignature, readSignature } from '../../ports/stored-signature.ts'
import type { Tables } from '../schema.ts'
import { messageKey, messageNamed } from './message-key.ts'

export interface HeldWordsRows {
  hold(words: HeldWords, at: number): Promise<void>
  /** Takes out all that wait for that end, the earliest first. */
  take(thread: ThreadId, toward: ThreadEnd): Promise<readonly HeldWords[]>
  /** Takes out all of which it was not known whether they were written in the thread, the earliest first. */
  takeEarly(thread: ThreadId): Promise<readonly HeldWords[]>
  /** They go nowhere. */
  drop(id: string): Promise<void>
  /** Whether something waits of a message that was written before it was known where it stands. */
  has(source: MessageRef): Promise<boolean>
  /** Its author removed that: it goes nowhere. */
  removed(source: MessageRef): Promise<void>
  /** Whatever waits in that thread goes nowhere. */
  forget(thread: ThreadId): Promise<void>
}

/** The waiting words of one community. */
export const heldWordsOf = (db: () => Kysely<Tables>, community: CommunityId): HeldWordsRows => {
  const ofSource = (source: MessageRef) =>
    db().selectFrom('held_words').where('community', '=', community).where('source', '=', messageKey(source))
  const takeOut = (thread: ThreadId) =>
    db().deleteFrom('held_words').where('community', '=', community).where('thread', '=', thread)
  return {
    async hold(words, at) {
      await db()
        .insertInto('held_words')
        .values({
          id: words.id,
          community,
          thread: words.thread,
          toward: words.toward,
          author: words.author,
          manner: words.manner,
          text: words.text,
          under: words.under ?? null,
          source: words.source === undefined ? null : messageKey(words.source),
          missed_at: words.missedAt ?? null,
          files: words.files === undefined ? null : JSON.stringify(words.files),
          signed: words.signature === undefined ? null : keepSignature(words.signature),
          at,
        })
        .execute()
    },
    async take(thread, toward) {
      return inOrder(
        await takeOut(thread).where('toward', '=', toward).where('under', 'is', null).returningAll().execute(),
      )
    },
    async takeEarly(thread) {
      return inOrder(await takeOut(thread).where('under', 'is not', null).returningAll().execute())
    },
    async drop(id) {
      await db().deleteFrom('held_words').where('community', '=', community).where('id', '=', id).execute()
    },
    async has(source) {
      const row = await ofSource(source).select('id').executeTakeFirst()
      return row !== undefined
    },
    async removed(source) {
      await db()
        .deleteFrom('held_words')
        .where('community', '=', community)
        .where('source', '=', messageKey(source))
        .execute()
    },
    async forget(thread) {
      await takeOut(thread).execute()
    },
  }
}

type Row = Selectable<Tables['held_words']>

const inOrder = (rows: readonly Row[]): readonly HeldWords[] =>
  rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({
      id: row.id,
      thread: threadId(row.thread),
      toward: row.toward === 'team' ? 'team' : 'opener',
      author: memberId(row.author),
      manner: wordsManners.find((manner) => manner === row.manner) ?? 'written',
      text: row.text,
      ...(row.under === null ? {} : { under: row.under, at: row.at }),
      ...(row.source === null ? {} : { source: messageNamed(row.source) }),
      ...(row.missed_at === null ? {} : { missedAt: row.missed_at }),
      ...(row.files === null ? {} : { files: readFileRefs(JSON.parse(row.files)) }),
      ...(row.signed === null ? {} : { signature: readSignature(row.signed) }),
    }))

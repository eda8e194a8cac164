// What was said in the support threads of one community: each message as it is now, and what it said before.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import { type EarlierWords, type GoneWay, goneWays, type KeptMessage } from '../../domain/kept.ts'
import type { MessageRef } from '../../domain/place.ts'
import type { ThreadEnd } from '../../domain/support.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { messageKey } from './message-key.ts'

export interface NewKeptMessage {
  /** Later ones sort after earlier ones. */
  readonly id: string
  readonly thread: ThreadId
  readonly end: ThreadEnd
  readonly internal: boolean
  readonly author: MemberId | undefined
  readonly ref: MessageRef | undefined
  readonly text: string
  readonly at: number
  /** It was heard of by an edit. */
  readonly editedAt?: number
  /** It was heard of by its going. */
  readonly gone?: GoneWay
}

export interface ChangedWords {
  readonly text: string
  readonly at?: number
  readonly editedAt?: number
  /** Whose it is, where that was not known. */
  readonly author?: MemberId
}

export interface Conversations {
  /** The message that stands there on its platform; undefined while it is not known. */
  find(ref: MessageRef): Promise<KeptMessage | undefined>
  get(id: string): Promise<KeptMessage | undefined>
  /** The message that was carried; undefined where it is not kept. */
  ofCarried(carried: string): Promise<KeptMessage | undefined>
  add(message: NewKeptMessage): Promise<void>
  /** Its words, and since when they are these. */
  change(id: string, words: ChangedWords): Promise<void>
  /** The message of ours that it is on its platform, where none was known. */
  standsAs(id: string, ref: MessageRef): Promise<void>
  /** Keeps what it said before, once for each moment. `id` is a new one. */
  keepEarlier(id: string, message: string, earlier: EarlierWords): Promise<void>
  /** It is gone, with its words and what they were before, unless these stay. */
  goes(
    id: string,
    gone: { readonly how: GoneWay; readonly at: number; readonly by?: MemberId },
    words: 'go' | 'stay',
  ): Promise<void>
  /** All of a thread, in the order in which it was said. */
  of(thread: ThreadId): Promise<readonly KeptMessage[]>
  /** What the messages of a thread said before, by message, the earliest first. */
  earlierOf(thread: ThreadId): Promise<ReadonlyMap<string, readonly EarlierWords[]>>
  /** What these accounts said, anywhere, in its order. */
  by(authors: readonly MemberId[]): Promise<readonly KeptMessage[]>
  /** Deletes all of a thread. Answers how many messages it was. */
  erase(thread: ThreadId): Promise<number>
}

type Row = Selectable<Tables['thread_messages']>

function messageOf(row: Row): KeptMessage {
  const how = goneWays.find((one) => one === row.gone)
  const by = row.gone_by === null ? {} : { by: memberId(row.gone_by) }
  return {
    id: row.id,
    thread: threadId(row.thread),
    end: row.side === 'team' ? 'team' : 'opener',
    internal: row.internal === 1,
    author: row.author === null ? undefined : memberId(row.author),
    text: row.text,
    at: row.at,
    editedAt: row.edited_at ?? undefined,
    gone: how === undefined ? undefined : { how, at: row.gone_at ?? row.at, ...by },
  }
}

const addMessage = hot(
  [
    'id',
    'community',
    'thread',
    'side',
    'internal',
    'author',
    'ref',
    'text',
    'at',
    'edited_at',
    'gone',
    'gone_at',
    'gone_by',
  ],
  (db, row: Row) => db.insertInto('thread_messages').values(row),
)
const messageAt = hot(['community', 'ref'], (db, { community, ref }: { community: string; ref: string }) =>
  db.selectFrom('thread_messages').selectAll().where('community', '=', community).where('ref', '=', ref),
)

/** The conversations of one community. */
export function conversationsOf(db: () => Kysely<Tables>, community: CommunityId): Conversations {
  const rows = () => db().selectFrom('thread_messages').selectAll().where('community', '=', community)
  const update = (id: string, values: Partial<Row>) =>
    db().updateTable('thread_messages').set(values).where('community', '=', community).where('id', '=', id).execute()
  const dropEarlier = (id: string) =>
    db().deleteFrom('thread_message_edits').where('community', '=', community).where('message', '=', id).execute()
  return {
    async find(ref) {
      const [row] = (await messageAt(db(), { community, ref: messageKey(ref) })).rows
      return row === undefined ? undefined : messageOf(row)
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : messageOf(row)
    },
    async ofCarried(carried) {
      const named = (column: 'source' | 'kept') =>
        db().selectFrom('carried').select(column).where('community', '=', community).where('id', '=', carried)
      const row = await rows()
        .where((eb) => eb.or([eb('ref', '=', named('source')), eb('id', '=', named('kept'))]))
        .executeTakeFirst()
      return row === undefined ? undefined : messageOf(row)
    },
    async add({ id, thread, end, internal, author, ref, text, at, editedAt, gone }) {
      await addMessage(db(), {
        ...{ id, community, thread, side: end, internal: internal ? 1 : 0, author: author ?? null },
        ...{ ref: ref === undefined ? null : messageKey(ref), text, at, edited_at: editedAt ?? null },
        ...{ gone: gone ?? null, gone_at: gone === undefined ? null : at, gone_by: null },
      })
    },
    async change(id, { text, at, editedAt, author }) {
      const moments = {
        ...(at === undefined ? {} : { at }),
        ...(editedAt === undefined ? {} : { edited_at: editedAt }),
      }
      await update(id, { text, ...moments, ...(author === undefined ? {} : { author }) })
    },
    async standsAs(id, ref) {
      await db()
        .updateTable('thread_messages')
        .set({ ref: messageKey(ref) })
        .where('community', '=', community)
        .where('id', '=', id)
        .where('ref', 'is', null)
        .where('gone', 'is', null)
        .execute()
    },
    async keepEarlier(id, message, { text, at }) {
      await db()
        .insertInto('thread_message_edits')
        .values({ id, community, message, text, at })
        .onConflict((conflict) => conflict.columns(['message', 'at']).doNothing())
        .execute()
    },
    async goes(id, { how, at, by }, words) {
      const blank = words === 'stay' ? {} : { text: '' }
      const nobody = how === 'forgotten' ? { author: null, ref: null } : {}
      await update(id, { gone: how, gone_at: at, gone_by: by ?? null, ...blank, ...nobody })
      if (words === 'go') await dropEarlier(id)
    },
    of: async (thread) =>
      (await rows().where('thread', '=', thread).orderBy('at').orderBy('id').execute()).map(messageOf),
    async earlierOf(thread) {
      const found = await db()
        .selectFrom('thread_message_edits')
        .innerJoin('thread_messages', 'thread_messages.id', 'thread_message_edits.message')
        .select(['thread_message_edits.message', 'thread_message_edits.text', 'thread_message_edits.at'])
        .where('thread_messages.community', '=', community)
        .where('thread_messages.thread', '=', thread)
        .orderBy('thread_message_edits.at')
        .orderBy('thread_message_edits.id')
        .execute()
      return Map.groupBy(found, ({ message }) => message)
    },
    by: async (authors) =>
      (
        await rows()
          .where('author', 'in', [...authors])
          .orderBy('at')
          .orderBy('id')
          .execute()
      ).map(messageOf),
    async erase(thread) {
      const ofThread = db()
        .selectFrom('thread_messages')
        .select('id')
        .where('community', '=', community)
        .where('thread', '=', thread)
      await db()
        .deleteFrom('thread_message_edits')
        .where('community', '=', community)
        .where('message', 'in', ofThread)
        .execute()
      await db()
        .deleteFrom('thread_message_copies')
        .where('community', '=', community)
        .where('message', 'in', ofThread)
        .execute()
      const { numDeletedRows } = await db()
        .deleteFrom('thread_messages')
        .where('community', '=', community)
        .where('thread', '=', thread)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

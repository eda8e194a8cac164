// What was carried in the support threads of one community, and the messages of ours that stand for it at the other end.

import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { type CommunityId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import type { MessageRef } from '../../domain/place.ts'
import {
  type CarriedWords,
  type Reaction,
  type Removal,
  removals,
  type ThreadEnd,
  wordsManners,
} from '../../domain/support.ts'
import { readFileRefs } from '../../ports/stored-file.ts'
import { keepSignature, readSignature } from '../../ports/stored-signature.ts'
import type { Tables } from '../schema.ts'
import { messageKey, messageNamed } from './message-key.ts'
import { readMessageRef } from './stored-place.ts'

/** One of the messages that stand for what was carried. */
export interface Copy {
  readonly part: number
  readonly ref: MessageRef
  /** The names of the files that crossed with it. */
  readonly files: readonly string[]
}

export interface CarriedChange {
  readonly text?: string
  readonly edited?: true
  readonly removed?: Removal
  readonly reactions?: readonly Reaction[]
  /** How many messages it is brought in. */
  readonly parts?: number
}

export interface CarriedRows {
  add(words: Omit<CarriedWords, 'version' | 'edited' | 'removed' | 'reactions' | 'parts'>): Promise<void>
  get(id: string): Promise<CarriedWords | undefined>
  /** What was carried of a message. */
  of(source: MessageRef): Promise<CarriedWords | undefined>
  /** Both halves of a reply: what its opener reads, and the team's copy. */
  ofReply(reply: string): Promise<readonly CarriedWords[]>
  /** What was carried of a message of the record. */
  ofKept(message: string): Promise<readonly CarriedWords[]>
  /** The last replies in a thread that their opener reads, the latest first. */
  repliesIn(thread: ThreadId, toward: ThreadEnd, most: number): Promise<readonly CarriedWords[]>
  /** What one of our messages stands for. */
  shownBy(copy: MessageRef): Promise<CarriedWords | undefined>
  /** Brings its messages anew: without its files, and as what was changed where it is no reply. */
  anew(id: string): Promise<void>
  /** Changes it; gives it as it is then. */
  change(id: string, change: CarriedChange): Promise<CarriedWords | undefined>
  /** Keeps which message of ours stands for a part of it. */
  stands(id: string, copy: Copy): Promise<void>
  /** In the order of the parts. */
  copies(id: string): Promise<readonly Copy[]>
  /** Forgets its messages: others are to stand for it. */
  forgetCopies(id: string): Promise<void>
  /** Takes out what was never brought. */
  drop(id: string): Promise<void>
  /** Blanks the words of a thread, and keeps them from being brought. */
  erase(thread: ThreadId): Promise<void>
  /** Forgets all of a thread. */
  forget(thread: ThreadId): Promise<void>
}

const reactions = z.array(
  z.object({
    user: z.string(),
    emoji: z.string(),
    end: z.literal('team').exactOptional(),
    shown: z.literal(true).exactOptional(),
  }),
)
const names = z.array(z.string())

/** The carried words of one community. */
export function carriedOf(db: () => Kysely<Tables>, community: CommunityId): CarriedRows {
  const rows = () => db().selectFrom('carried').selectAll('carried').where('carried.community', '=', community)
  const copiesOf = () => db().deleteFrom('carried_copies').where('community', '=', community)
  const idsIn = (thread: ThreadId) =>
    db().selectFrom('carried').select('id').where('community', '=', community).where('thread', '=', thread)
  const one = (row: Selectable<Tables['carried']> | undefined) => (row === undefined ? undefined : wordsOf(row))
  const get = async (id: string) => one(await rows().where('id', '=', id).executeTakeFirst())
  return {
    get,
    async add({ id, thread, toward, author, manner, text, files, missedAt, source, reply, kept, signature }) {
      await db()
        .insertInto('carried')
        .values({
          ...{ id, community, thread, toward, author, manner, text },
          files: files === undefined ? null : JSON.stringify(files),
          signed: signature === undefined ? null : keepSignature(signature),
          missed_at: missedAt ?? null,
          source: source === undefined ? null : messageKey(source),
          reply: reply ?? null,
          kept: kept ?? null,
          ...{ version: 1, edited: 0, removed: null, reactions: '[]', parts: 0 },
        })
        .execute()
    },
    of: async (source) => one(await rows().where('source', '=', messageKey(source)).executeTakeFirst()),
    ofReply: async (reply) => (await rows().where('reply', '=', reply).orderBy('id').execute()).map(wordsOf),
    async ofKept(message) {
      const source = db()
        .selectFrom('thread_messages')
        .select('ref')
        .where('community', '=', community)
        .where('id', '=', message)
      const found = await rows()
        .where((eb) => eb.or([eb('kept', '=', message), eb('source', '=', source)]))
        .orderBy('id')
        .execute()
      return found.map(wordsOf)
    },
    async repliesIn(thread, toward, most) {
      const found = await rows()
        .where('thread', '=', thread)
        .where('toward', '=', toward)
        .where('reply', 'is not', null)
        .where('removed', 'is', null)
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return found.map(wordsOf)
    },
    async shownBy(copy) {
      const row = await rows()
        .innerJoin('carried_copies', 'carried_copies.carried', 'carried.id')
        .where('carried_copies.community', '=', community)
        .where('carried_copies.key', '=', messageKey(copy))
        .executeTakeFirst()
      return one(row)
    },
    async anew(id) {
      await copiesOf().where('carried', '=', id).execute()
      const row = db().updateTable('carried').where('community', '=', community).where('id', '=', id)
      await row.set({ files: null, parts: 0 }).execute()
      await row.set({ manner: 'edited' }).where('manner', '=', 'written').execute()
    },
    async change(id, { text, edited, removed, reactions: reacted, parts }) {
      await db()
        .updateTable('carried')
        .set(({ eb }) => ({
          ...(parts === undefined ? { version: eb('version', '+', 1) } : { parts }),
          ...(text === undefined ? {} : { text }),
          ...(edited === undefined ? {} : { edited: 1 }),
          ...(removed === undefined ? {} : { removed }),
          ...(removed === undefined || removed === 'words stay' ? {} : { text: '', files: null }),
          ...(reacted === undefined ? {} : { reactions: JSON.stringify(reacted) }),
        }))
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
      return get(id)
    },
    async stands(id, { part, ref, files }) {
      const row = { ref: JSON.stringify(ref), key: messageKey(ref), files: JSON.stringify(files) }
      await db()
        .insertInto('carried_copies')
        .values({ carried: id, part, community, ...row })
        .onConflict((conflict) => conflict.columns(['carried', 'part']).doUpdateSet(row))
        .execute()
    },
    async copies(id) {
      const found = await db()
        .selectFrom('carried_copies')
        .selectAll()
        .where('community', '=', community)
        .where('carried', '=', id)
        .orderBy('part')
        .execute()
      return found.map(({ part, ref, files }) => ({
        part,
        ref: readMessageRef(ref),
        files: names.parse(JSON.parse(files)),
      }))
    },
    async forgetCopies(id) {
      await copiesOf().where('carried', '=', id).execute()
    },
    async drop(id) {
      await copiesOf().where('carried', '=', id).execute()
      await db().deleteFrom('carried').where('community', '=', community).where('id', '=', id).execute()
    },
    async erase(thread) {
      const ofThread = db().updateTable('carried').where('community', '=', community).where('thread', '=', thread)
      await ofThread.set({ text: '', files: null, reactions: '[]', removed: 'erased' }).execute()
      await copiesOf().where('carried', 'in', idsIn(thread)).execute()
    },
    async forget(thread) {
      await copiesOf().where('carried', 'in', idsIn(thread)).execute()
      await db().deleteFrom('carried').where('community', '=', community).where('thread', '=', thread).execute()
    },
  }
}

const wordsOf = (row: Selectable<Tables['carried']>): CarriedWords => ({
  id: row.id,
  thread: threadId(row.thread),
  toward: row.toward === 'team' ? 'team' : 'opener',
  author: memberId(row.author),
  manner: wordsManners.find((manner) => manner === row.manner) ?? 'written',
  text: row.text,
  ...(row.missed_at === null ? {} : { missedAt: row.missed_at }),
  ...(row.files === null ? {} : { files: readFileRefs(JSON.parse(row.files)) }),
  ...(row.source === null ? {} : { source: messageNamed(row.source) }),
  ...(row.reply === null ? {} : { reply: row.reply }),
  ...(row.kept === null ? {} : { kept: row.kept }),
  ...(row.signed === null ? {} : { signature: readSignature(row.signed) }),
  version: row.version,
  parts: row.parts,
  edited: row.edited === 1,
  removed: removals.find((one) => one === row.removed),
  reactions: reactions.parse(JSON.parse(row.reactions)),
})

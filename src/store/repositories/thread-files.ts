// The files that came with the messages of one community's support threads; and, for whoever copies bytes, what is to be
// done about them in any community.
import type { Kysely, Selectable } from 'kysely'
import type { FileRef } from '../../domain/file.ts'
import { type CommunityId, type MemberId, type ThreadId, threadId } from '../../domain/ids.ts'
import { type FileState, fileStates, type KeptFile, type WaitingFile } from '../../domain/kept.ts'
import { readFileRefs } from '../../ports/stored-file.ts'
import type { Tables } from '../schema.ts'

export interface ThreadFiles {
  /** Keeps that it was sent, `waiting` to be copied at once unless it is said why it is not. Once a message and file. */
  add(file: NewThreadFile): Promise<void>
  get(id: string): Promise<KeptFile | undefined>
  of(thread: ThreadId): Promise<readonly KeptFile[]>
  /** What these accounts sent, anywhere. */
  by(authors: readonly MemberId[]): Promise<readonly KeptFile[]>
  /** The files of a message go, but those that stay by their platform's ids; their bytes with them. False when none had any. */
  go(message: string, at: number, stay?: readonly string[]): Promise<boolean>
  /** All of a thread go. Answers how many there were, and whether some had bytes. */
  erase(thread: ThreadId, at: number): Promise<{ readonly files: number; readonly bytes: boolean }>
}

export interface NewThreadFile {
  readonly id: string
  readonly thread: ThreadId
  readonly message: string
  readonly source: FileRef
  readonly state: FileState
  readonly at: number
}

/** What is to be done about bytes, across communities. */
export interface FileBytes {
  /** Files to be fetched by now, the earliest first. */
  waiting(now: number, most: number): Promise<readonly WaitingFile[]>
  /** It is fetched, or never will be. False when it went meanwhile. */
  ended(
    id: string,
    how: { readonly state: FileState; readonly sha256?: string; readonly bytes?: number },
  ): Promise<boolean>
  /** It is tried again. */
  again(id: string, tries: number, at: number): Promise<void>
  /** Names of bytes that a file named which is gone, and no other file does. */
  unnamed(most: number): Promise<readonly string[]>
  /** These bytes are removed: the files that named them and are gone are forgotten. */
  removed(sha256: string): Promise<void>
  /** Which of these names a file still has. */
  named(names: readonly string[]): Promise<ReadonlySet<string>>
  /** When something is to be done next; undefined when nothing is. */
  nextAt(): Promise<number | undefined>
}

type Row = Selectable<Tables['thread_files']>

const fileOf = (row: Row): KeptFile => ({
  id: row.id,
  thread: threadId(row.thread),
  message: row.message,
  name: row.name,
  type: row.type ?? undefined,
  bytes: row.bytes,
  state: fileStates.find((one) => one === row.state) ?? 'lost',
  sha256: row.sha256 ?? undefined,
})

/** What the column takes; nobody sends such a file. */
const bytesAtMost = 2 ** 31 - 1

/** The files of one community. */
export function threadFilesOf(db: () => Kysely<Tables>, community: CommunityId): ThreadFiles {
  const rows = () => db().selectFrom('thread_files').selectAll().where('community', '=', community).orderBy('id')
  /** Those with bytes stay without a name until these are removed; all others are forgotten. */
  async function goes(
    which: { readonly thread: ThreadId } | { readonly message: string },
    at: number,
    stay: readonly string[],
  ) {
    const [column, value]: ['thread' | 'message', string] =
      'thread' in which ? ['thread', which.thread] : ['message', which.message]
    const kept = stay.length === 0 ? ['-'] : [...stay]
    await db()
      .deleteFrom('thread_files')
      .where('community', '=', community)
      .where(column, '=', value)
      .where('sha256', 'is', null)
      .where('file', 'not in', kept)
      .execute()
    const { numUpdatedRows } = await db()
      .updateTable('thread_files')
      .set((build) => ({ state: 'gone', name: '', file: build.ref('id'), type: null, next_at: at }))
      .where('community', '=', community)
      .where(column, '=', value)
      .where('state', '!=', 'gone')
      .where('file', 'not in', kept)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }
  return {
    async add({ id, thread, message, source, state, at }) {
      const waits = state === 'waiting'
      await db()
        .insertInto('thread_files')
        .values({
          ...{ id, community, thread, message, file: source.id, name: source.name, type: source.type ?? null },
          ...{
            bytes: Math.min(source.bytes, bytesAtMost),
            state,
            sha256: null,
            source: waits ? JSON.stringify([source]) : null,
          },
          ...{ tries: 0, next_at: waits ? at : null },
        })
        .onConflict((conflict) => conflict.columns(['message', 'file']).doNothing())
        .execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : fileOf(row)
    },
    of: async (thread) => (await rows().where('thread', '=', thread).execute()).map(fileOf),
    async by(authors) {
      const messages = db()
        .selectFrom('thread_messages')
        .select('id')
        .where('community', '=', community)
        .where('author', 'in', [...authors])
      return (await rows().where('message', 'in', messages).execute()).map(fileOf)
    },
    go: (message, at, stay = []) => goes({ message }, at, stay),
    async erase(thread, at) {
      const [count] = await db()
        .selectFrom('thread_files')
        .select((build) => build.fn.countAll<number>().as('files'))
        .where('community', '=', community)
        .where('thread', '=', thread)
        .where('state', '!=', 'gone')
        .execute()
      return { files: Number(count?.files ?? 0), bytes: await goes({ thread }, at, []) }
    },
  }
}

/** What whoever copies bytes asks. */
export const fileBytes = (db: () => Kysely<Tables>): FileBytes => ({
  async waiting(now, most) {
    const rows = await db()
      .selectFrom('thread_files')
      .select(['id', 'source', 'tries'])
      .where('next_at', '<=', now)
      .where('state', '=', 'waiting')
      .orderBy('next_at')
      .orderBy('id')
      .limit(most)
      .execute()
    return rows.flatMap(({ id, source, tries }) => {
      const [ref] = source === null ? [] : readFileRefs(JSON.parse(source))
      return ref === undefined ? [] : [{ id, source: ref, tries }]
    })
  },
  async ended(id, { state, sha256, bytes }) {
    const { numUpdatedRows } = await db()
      .updateTable('thread_files')
      .set({ state, sha256: sha256 ?? null, source: null, next_at: null, ...(bytes === undefined ? {} : { bytes }) })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },
  async again(id, tries, at) {
    await db()
      .updateTable('thread_files')
      .set({ tries, next_at: at })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .execute()
  },
  async unnamed(most) {
    const rows = await db()
      .selectFrom('thread_files as gone')
      .select('gone.sha256')
      .distinct()
      .where('gone.next_at', 'is not', null)
      .where('gone.state', '=', 'gone')
      .where('gone.sha256', 'is not', null)
      .limit(most)
      .execute()
    return rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]))
  },
  async removed(sha256) {
    await db()
      .updateTable('thread_files')
      .set({ sha256: null, next_at: null })
      .where('sha256', '=', sha256)
      .where('state', '=', 'gone')
      .execute()
  },
  async named(names) {
    const rows = await db()
      .selectFrom('thread_files')
      .select('sha256')
      .distinct()
      .where('sha256', 'in', [...names])
      .where('state', '!=', 'gone')
      .execute()
    return new Set(rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))
  },
  async nextAt() {
    const row = await db()
      .selectFrom('thread_files')
      .select('next_at')
      .where('next_at', 'is not', null)
      .orderBy('next_at')
      .limit(1)
      .executeTakeFirst()
    return row?.next_at ?? undefined
  },
})

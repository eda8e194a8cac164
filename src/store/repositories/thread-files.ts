// The files that came with the messages of one community's support threads.
import type { Kysely, Selectable } from 'kysely'
import type { FileRef } from '../../domain/file.ts'
import { type CommunityId, type MemberId, type ThreadId, threadId } from '../../domain/ids.ts'
import { type FileState, fileStates, type KeptFile } from '../../domain/kept.ts'
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

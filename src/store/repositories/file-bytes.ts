// For whoever copies the bytes of files: what is to be done about them in any community, whatever they were sent with.
import type { Kysely } from 'kysely'
import type { FileState, WaitingFile } from '../../domain/kept.ts'
import { readFileRefs } from '../../ports/stored-file.ts'
import type { Tables } from '../schema.ts'

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

/** Where files are kept: those of support threads, and those of suggestions. */
type FileTable = 'thread_files' | 'suggestion_files'

/** What whoever copies bytes asks. An id names one file of all. */
export function fileBytes(db: () => Kysely<Tables>): FileBytes {
  const all = [bytesIn(db, 'thread_files'), bytesIn(db, 'suggestion_files')] as const
  return {
    async waiting(now, most) {
      const found = await Promise.all(all.map((one) => one.waiting(now, most)))
      return found.flat().slice(0, most)
    },
    async ended(id, how) {
      for (const one of all) if (await one.ended(id, how)) return true
      return false
    },
    async again(id, tries, at) {
      for (const one of all) await one.again(id, tries, at)
    },
    async unnamed(most) {
      const found = await Promise.all(all.map((one) => one.unnamed(most)))
      return [...new Set(found.flat())].slice(0, most)
    },
    async removed(sha256) {
      for (const one of all) await one.removed(sha256)
    },
    async named(names) {
      const found = await Promise.all(all.map((one) => one.named(names)))
      return new Set(found.flatMap((one) => [...one]))
    },
    async nextAt() {
      const found = await Promise.all(all.map((one) => one.nextAt()))
      const moments = found.filter((at) => at !== undefined)
      return moments.length === 0 ? undefined : Math.min(...moments)
    },
  }
}

const bytesIn = (db: () => Kysely<Tables>, table: FileTable): FileBytes => ({
  async waiting(now, most) {
    const rows = await db()
      .selectFrom(table)
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
      .updateTable(table)
      .set({ state, sha256: sha256 ?? null, source: null, next_at: null, ...(bytes === undefined ? {} : { bytes }) })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },
  async again(id, tries, at) {
    await db()
      .updateTable(table)
      .set({ tries, next_at: at })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .execute()
  },
  async unnamed(most) {
    const rows = await db()
      .selectFrom(table)
      .select('sha256')
      .distinct()
      .where('next_at', 'is not', null)
      .where('state', '=', 'gone')
      .where('sha256', 'is not', null)
      .limit(most)
      .execute()
    return rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]))
  },
  async removed(sha256) {
    await db()
      .updateTable(table)
      .set({ sha256: null, next_at: null })
      .where('sha256', '=', sha256)
      .where('state', '=', 'gone')
      .execute()
  },
  async named(names) {
    const rows = await db()
      .selectFrom(table)
      .select('sha256')
      .distinct()
      .where('sha256', 'in', [...names])
      .where('state', '!=', 'gone')
      .execute()
    return new Set(rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))
  },
  async nextAt() {
    const row = await db()
      .selectFrom(table)
      .select('next_at')
      .where('next_at', 'is not', null)
      .orderBy('next_at')
      .limit(1)
      .executeTakeFirst()
    return row?.next_at ?? undefined
  },
})

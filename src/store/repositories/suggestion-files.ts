// The files that were put forward with one community's suggestions.
import type { Kysely, Selectable } from 'kysely'
import type { FileRef } from '../../domain/file.ts'
import { type CommunityId, type MemberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { type FileState, fileStates, type SuggestionFile } from '../../domain/kept.ts'
import type { Tables } from '../schema.ts'

export interface SuggestionFiles {
  /** Keeps that it was sent, `waiting` to be copied at once unless it is said why it is not. Once a suggestion and file. */
  add(file: NewSuggestionFile): Promise<void>
  get(id: string): Promise<SuggestionFile | undefined>
  /** Those that are not gone, in their order. */
  of(suggestion: SuggestionId): Promise<readonly SuggestionFile[]>
  /** Those of suggestions that these accounts put forward, or that others put forward for them. */
  by(authors: readonly MemberId[]): Promise<readonly SuggestionFile[]>
  /** All of a suggestion go, their bytes with them. False when none had any. */
  go(suggestion: SuggestionId, at: number): Promise<boolean>
}

export interface NewSuggestionFile {
  readonly id: string
  readonly suggestion: SuggestionId
  readonly source: FileRef
  readonly state: FileState
  readonly at: number
}

const fileOf = (row: Selectable<Tables['suggestion_files']>): SuggestionFile => ({
  id: row.id,
  suggestion: suggestionId(row.suggestion),
  name: row.name,
  type: row.type ?? undefined,
  bytes: row.bytes,
  state: fileStates.find((one) => one === row.state) ?? 'lost',
  sha256: row.sha256 ?? undefined,
})

/** What the column takes; nobody sends such a file. */
const bytesAtMost = 2 ** 31 - 1

/** The files of one community. */
export function suggestionFilesOf(db: () => Kysely<Tables>, community: CommunityId): SuggestionFiles {
  const rows = () =>
    db()
      .selectFrom('suggestion_files')
      .selectAll()
      .where('community', '=', community)
      .where('state', '!=', 'gone')
      .orderBy('id')
  return {
    async add({ id, suggestion, source, state, at }) {
      const waits = state === 'waiting'
      await db()
        .insertInto('suggestion_files')
        .values({
          ...{ id, community, suggestion, file: source.id, name: source.name, type: source.type ?? null },
          ...{ bytes: Math.min(source.bytes, bytesAtMost), state, sha256: null, tries: 0 },
          ...{ source: waits ? JSON.stringify([source]) : null, next_at: waits ? at : null },
        })
        .onConflict((conflict) => conflict.columns(['suggestion', 'file']).doNothing())
        .execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : fileOf(row)
    },
    of: async (suggestion) => (await rows().where('suggestion', '=', suggestion).execute()).map(fileOf),
    async by(authors) {
      const theirs = db()
        .selectFrom('suggestions')
        .select('id')
        .where('community', '=', community)
        .where('author', 'in', [...authors])
      return (await rows().where('suggestion', 'in', theirs).execute()).map(fileOf)
    },
    async go(suggestion, at) {
      await db()
        .deleteFrom('suggestion_files')
        .where('community', '=', community)
        .where('suggestion', '=', suggestion)
        .where('sha256', 'is', null)
        .execute()
      // What has bytes stays without a name until these are removed.
      const { numUpdatedRows } = await db()
        .updateTable('suggestion_files')
        .set((build) => ({ state: 'gone', name: '', file: build.ref('id'), type: null, next_at: at }))
        .where('community', '=', community)
        .where('suggestion', '=', suggestion)
        .where('state', '!=', 'gone')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

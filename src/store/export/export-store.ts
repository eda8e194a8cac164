// Everything of every community, or of one, as it was at one moment: a folder with a file of JSON lines for each table.
import { type Kysely, sql } from 'kysely'
import { CopyError, reasonOf } from '../copies/copy-error.ts'
import type { Tables } from '../schema.ts'
import { type ExportFolder, exportFolder } from './export-folder.ts'
import { type ExportedName, exportedTables, leftOut } from './exported-tables.ts'
import { readRows } from './read-rows.ts'

export interface ExportOptions {
  /** Made where it is missing; one that holds anything is refused. */
  readonly folder: string
  /** The community's id, or the key of one of its spaces; undefined for all. */
  readonly community: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A table that was exported. */
export interface Written {
  readonly table: ExportedName
  readonly file: string
  readonly rows: number
}

/**
 * Exports in one transaction that only reads. The manifest is written last: a folder that has one is whole. Rejects with a
 * CopyError that says what to do; then nothing of it is left.
 */
export async function exportStore(db: Kysely<Tables>, options: ExportOptions): Promise<readonly Written[]> {
  const folder = exportFolder(options.folder)
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const community = options.community === undefined ? undefined : await communityOf(trx, options.community)
        const written: Written[] = []
        for (const table of names) written.push(await writeTable(trx, table, community, folder))
        const tables = Object.fromEntries(written.map(({ table, ...rest }) => [table, rest]))
        const manifest = { ...(await headOf(trx, options.now)), community: community ?? 'all', tables }
        await folder.write('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`])
        return written
      })
  } catch (error) {
    folder.undo()
    if (error instanceof CopyError) throw error
    throw new CopyError(`Nothing was exported to ${options.folder}: ${reasonOf(error)}.`, { cause: error })
  }
}

const isName = (name: string): name is ExportedName => Object.hasOwn(exportedTables, name)
const names = Object.keys(exportedTables).filter(isName)

async function writeTable(
  db: Kysely<Tables>,
  table: ExportedName,
  community: string | undefined,
  folder: ExportFolder,
): Promise<Written> {
  const file = `${table}.jsonl`
  let rows = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const page of readRows(db, table, community)) {
      rows += page.length
      yield page.map((row) => `${JSON.stringify(row)}\n`).join('')
    }
  }
  await folder.write(file, lines())
  return { table, file, rows }
}

async function communityOf(db: Kysely<Tables>, named: string): Promise<string> {
  const spaces = await db.selectFrom('spaces').select(['community', 'key']).orderBy('key').execute()
  const found = spaces.find(({ community, key }) => community === named || key === named)
  if (found !== undefined) return found.community
  const known = spaces.length === 0 ? 'There is none yet.' : `There are: ${spaces.map(({ key }) => key).join(', ')}.`
  throw new CopyError(`I know no community "${named}". ${known}`)
}

async function headOf(db: Kysely<Tables>, now: number) {
  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return {
    format: 'hearth-export',
    version: 1,
    exportedAt: new Date(now).toISOString(),
    tablesAsOf: done.rows.at(-1)?.name,
    moments: 'ISO 8601, UTC, to the millisecond',
    leftOut,
  }
}

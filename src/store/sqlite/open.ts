// Opens a file of SQLite over one connection, and holds it for this process alone.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Database as Target } from '../database.ts'
import { allowDirect } from '../direct.ts'
import { holdStore } from '../lock.ts'
import { migrate, pendingMigrations } from '../migrate.ts'
import type { OnQuery, OpenedDatabase } from '../opened.ts'
import type { Tables } from '../schema.ts'
import type { TransactionRules } from '../transaction.ts'
import { directly } from './directly.ts'
import { isAway } from './is-away.ts'
import { type Reading, readingOf } from './reading.ts'
import { withStatementCache } from './statement-cache.ts'

/** How long one statement waits for another program that writes: nothing else happens meanwhile, so not long. Milliseconds. */
const lockedMs = 25

/** One connection makes everything serial by itself. */
const rulesOf = ({ writes }: Reading): TransactionRules => ({
  line: () => '',
  lock: async () => {},
  tell: async () => {},
  isAway,
  isConflict: () => false,
  writes,
})

/** Opens it, takes its lock and brings its tables up to date. Rejects with a StoreHeldError when another process has it. */
export async function openSqlite(
  { file, image }: Extract<Target, { kind: 'sqlite' }>,
  startedAt: number,
  onQuery?: OnQuery,
  beforeMigrating?: (first: string) => Promise<void>,
): Promise<OpenedDatabase> {
  const inMemory = file === ':memory:'
  if (!inMemory) mkdirSync(dirname(file), { recursive: true })
  const release = inMemory ? () => {} : holdStore(file, startedAt)
  const database = new Database(inMemory ? (image ?? file) : file, { timeout: lockedMs })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // What a savepoint would take back is put aside in memory: a temporary file costs more than the rest of the work.
  database.pragma('temp_store = MEMORY')
  const reader = inMemory ? database : new Database(file, { readonly: true, timeout: lockedMs })
  const reading = readingOf(reader, inMemory)
  const statements = withStatementCache(database, reading)
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: statements }),
    log: (event) => onQuery?.(event.query),
  })
  allowDirect(
    db,
    directly(statements, reading, () => inMemory && database.inTransaction, onQuery),
  )
  const [first] = await pendingMigrations(db)
  if (first !== undefined) await beforeMigrating?.(first)
  await migrate(db)
  // What migrations wrote ahead would take as much room once more, beside the database itself.
  database.pragma('wal_checkpoint(TRUNCATE)')
  return {
    db,
    rules: rulesOf(reading),
    holder: { id: 'one', shared: false },
    listen: () => async () => {},
    async close() {
      // The last one to close a file puts the write-ahead log into it, which a reader may not.
      if (!inMemory) reader.close()
      await db.destroy()
      release()
    },
  }
}

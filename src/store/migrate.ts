// Brings the tables up to date, forward only. Every migration is named here, so that none is found by scanning a folder.
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { isPostgres, textByCodePoint } from './migrations/dialect.ts'
import type { Tables } from './schema.ts'

/** Each is loaded when it runs: most starts find nothing to do. */
const from = (load: () => Promise<Migration>): Migration => ({ up: async (db) => (await load()).up(db) })

export const migrations: Readonly<Record<string, Migration>> = {
  '001-house': from(() => import('./migrations/001-house.ts')),
  '002-deliveries': from(() => import('./migrations/002-deliveries.ts')),
  '003-catch-up': from(() => import('./migrations/003-catch-up.ts')),
  '004-notes': from(() => import('./migrations/004-notes.ts')),
  '005-answer-lines': from(() => import('./migrations/005-answer-lines.ts')),
  '006-processes': from(() => import('./migrations/006-processes.ts')),
  '007-digest-index': from(() => import('./migrations/007-digest-index.ts')),
  '008-joining': from(() => import('./migrations/008-joining.ts')),
  '009-held-files': from(() => import('./migrations/009-held-files.ts')),
  '010-comments': from(() => import('./migrations/010-comments.ts')),
  '012-arrivals': from(() => import('./migrations/012-arrivals.ts')),
  '013-first-steps': from(() => import('./migrations/013-first-steps.ts')),
  '015-newcomers': from(() => import('./migrations/015-newcomers.ts')),
  '016-support': from(() => import('./migrations/016-support.ts')),
  '017-teams': from(() => import('./migrations/017-teams.ts')),
  '018-opening': from(() => import('./migrations/018-opening.ts')),
  '019-thread-acts': from(() => import('./migrations/019-thread-acts.ts')),
  '020-replies': from(() => import('./migrations/020-replies.ts')),
  '021-ending': from(() => import('./migrations/021-ending.ts')),
  '022-keeping': from(() => import('./migrations/022-keeping.ts')),
  '023-carried': from(() => import('./migrations/023-carried.ts')),
  '024-duty': from(() => import('./migrations/024-duty.ts')),
  '025-many-threads': from(() => import('./migrations/025-many-threads.ts')),
  '026-near-targets': from(() => import('./migrations/026-near-targets.ts')),
  '027-crossings': from(() => import('./migrations/027-crossings.ts')),
  '028-questions': from(() => import('./migrations/028-questions.ts')),
  '029-reports': from(() => import('./migrations/029-reports.ts')),
  '030-outside': from(() => import('./migrations/030-outside.ts')),
  '031-touch-points': from(() => import('./migrations/031-touch-points.ts')),
  '032-promises': from(() => import('./migrations/032-promises.ts')),
  '033-organisations': from(() => import('./migrations/033-organisations.ts')),
  '034-webhook': from(() => import('./migrations/034-webhook.ts')),
  '035-suggestions': from(() => import('./migrations/035-suggestions.ts')),
  '036-suggestion-search': from(() => import('./migrations/036-suggestion-search.ts')),
  '037-suggestion-reviews': from(() => import('./migrations/037-suggestion-reviews.ts')),
  '038-ideas': from(() => import('./migrations/038-ideas.ts')),
  '039-own-suggestions': from(() => import('./migrations/039-own-suggestions.ts')),
  '040-voting': from(() => import('./migrations/040-voting.ts')),
  '041-decisions': from(() => import('./migrations/041-decisions.ts')),
  '042-merges': from(() => import('./migrations/042-merges.ts')),
}

/** How the migrations that a database has had stand to those that there are. */
export function missingFrom(done: readonly string[]): {
  readonly newer: readonly string[]
  readonly missing: readonly string[]
} {
  return {
    newer: done.filter((name) => !Object.hasOwn(migrations, name)),
    missing: Object.keys(migrations).filter((name) => !done.includes(name)),
  }
}

/** The migrations that are to run on a database that is not new, in their order. */
export async function pendingMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const done = await doneOn(db)
  return done.length === 0 ? [] : missingFrom(done).missing
}

/** Whether a database has had every migration that there is, and no other: two short queries. */
export async function isMigrated(db: Kysely<Tables>): Promise<boolean> {
  const { newer, missing } = missingFrom(await doneOn(db))
  return newer.length === 0 && missing.length === 0
}

/** The migrations that a database has had; none when it is new. */
async function doneOn(db: Kysely<Tables>): Promise<readonly string[]> {
  const table = isPostgres(db)
    ? sql<{
        name: string
      }>`select name from (select to_regclass('kysely_migration')::text as name) as found where name is not null`
    : sql<{ name: string }>`select name from sqlite_master where type = 'table' and name = 'kysely_migration'`
  if ((await table.execute(db)).rows.length === 0) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

const migratorOf = (db: Kysely<Tables>): Migrator =>
  new Migrator({
    db: isPostgres(db) ? db.withPlugin(textByCodePoint()) : db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  })

/**
 * Runs what is missing, if anything is: on SQLite each by itself, on PostgreSQL all in one transaction, while other processes wait. Rejects
 * when one fails; the database is then as it was before that one, or before all of them.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  // The migrator looks at every column of every table before it finds nothing to do.
  if (await isMigrated(db)) return
  const { error, results } = await migratorOf(db).migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'a migration'
  throw new Error(`${failed} could not be run`, { cause: error })
}

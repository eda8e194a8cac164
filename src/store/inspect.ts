// Looks into a database without changing it: no migration, no lock, no new file.
import type { Database } from './database.ts'
import type { Found } from './found.ts'
import { missingFrom } from './migrate.ts'
import { whatIsWrong } from './postgres/what-is-wrong.ts'
import { lookIntoSqlite } from './sqlite/look-into.ts'

export type Inspected = { readonly summary: string } | { readonly problem: string }

/** What is in a database, or what is wrong with it. */
export async function inspectStore(database: Database): Promise<Inspected> {
  const found = database.kind === 'sqlite' ? lookIntoSqlite(database.file) : await lookedIntoPostgres(database.url)
  switch (found.kind) {
    case 'problem':
      return { problem: found.problem }
    case 'not ours':
      return found.tables === 0
        ? { summary: 'empty; the first start fills it' }
        : {
            problem: `is a database, but not one of Hearth's. Set DATABASE_URL to another ${database.kind === 'sqlite' ? 'file' : 'one'}`,
          }
    case 'ours':
      return judged(found.migrations, found.spaces)
    default:
      return found satisfies never
  }
}

/** Its driver is loaded where it is needed alone. */
async function lookedIntoPostgres(url: string): Promise<Found> {
  const { lookIntoPostgres } = await import('./postgres/look-into.ts')
  return lookIntoPostgres(url)
}

function judged(done: readonly string[], spaces: number): Inspected {
  const { newer, missing } = missingFrom(done)
  if (newer.length > 0) return { problem: `was written by a newer Hearth (${newer.join(', ')}). Update this one` }
  const migrated =
    missing.length === 0
      ? 'up to date'
      : `${missing.length} ${missing.length === 1 ? 'migration' : 'migrations'} to run at the next start`
  return { summary: `${migrated}, ${spaces === 1 ? '1 space' : `${spaces} spaces`}` }
}

/** Why a database could not be opened, and what to do about it. */
export function whyNotOpened(database: Database, error: unknown): string {
  const reason = deepest(error)
  if (database.kind === 'postgres') return whatIsWrong(reason)
  const why = reason instanceof Error ? reason.message : 'no reason was given'
  return `cannot be opened (${why}). Set it to a file in a folder that can be written in`
}

const deepest = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? deepest(error.cause) : error

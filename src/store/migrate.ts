// Brings the tables up to date, forward only. Every migration is named here, so that none is found by scanning a folder.
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { up as house } from './migrations/001-house.ts'
import { up as deliveries } from './migrations/002-deliveries.ts'
import { up as catchUp } from './migrations/003-catch-up.ts'
import { up as notes } from './migrations/004-notes.ts'
import { up as answerLines } from './migrations/005-answer-lines.ts'
import type { Tables } from './schema.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '001-house': { up: house },
  '002-deliveries': { up: deliveries },
  '003-catch-up': { up: catchUp },
  '004-notes': { up: notes },
  '005-answer-lines': { up: answerLines },
}

/** Runs what is missing, each in a transaction. Rejects when one fails; the database is then as it was before that one. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'a migration'
  throw new Error(`${failed} could not be run`, { cause: error })
}

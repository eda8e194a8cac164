// Answers wait in lines that name their platform, as everything else does.
import { type Kysely, sql } from 'kysely'
import { insideJson } from './dialect.ts'

/** Gives the answers that wait already their new lines. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update outbox
    set place_key = ${insideJson(db, 'effect', 'body', 'fallback', 'space', 'platform')} || ':'
      || ${insideJson(db, 'effect', 'body', 'fallback', 'space', 'id')} || '/' || place_key
    where place_key like 'answer/%' and effect is not null
  `.execute(db)
}

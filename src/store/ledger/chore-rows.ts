// What one process does for all that share a database: each chore with when it was last begun.
import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'

export interface ChoreRows {
  /** Whether this process is to do it now: nobody has begun it within the last `everyMs`. */
  take(name: string, now: number, everyMs: number): Promise<boolean>
}

/** The chores of one database. */
export const choreRows = (db: () => Kysely<Tables>): ChoreRows => ({
  async take(name, now, everyMs) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('chores')
      .values({ name, at: now })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ at: now })
          .where('chores.at', '<=', now - everyMs),
      )
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
})

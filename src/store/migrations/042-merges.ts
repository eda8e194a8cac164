// What a merge has to give back, how many people want each suggestion, and what lists of them are read along.
import { type Kysely, sql } from 'kysely'

/**
 * Adds it. Everything so far counts for itself.
 * @public
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const suggestions = () => db.schema.alterTable('suggestions')
  await suggestions().addColumn('status_before', 'text').execute()
  await suggestions().addColumn('merged_at', 'bigint').execute()
  await suggestions()
    .addColumn('wanted_by', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await sql`update suggestions set wanted_by = (
    select count(distinct members.person) from votes inner join members on members.id = votes.member
    where votes.suggestion = suggestions.id)`.execute(db)
  const index = (name: string) => db.schema.createIndex(name).on('suggestions')
  await index('suggestions_status').columns(['community', 'status', 'number']).execute()
  await index('suggestions_wanted').columns(['community', 'status', 'wanted_by', 'number']).execute()
  await index('suggestions_decided').columns(['community', 'status', 'decided_at']).execute()
  await index('suggestions_author').columns(['community', 'author', 'number']).execute()
  for (const column of ['team', 'topic', 'merged_into'] as const)
    await index(`suggestions_${column}`)
      .columns(['community', column, 'number'])
      .where(sql.ref(column), 'is not', null)
      .execute()
  await db.schema.createIndex('votes_at').on('votes').columns(['community', 'at']).execute()
}

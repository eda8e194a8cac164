// Two communities become one: everything of the second is the first's from then on. Where both gave numbers, the second's
// are given anew, behind all that either has given, and what they were before is kept.
import { type Kysely, sql } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'
import { heldBy, type Numbered, numbered, numberedKinds } from './hold.ts'
import { movingTables } from './moving.ts'
import { mergeOrganisations } from './organisations.ts'

/** Joins them, in the caller's transaction. The settings, and the second's numbers and runs, stay as they were. */
export async function joinCommunities(db: Kysely<Tables>, first: CommunityId, second: CommunityId): Promise<void> {
  const mine = await heldBy(db, first)
  const theirs = await heldBy(db, second)
  for (const kind of numberedKinds) if (mine[kind] > 0 && theirs[kind] > 0) await numberAnew(db, first, second, kind)
  await raiseNumbers(db, first, second)
  await mergeOrganisations(db, first, second)
  await db
    .updateTable('spaces')
    .set((build) => ({ former_community: build.fn.coalesce('former_community', build.val<string>(second)) }))
    .where('community', '=', second)
    .execute()
  // What is due for the community as a whole is planned anew for the one that it is now.
  await db.deleteFrom('due').where('community', '=', second).where('subject', '=', second).execute()
  for (const table of movingTables)
    await db.updateTable(table).set({ community: first }).where('community', '=', second).execute()
}

async function numberAnew(db: Kysely<Tables>, first: CommunityId, second: CommunityId, kind: Numbered): Promise<void> {
  const table = numbered[kind]
  const base = Math.max(await lastNumber(db, first, kind), await lastNumber(db, second, kind))
  // Known by that number in every space that the second has.
  await sql`
    insert into former_numbers ("community", space, kind, number, subject)
    select spaces.community, spaces.key, ${sql.lit(kind)}, things.number, things.id
    from ${sql.table(table)} as things, spaces
    where things.community = ${second} and spaces.community = ${second}
    on conflict (space, kind, number) do update set subject = excluded.subject
  `.execute(db)
  await db
    .updateTable(table)
    .set((build) => ({ number: build('number', '+', base) }))
    .where('community', '=', second)
    .execute()
  await db
    .updateTable('numbers')
    .set((build) => ({ last: build('last', '+', base) }))
    .where('community', '=', second)
    .where('kind', '=', kind)
    .execute()
  await db
    .updateTable('appearances')
    .set((build) => ({ wanted: build('wanted', '+', 1) }))
    .where('community', '=', second)
    .where('subject_kind', '=', subjectKinds[kind])
    .execute()
}

/** What shows a number says the new one. */
const subjectKinds: Readonly<Record<Numbered, string>> = { thread: 'support-thread', suggestion: 'suggestion' }

async function lastNumber(db: Kysely<Tables>, community: CommunityId, kind: string): Promise<number> {
  const row = await db
    .selectFrom('numbers')
    .select('last')
    .where('community', '=', community)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.last ?? 0
}

/** The numbers of both go on behind the highest of either. */
export async function raiseNumbers(db: Kysely<Tables>, community: CommunityId, other: CommunityId): Promise<void> {
  const theirs = await db.selectFrom('numbers').select(['kind', 'last']).where('community', '=', other).execute()
  for (const { kind, last } of theirs) {
    if ((await lastNumber(db, community, kind)) >= last) continue
    await db
      .insertInto('numbers')
      .values({ community, kind, last })
      .onConflict((conflict) => conflict.columns(['community', 'kind']).doUpdateSet({ last }))
      .execute()
  }
}

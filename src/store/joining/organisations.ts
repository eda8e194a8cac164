// Organisations when communities become one, and when a space leaves: those of one name are one, and whoever goes takes along
// what they belong to.
import type { Kysely } from 'kysely'
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

/** Makes those of the second that have a name of the first's the first's, in the caller's transaction. The first's targets stay. */
export async function mergeOrganisations(db: Kysely<Tables>, first: CommunityId, second: CommunityId): Promise<void> {
  const alike = await db
    .selectFrom('organisations as theirs')
    .innerJoin('organisations as ours', 'ours.key', 'theirs.key')
    .select(['theirs.id as from', 'ours.id as to'])
    .where('theirs.community', '=', second)
    .where('ours.community', '=', first)
    .execute()
  for (const { from, to } of alike) {
    for (const table of ['person_organisations', 'organisation_domains', 'threads'] as const)
      await db
        .updateTable(table)
        .set({ organisation: to })
        .where('community', '=', second)
        .where('organisation', '=', from)
        .execute()
    await db.deleteFrom('organisations').where('community', '=', second).where('id', '=', from).execute()
  }
  // A domain is one organisation's: where both know it, the first's.
  await db
    .deleteFrom('organisation_domains')
    .where('community', '=', second)
    .where('domain', 'in', (build) =>
      build.selectFrom('organisation_domains').select('domain').where('community', '=', first),
    )
    .execute()
}

/** An account of somebody who becomes a person of its own: what the team set holds for it too, a domain for whose it is. */
export async function belongingApart(
  db: Kysely<Tables>,
  from: CommunityId,
  { account, person, anew }: { readonly account: string; readonly person: string; readonly anew: PersonId },
): Promise<void> {
  const row = await db
    .selectFrom('person_organisations')
    .selectAll()
    .where('community', '=', from)
    .where('person', '=', person)
    .executeTakeFirst()
  if (row === undefined) return
  const isTheirs = row.how === 'domain' && row.set_by === account
  if (row.how === 'staff' || isTheirs)
    await db
      .insertInto('person_organisations')
      .values({ ...row, person: anew })
      .execute()
  if (isTheirs)
    await db.deleteFrom('person_organisations').where('community', '=', from).where('person', '=', person).execute()
}

/**
 * Whoever has gone, and the threads of the space, are of organisations of the community that they are in now: made there where
 * it has none of that name, with their domains and what they were promised. To be called when the people have gone.
 */
export async function takeOrganisations(
  db: Kysely<Tables>,
  {
    from,
    to,
    space,
    newOrganisation,
  }: {
    readonly from: CommunityId
    readonly to: CommunityId
    readonly space: string
    readonly newOrganisation: () => string
  },
): Promise<void> {
  const gone = db.selectFrom('members').select('person').where('community', '=', to).where('space', '=', space)
  const used = await db
    .selectFrom('organisations')
    .selectAll()
    .where('community', '=', from)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('person_organisations')
            .select('person')
            .where('person_organisations.community', '=', from)
            .whereRef('person_organisations.organisation', '=', 'organisations.id')
            .where('person_organisations.person', 'in', gone),
        ),
        exists(
          selectFrom('threads')
            .select('threads.id')
            .where('threads.community', '=', to)
            .whereRef('threads.organisation', '=', 'organisations.id')
            .where('threads.space', '=', space),
        ),
      ]),
    )
    .execute()
  for (const one of used) {
    const there = await db
      .selectFrom('organisations')
      .select('id')
      .where('community', '=', to)
      .where('key', '=', one.key)
      .executeTakeFirst()
    const id = there?.id ?? newOrganisation()
    if (there === undefined) {
      await db
        .insertInto('organisations')
        .values({ ...one, id, community: to })
        .execute()
      await bringDomains(db, from, to, one.id, id)
    }
    await db
      .updateTable('person_organisations')
      .set({ community: to, organisation: id })
      .where('community', '=', from)
      .where('organisation', '=', one.id)
      .where('person', 'in', gone)
      .execute()
    await db
      .updateTable('threads')
      .set({ organisation: id })
      .where('community', '=', to)
      .where('organisation', '=', one.id)
      .where('space', '=', space)
      .execute()
  }
}

async function bringDomains(db: Kysely<Tables>, from: CommunityId, to: CommunityId, one: string, id: string) {
  const domains = await db
    .selectFrom('organisation_domains')
    .select('domain')
    .where('community', '=', from)
    .where('organisation', '=', one)
    .execute()
  for (const { domain } of domains)
    await db
      .insertInto('organisation_domains')
      .values({ community: to, domain, organisation: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

// The organisations of one community: their names, the domains they are known by, and what they were promised.
import { type Kysely, type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { CommunityId } from '../../domain/ids.ts'
import { type Organisation, organisationKey, organisationTargets } from '../../domain/organisation.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

export interface Organisations {
  add(organisation: Organisation, at: number): Promise<void>
  get(id: string): Promise<Organisation | undefined>
  /** The one of that name, however it is typed. */
  named(name: string): Promise<Organisation | undefined>
  change(organisation: Organisation): Promise<void>
  /** With its domains, and with who belongs to it; of its threads it is not known any more whose they were. */
  remove(id: string): Promise<void>
  /** In alphabetical order, those behind that name; `most` of them. */
  page(after: string, most: number): Promise<readonly Organisation[]>
  /** Those whose name has these words, in alphabetical order; `most` of them. */
  matching(words: string, most: number): Promise<readonly Organisation[]>
  count(): Promise<number>
  /** Whether any was promised something. */
  anyPromised(): Promise<boolean>
  domainsOf(id: string): Promise<readonly string[]>
  /** Makes these all of its domains. Those that are another's are left out, and named. */
  setDomains(id: string, domains: readonly string[]): Promise<readonly string[]>
  /** The one that is known by a domain. */
  byDomain(domain: string): Promise<Organisation | undefined>
}

/** A row as the organisation it is. */
export const organisationOf = ({
  id,
  name,
  targets,
}: Pick<Selectable<Tables['organisations']>, 'id' | 'name' | 'targets'>): Organisation => ({
  id,
  name,
  targets: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(organisationTargets)
    .parse(targets),
})

const knownByDomain = hot(['community', 'domain'], (db, { community, domain }: { community: string; domain: string }) =>
  db
    .selectFrom('organisation_domains')
    .innerJoin('organisations', 'organisations.id', 'organisation_domains.organisation')
    .select(['organisations.id', 'organisations.name', 'organisations.targets'])
    .where('organisation_domains.community', '=', community)
    .where('organisation_domains.domain', '=', domain)
    .where('organisations.community', '=', community),
)

/** The organisations of one community. */
export function organisationsOf(db: () => Kysely<Tables>, community: CommunityId): Organisations {
  const rows = () => db().selectFrom('organisations').selectAll().where('community', '=', community)
  return {
    async add({ id, name, targets }, at) {
      const row = { id, community, key: organisationKey(name), name, targets: JSON.stringify(targets), created_at: at }
      await db().insertInto('organisations').values(row).execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : organisationOf(row)
    },
    async named(name) {
      const row = await rows().where('key', '=', organisationKey(name)).executeTakeFirst()
      return row === undefined ? undefined : organisationOf(row)
    },
    async change({ id, name, targets }) {
      await db()
        .updateTable('organisations')
        .set({ key: organisationKey(name), name, targets: JSON.stringify(targets) })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async remove(id) {
      await db()
        .updateTable('threads')
        .set({ organisation: null })
        .where('community', '=', community)
        .where('organisation', '=', id)
        .execute()
      for (const table of ['person_organisations', 'organisation_domains'] as const)
        await db().deleteFrom(table).where('community', '=', community).where('organisation', '=', id).execute()
      await db().deleteFrom('organisations').where('community', '=', community).where('id', '=', id).execute()
    },
    page: async (after, most) =>
      (
        await rows()
          .where('key', '>', after === '' ? '' : organisationKey(after))
          .orderBy('key')
          .limit(most)
          .execute()
      ).map(organisationOf),
    async matching(words, most) {
      const escaped = organisationKey(words).replaceAll(/[\\%_]/g, '\\$&')
      const found = await rows()
        .where(sql<boolean>`key like ${`%${escaped}%`} escape '\\'`)
        .orderBy('key')
        .limit(most)
        .execute()
      return found.map(organisationOf)
    },
    async count() {
      const row = await db()
        .selectFrom('organisations')
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('community', '=', community)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async anyPromised() {
      const found = await db()
        .selectFrom('organisations')
        .select('id')
        .where('community', '=', community)
        .where(sql<boolean>`targets <> '{}'`)
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },
    async domainsOf(id) {
      const found = await db()
        .selectFrom('organisation_domains')
        .select('domain')
        .where('community', '=', community)
        .where('organisation', '=', id)
        .execute()
      return found.map(({ domain }) => domain).toSorted()
    },
    async setDomains(id, domains) {
      await db()
        .deleteFrom('organisation_domains')
        .where('community', '=', community)
        .where('organisation', '=', id)
        .execute()
      const taken: string[] = []
      for (const domain of domains) {
        const { numInsertedOrUpdatedRows = 0n } = await db()
          .insertInto('organisation_domains')
          .values({ community, domain, organisation: id })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        if (numInsertedOrUpdatedRows === 0n) taken.push(domain)
      }
      return taken
    },
    async byDomain(domain) {
      const [row] = (await knownByDomain(db(), { community, domain })).rows
      return row === undefined ? undefined : organisationOf(row)
    },
  }
}

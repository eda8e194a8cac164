// Which organisation the people of one community belong to, by person, and of which their support threads are.
import type { Kysely, Selectable } from 'kysely'
import {
  type CommunityId,
  type MemberId,
  memberId,
  type PersonId,
  personId,
  type ThreadId,
  threadId,
} from '../../domain/ids.ts'
import { type BelongingHow, belongingHows, type Organisation } from '../../domain/organisation.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { isOpenThread } from './is-open-thread.ts'
import { organisationOf } from './organisations.ts'

export interface BelongingTo {
  readonly organisation: string
  readonly how: BelongingHow
  /** The account by whose domain it is; nobody's where the staff set it. */
  readonly by: MemberId | undefined
  readonly at: number
}

export interface Belonging {
  of(person: PersonId): Promise<BelongingTo | undefined>
  /** In place of what there was. */
  set(person: PersonId, to: BelongingTo): Promise<void>
  clear(person: PersonId): Promise<void>
  /** The people of one, those behind that id; `most` of them. */
  people(organisation: string, after: string, most: number): Promise<readonly PersonId[]>
  count(organisation: string): Promise<number>
  /** Its threads are of the organisation that its opener belongs to now. */
  follow(thread: ThreadId): Promise<void>
  /** The same of every open thread of a person; answers which. */
  followOpen(person: PersonId): Promise<readonly ThreadId[]>
  /** The organisation of a thread. */
  ofThread(thread: ThreadId): Promise<Organisation | undefined>
  /** Those of each of these threads that has one. */
  ofEach(threads: readonly ThreadId[]): Promise<ReadonlyMap<ThreadId, Organisation>>
  /** No thread of these accounts is of one any more. */
  forget(members: readonly MemberId[]): Promise<void>
}

const belongingOfRow = (row: Selectable<Tables['person_organisations']>): BelongingTo => ({
  organisation: row.organisation,
  how: belongingHows.find((one) => one === row.how) ?? 'staff',
  by: row.set_by === null ? undefined : memberId(row.set_by),
  at: row.set_at,
})

const belongingOfPerson = hot(
  ['community', 'person'],
  (db, { community, person }: { community: string; person: string }) =>
    db.selectFrom('person_organisations').selectAll().where('community', '=', community).where('person', '=', person),
)

/** Asked whenever the targets of a thread are planned. */
const organisationOfThread = hot(['community', 'id'], (db, { community, id }: { community: string; id: string }) =>
  db
    .selectFrom('threads')
    .innerJoin('organisations', 'organisations.id', 'threads.organisation')
    .select(['organisations.id', 'organisations.name', 'organisations.targets'])
    .where('threads.community', '=', community)
    .where('threads.id', '=', id)
    .where('organisations.community', '=', community),
)

/** What people of one community belong to. */
export function belongingOf(db: () => Kysely<Tables>, community: CommunityId): Belonging {
  const people = () => db().selectFrom('person_organisations').where('community', '=', community)
  return {
    async of(person) {
      const [row] = (await belongingOfPerson(db(), { community, person })).rows
      return row === undefined ? undefined : belongingOfRow(row)
    },
    async set(person, { organisation, how, by, at }) {
      const row = { organisation, how, set_by: by ?? null, set_at: at }
      await db()
        .insertInto('person_organisations')
        .values({ person, community, ...row })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
        .execute()
    },
    async clear(person) {
      await db()
        .deleteFrom('person_organisations')
        .where('community', '=', community)
        .where('person', '=', person)
        .execute()
    },
    async people(organisation, after, most) {
      const found = await people()
        .select('person')
        .where('organisation', '=', organisation)
        .where('person', '>', after)
        .orderBy('person')
        .limit(most)
        .execute()
      return found.map(({ person }) => personId(person))
    },
    async count(organisation) {
      const row = await people()
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('organisation', '=', organisation)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async follow(thread) {
      const row = await db()
        .selectFrom('threads')
        .innerJoin('members', 'members.id', 'threads.opener')
        .leftJoin('person_organisations', 'person_organisations.person', 'members.person')
        .select('person_organisations.organisation as organisation')
        .where('threads.community', '=', community)
        .where('threads.id', '=', thread)
        .executeTakeFirst()
      await db()
        .updateTable('threads')
        .set({ organisation: row?.organisation ?? null })
        .where('community', '=', community)
        .where('id', '=', thread)
        .execute()
    },
    async followOpen(person) {
      const [row] = (await belongingOfPerson(db(), { community, person })).rows
      const accounts = await db()
        .selectFrom('members')
        .select('id')
        .where('community', '=', community)
        .where('person', '=', person)
        .execute()
      if (accounts.length === 0) return []
      const changed = await db()
        .updateTable('threads')
        .set({ organisation: row?.organisation ?? null })
        .where('community', '=', community)
        .where(
          'opener',
          'in',
          accounts.map(({ id }) => id),
        )
        .where(isOpenThread)
        .returning('id')
        .execute()
      return changed.map(({ id }) => threadId(id))
    },
    async ofThread(thread) {
      const [row] = (await organisationOfThread(db(), { community, id: thread })).rows
      return row === undefined ? undefined : organisationOf(row)
    },
    async ofEach(threads) {
      const found = new Map<ThreadId, Organisation>()
      for (const id of threads) {
        const [row] = (await organisationOfThread(db(), { community, id })).rows
        if (row !== undefined) found.set(id, organisationOf(row))
      }
      return found
    },
    async forget(members) {
      if (members.length === 0) return
      await db()
        .updateTable('threads')
        .set({ organisation: null })
        .where('community', '=', community)
        .where('opener', 'in', [...members])
        .execute()
    },
  }
}

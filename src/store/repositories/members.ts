// The members of one community, each with the person behind it.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId, personId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { type SpaceRef, spaceKey, type ThreadPlace, type UserRef } from '../../domain/place.ts'
import { hot } from '../hot.ts'
import { madeOf } from '../made-of.ts'
import { plannedLimit } from '../planned-limit.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'
import { readThreadPlace } from './stored-place.ts'

export interface NewMember {
  readonly id: MemberId
  readonly person: PersonId
  readonly user: UserRef
  readonly name: string
  readonly locale: string | undefined
  readonly bot: boolean
  readonly guest: boolean
  readonly joinedAt: number | undefined
  /** They must pass the rules first. */
  readonly pending?: boolean
}

/** What of a member matters for whether they came or went meanwhile. */
export type Known = Pick<Member, 'joinedAt' | 'leftAt' | 'pending'>

export interface Members {
  get(id: MemberId): Promise<Member | undefined>
  byUser(user: UserRef): Promise<Member | undefined>
  /** Adds them with a person of their own, unless they are known. */
  add(member: NewMember): Promise<void>
  rename(id: MemberId, name: string, locale: string | undefined): Promise<void>
  joined(id: MemberId, at: number, pending: boolean): Promise<void>
  left(id: MemberId, at: number): Promise<void>
  greeted(id: MemberId, at: number): Promise<void>
  /** They have passed the rules. */
  passed(id: MemberId): Promise<void>
  /** Everyone who is or was in a space, by their account. */
  knownIn(space: SpaceRef): Promise<ReadonlyMap<string, Known>>
  /** Keeps that a direct message for the staff did not reach them. */
  unreachable(id: MemberId, at: number): Promise<void>
  /** Keeps where they are told privately what a direct message could not; undefined: nowhere any more. */
  toldIn(id: MemberId, thread: ThreadPlace | undefined): Promise<void>
  /** Every account of the person behind this member, itself among them. */
  ofSamePerson(id: MemberId): Promise<readonly MemberId[]>
  /** Every account of a person. */
  ofPerson(person: PersonId): Promise<readonly Member[]>
  /** Makes an account one of this person's. */
  linkTo(id: MemberId, person: PersonId, at: number): Promise<void>
  /** Makes it a person of its own again. Whoever is left alone by that is no linked account either. */
  unlink(id: MemberId, person: PersonId): Promise<void>
  /** Keeps when an account that is one person with others was last seen. */
  active(id: MemberId, at: number): Promise<void>
  /** Accounts of exactly this name that are alone, in other spaces than this one. */
  namedElsewhere(name: string, space: SpaceRef): Promise<readonly Member[]>
  count(space: SpaceRef): Promise<number>
  /** Whether more people than so many, bots not counted, are in a space. */
  moreThan(space: SpaceRef, many: number): Promise<boolean>
  /** Whether so many have left a space since. */
  manyLeft(space: SpaceRef, since: number, many: number): Promise<boolean>
  /** How many people are in a space now. */
  presentIn(space: SpaceRef): Promise<number>
}

const memberOf = (row: Selectable<Tables['members']>): Member => ({
  id: memberId(row.id),
  community: row.community as CommunityId,
  person: personId(row.person),
  user: { space: readSpaceKey(row.space), user: row.user },
  name: row.name,
  locale: row.locale ?? undefined,
  bot: row.bot === 1,
  guest: row.guest === 1,
  joinedAt: row.joined_at ?? undefined,
  leftAt: row.left_at ?? undefined,
  greetedAt: row.greeted_at ?? undefined,
  pending: row.pending === 1,
  unreachableAt: row.unreachable_at ?? undefined,
  privateThread: row.private_thread === null ? undefined : readThreadPlace(row.private_thread),
  activeAt: row.active_at ?? undefined,
})

const membersIn = madeOf((rows: readonly Selectable<Tables['members']>[]): readonly Member[] => rows.map(memberOf))

const memberById = hot(['community', 'id'], (db, { community, id }: { community: string; id: string }) =>
  db.selectFrom('members').selectAll().where('community', '=', community).where('id', '=', id),
)
const memberByUser = hot(
  ['community', 'space', 'user'],
  (db, { community, space, user }: { community: string; space: string; user: string }) =>
    db
      .selectFrom('members')
      .selectAll()
      .where('community', '=', community)
      .where('space', '=', space)
      .where('user', '=', user),
)
const addPerson = hot(['id', 'community'], (db, { id, community }: { id: string; community: string }) =>
  db
    .insertInto('persons')
    .values({ id, community })
    .onConflict((conflict) => conflict.doNothing()),
)
type NewRow = Pick<
  Selectable<Tables['members']>,
  'id' | 'community' | 'person' | 'space' | 'user' | 'name' | 'locale' | 'bot' | 'guest' | 'joined_at' | 'pending'
>
const addMember = hot(
  ['id', 'community', 'person', 'space', 'user', 'name', 'locale', 'bot', 'guest', 'joined_at', 'pending'],
  (db, row: NewRow) =>
    db
      .insertInto('members')
      .values({ ...row, left_at: null, greeted_at: null, unreachable_at: null, private_thread: null, active_at: null })
      .onConflict((conflict) => conflict.columns(['space', 'user']).doNothing()),
)
const nowGreeted = hot(
  ['community', 'id', 'at'],
  (db, { community, id, at }: { community: string; id: string; at: number }) =>
    db
      .updateTable('members')
      .set({ greeted_at: at, pending: 0 })
      .where('community', '=', community)
      .where('id', '=', id),
)

/** One row when there are so many; the index is walked no further. */
const presentBeside = hot(
  ['community', 'space', 'beside'],
  (db, { community, space, beside }: { community: string; space: string; beside: number }) =>
    db
      .selectFrom('members')
      .select('community')
      .where('community', '=', community)
      .where('space', '=', space)
      .where('left_at', 'is', null)
      .where('bot', '=', 0)
      .limit(1)
      .offset(plannedLimit(beside)),
)
const leftBeside = hot(
  ['community', 'space', 'since', 'beside'],
  (db, row: { community: string; space: string; since: number; beside: number }) =>
    db
      .selectFrom('members')
      .select('community')
      .where('community', '=', row.community)
      .where('space', '=', row.space)
      .where('left_at', '>', row.since)
      .where('bot', '=', 0)
      .limit(1)
      .offset(plannedLimit(row.beside)),
)

/** The members of one community. */
export function membersOf(db: () => Kysely<Tables>, community: CommunityId): Members {
  const change = (id: MemberId, values: Partial<Selectable<Tables['members']>>) =>
    db().updateTable('members').set(values).where('community', '=', community).where('id', '=', id).execute()
  const rows = () => db().selectFrom('members').selectAll().where('community', '=', community)
  return {
    async get(id) {
      return membersIn((await memberById(db(), { community, id })).rows)[0]
    },
    async byUser(user) {
      return membersIn((await memberByUser(db(), { community, space: spaceKey(user.space), user: user.user })).rows)[0]
    },
    async add(member) {
      await addPerson(db(), { id: member.person, community })
      await addMember(db(), {
        id: member.id,
        community,
        person: member.person,
        space: spaceKey(member.user.space),
        user: member.user.user,
        name: member.name,
        locale: member.locale ?? null,
        bot: member.bot ? 1 : 0,
        guest: member.guest ? 1 : 0,
        joined_at: member.joinedAt ?? null,
        pending: member.pending === true ? 1 : 0,
      })
    },
    rename: async (id, name, locale) => {
      await change(id, { name, ...(locale === undefined ? {} : { locale }) })
    },
    joined: async (id, at, pending) => {
      const anew = { left_at: null, greeted_at: null, unreachable_at: null }
      await change(id, { joined_at: at, pending: pending ? 1 : 0, ...anew })
    },
    left: async (id, at) => {
      await change(id, { left_at: at })
    },
    greeted: async (id, at) => {
      await nowGreeted(db(), { community, id, at })
    },
    passed: async (id) => {
      await change(id, { pending: 0 })
    },
    async knownIn(space) {
      const found = await db()
        .selectFrom('members')
        .select(['user', 'joined_at', 'left_at', 'pending'])
        .where('community', '=', community)
        .where('space', '=', spaceKey(space))
        .execute()
      return new Map(
        found.map(({ user, joined_at, left_at, pending }) => [
          user,
          { joinedAt: joined_at ?? undefined, leftAt: left_at ?? undefined, pending: pending === 1 },
        ]),
      )
    },
    unreachable: async (id, at) => {
      await change(id, { unreachable_at: at })
    },
    toldIn: async (id, thread) => {
      await change(id, { private_thread: thread === undefined ? null : JSON.stringify(thread) })
    },
    async ofSamePerson(id) {
      const found = await db()
        .selectFrom('members as one')
        .innerJoin('members as other', 'other.person', 'one.person')
        .select('other.id')
        .where('one.community', '=', community)
        .where('other.community', '=', community)
        .where('one.id', '=', id)
        .execute()
      return found.map((row) => memberId(row.id))
    },
    async ofPerson(person) {
      return (await rows().where('person', '=', person).orderBy('id').execute()).map(memberOf)
    },
    async linkTo(id, person, at) {
      await change(id, { person, active_at: at })
      await db()
        .updateTable('members')
        .set({ active_at: at })
        .where('community', '=', community)
        .where('person', '=', person)
        .where('active_at', 'is', null)
        .execute()
    },
    async unlink(id, person) {
      const [row] = (await memberById(db(), { community, id })).rows
      if (row === undefined) return
      await addPerson(db(), { id: person, community })
      await change(id, { person, active_at: null })
      const left = await rows().where('person', '=', row.person).execute()
      const [alone] = left
      if (alone !== undefined && left.length === 1) await change(memberId(alone.id), { active_at: null })
    },
    active: async (id, at) => {
      await change(id, { active_at: at })
    },
    async namedElsewhere(name, space) {
      const found = await rows()
        .where('name', '=', name)
        .where('space', '!=', spaceKey(space))
        .where('bot', '=', 0)
        .where('left_at', 'is', null)
        .where('active_at', 'is', null)
        .limit(2)
        .execute()
      return found.map(memberOf)
    },
    async moreThan(space, many) {
      return (await presentBeside(db(), { community, space: spaceKey(space), beside: many })).rows.length > 0
    },
    async manyLeft(space, since, many) {
      const found = await leftBeside(db(), { community, space: spaceKey(space), since, beside: many - 1 })
      return found.rows.length > 0
    },
    async count(space) {
      const row = await db()
        .selectFrom('members')
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('community', '=', community)
        .where('space', '=', spaceKey(space))
        .executeTakeFirstOrThrow()
      return row.count
    },
    async presentIn(space) {
      const row = await db()
        .selectFrom('members')
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('community', '=', community)
        .where('space', '=', spaceKey(space))
        .where('bot', '=', 0)
        .where('left_at', 'is', null)
        .executeTakeFirstOrThrow()
      return row.count
    },
  }
}

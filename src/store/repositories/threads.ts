// The support threads of one community.
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId, type ThreadId, threadId } from '../../domain/ids.ts'
import { type Place, placeKey, type SpaceRef, spaceKey, type ThreadPlace } from '../../domain/place.ts'
import {
  openStates,
  type SupportShape,
  type SupportThread,
  supportShapes,
  type ThreadState,
  threadStates,
} from '../../domain/support.ts'
import { type Priority, priorities } from '../../domain/team.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'
import { readThreadPlace } from './stored-place.ts'
import { type ThreadLists, threadListsOf } from './thread-lists.ts'

export interface NewThread {
  readonly id: ThreadId
  readonly number: number
  readonly opener: MemberId
  readonly space: SpaceRef
  readonly subject: string
  readonly shape: SupportShape
  readonly at: number
  /** The call that opens it. */
  readonly call: string
  readonly topic?: string
  readonly team?: string
  /** The moderator who opens it for somebody. */
  readonly openedBy?: MemberId
}

export interface ThreadChange {
  readonly state?: ThreadState
  /** Null: nobody any more. */
  readonly assignee?: MemberId | null
  /** Null: it is gone. */
  readonly place?: ThreadPlace | null
  readonly teamPlace?: ThreadPlace | null
  readonly waitingSince?: number
  readonly lastMemberAt?: number
  readonly lastStaffAt?: number
  readonly resolvedAt?: number | null
  /** Since when nobody of the team could be told; null: somebody was. */
  readonly untoldAt?: number | null
  /** The call that opened it was answered with where it is. */
  readonly answered?: true
  readonly subject?: string
  /** Null: none, or everyone. */
  readonly topic?: string | null
  readonly team?: string | null
  readonly priority?: Priority
  readonly firstReplyAt?: number
  readonly claimedAt?: number | null
  readonly snoozedUntil?: number | null
  readonly mergedInto?: ThreadId | null
  readonly closedAt?: number | null
  /** How many times it was opened again. */
  readonly reopened?: number
}

export interface Threads extends ThreadLists {
  add(thread: NewThread): Promise<void>
  get(id: ThreadId): Promise<SupportThread | undefined>
  byNumber(number: number): Promise<SupportThread | undefined>
  /** The open thread of any of these accounts. */
  openOf(members: readonly MemberId[]): Promise<SupportThread | undefined>
  /** The latest thread of any of these accounts of which it is not known yet where it stands, open or solved. */
  comingOf(members: readonly MemberId[]): Promise<SupportThread | undefined>
  /** Whether a person has ever opened one, with any account. */
  anyOfPerson(person: PersonId): Promise<boolean>
  /** The thread whose opener's or team's end is this place. */
  at(place: Place): Promise<SupportThread | undefined>
  /** Whether this call opened a thread, and waits to be answered with where it is. */
  openedBy(call: string): Promise<boolean>
  /** All that are open, the longest waiting first. */
  open(): Promise<readonly SupportThread[]>
  /** The latest whose number begins so, or whose subject has it, `most` of them. */
  matching(words: string, most: number): Promise<readonly SupportThread[]>
  change(id: ThreadId, change: ThreadChange): Promise<void>
}

function threadOf(row: Selectable<Tables['threads']>): SupportThread {
  const state = threadStates.find((one) => one === row.state)
  if (state === undefined) throw new Error('a stored thread has no state of ours')
  return {
    id: threadId(row.id),
    community: row.community as CommunityId,
    number: row.number,
    opener: memberId(row.opener),
    space: readSpaceKey(row.space),
    subject: row.subject,
    state,
    assignee: row.assignee === null ? undefined : memberId(row.assignee),
    shape: supportShapes.find((one) => one === row.shape) ?? 'thread',
    openedAt: row.opened_at,
    place: row.place === null ? undefined : readThreadPlace(row.place),
    teamPlace: row.team_place === null ? undefined : readThreadPlace(row.team_place),
    waitingSince: row.waiting_since,
    lastMemberAt: row.last_member_at ?? undefined,
    lastStaffAt: row.last_staff_at ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    untoldAt: row.untold_at ?? undefined,
    call: row.call ?? undefined,
    topic: row.topic ?? undefined,
    team: row.team ?? undefined,
    priority: priorities.find((one) => one === row.priority) ?? 'normal',
    openedBy: row.opened_by === null ? undefined : memberId(row.opened_by),
    firstReplyAt: row.first_reply_at ?? undefined,
    claimedAt: row.claimed_at ?? undefined,
    snoozedUntil: row.snoozed_until ?? undefined,
    mergedInto: row.merged_into === null ? undefined : threadId(row.merged_into),
    closedAt: row.closed_at ?? undefined,
    reopened: row.reopened,
  }
}

/** The columns of what changes as it is. */
const plainColumns = {
  state: 'state',
  assignee: 'assignee',
  waitingSince: 'waiting_since',
  lastMemberAt: 'last_member_at',
  lastStaffAt: 'last_staff_at',
  resolvedAt: 'resolved_at',
  untoldAt: 'untold_at',
  subject: 'subject',
  topic: 'topic',
  team: 'team',
  priority: 'priority',
  firstReplyAt: 'first_reply_at',
  claimedAt: 'claimed_at',
  snoozedUntil: 'snoozed_until',
  mergedInto: 'merged_into',
  closedAt: 'closed_at',
  reopened: 'reopened',
} as const

const isPlain = (name: string): name is keyof typeof plainColumns => Object.hasOwn(plainColumns, name)

const storedPlace = (place: ThreadPlace | null): string | null => (place === null ? null : JSON.stringify(place))

function columnsOf(change: ThreadChange): Updateable<Tables['threads']> {
  const { place, teamPlace, answered } = change
  const plain = Object.entries(change).flatMap(([name, value]) =>
    isPlain(name) && value !== undefined ? [[plainColumns[name], value] as const] : [],
  )
  return {
    ...Object.fromEntries(plain),
    ...(place === undefined ? {} : { place: storedPlace(place), place_key: place === null ? null : placeKey(place) }),
    ...(teamPlace === undefined
      ? {}
      : { team_place: storedPlace(teamPlace), team_place_key: teamPlace === null ? null : placeKey(teamPlace) }),
    ...(answered === undefined ? {} : { call: null }),
  }
}

const threadById = hot(['community', 'id'], (db, { community, id }: { community: string; id: string }) =>
  db.selectFrom('threads').selectAll().where('community', '=', community).where('id', '=', id),
)
const threadAt = hot(['community', 'key'], (db, { community, key }: { community: string; key: string }) =>
  db
    .selectFrom('threads')
    .selectAll()
    .where('community', '=', community)
    .where((build) => build.or([build('place_key', '=', key), build('team_place_key', '=', key)])),
)

const threadOfPerson = hot(
  ['community', 'person'],
  (db, { community, person }: { community: string; person: string }) =>
    db
      .selectFrom('members')
      .innerJoin('threads', 'threads.opener', 'members.id')
      .select('threads.id')
      .where('members.community', '=', community)
      .where('members.person', '=', person)
      .where('threads.community', '=', community)
      .limit(1),
)

/** The support threads of one community. */
export function threadsOf(db: () => Kysely<Tables>, community: CommunityId): Threads {
  const rows = () => db().selectFrom('threads').selectAll().where('community', '=', community)
  const one = (row: Selectable<Tables['threads']> | undefined) => (row === undefined ? undefined : threadOf(row))
  return {
    ...threadListsOf(db, community, threadOf),
    async add(thread) {
      await db()
        .insertInto('threads')
        .values({
          id: thread.id,
          community,
          number: thread.number,
          opener: thread.opener,
          space: spaceKey(thread.space),
          subject: thread.subject,
          state: 'open',
          assignee: null,
          shape: thread.shape,
          opened_at: thread.at,
          place: null,
          place_key: null,
          team_place: null,
          team_place_key: null,
          waiting_since: thread.at,
          last_member_at: thread.at,
          last_staff_at: null,
          resolved_at: null,
          untold_at: null,
          call: thread.call,
          topic: thread.topic ?? null,
          team: thread.team ?? null,
          opened_by: thread.openedBy ?? null,
          first_reply_at: null,
          claimed_at: null,
          snoozed_until: null,
          merged_into: null,
          closed_at: null,
        })
        .execute()
    },
    get: async (id) => one((await threadById(db(), { community, id })).rows[0]),
    byNumber: async (number) => one(await rows().where('number', '=', number).executeTakeFirst()),
    openOf: async (members) =>
      one(
        await rows()
          .where('opener', 'in', [...members])
          .where('state', 'in', [...openStates])
          .executeTakeFirst(),
      ),
    comingOf: async (members) =>
      one(
        await rows()
          .where('opener', 'in', [...members])
          .where('state', '!=', 'closed')
          .where('place', 'is', null)
          .orderBy('number', 'desc')
          .executeTakeFirst(),
      ),
    anyOfPerson: async (person) => (await threadOfPerson(db(), { community, person })).rows.length > 0,
    async at(place) {
      return one((await threadAt(db(), { community, key: placeKey(place) })).rows[0])
    },
    openedBy: async (call) => (await rows().where('call', '=', call).executeTakeFirst()) !== undefined,
    async open() {
      const found = await rows()
        .where('state', 'in', [...openStates])
        .orderBy('waiting_since')
        .orderBy('number')
        .execute()
      return found.map(threadOf)
    },
    async matching(words, most) {
      const escaped = words.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')
      const found = await rows()
        .where((build) =>
          build.or([
            sql<boolean>`cast(${build.ref('number')} as text) like ${`${escaped}%`} escape '\\'`,
            sql<boolean>`lower(${build.ref('subject')}) like ${`%${escaped}%`} escape '\\'`,
          ]),
        )
        .orderBy('number', 'desc')
        .limit(most)
        .execute()
      return found.map(threadOf)
    },
    async change(id, change) {
      await db()
        .updateTable('threads')
        .set(columnsOf(change))
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
  }
}

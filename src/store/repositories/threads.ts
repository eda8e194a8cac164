// The support threads of one community.
import type { Kysely, Selectable, Updateable } from 'kysely'
import type { CommunityId, MemberId, PersonId, ThreadId } from '../../domain/ids.ts'
import { inPlaceOfThread, type Place, placeKey, type SpaceRef, spaceKey, type ThreadPlace } from '../../domain/place.ts'
import { openStates, type SupportShape, type SupportThread, type ThreadState } from '../../domain/support.ts'
import type { Priority } from '../../domain/team.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { type ThreadLists, threadListsOf } from './thread-lists.ts'
import { threadOf } from './thread-row.ts'
import { threadNumbersOf } from './thread-search.ts'

export interface NewThread {
  readonly id: ThreadId
  readonly number: number
  readonly opener: MemberId
  readonly space: SpaceRef
  readonly subject: string
  readonly shape: SupportShape
  readonly at: number
  /** The call that opens it, which is answered once more with where it is; absent: nobody waits for that. */
  readonly call?: string
  readonly topic?: string
  readonly team?: string
  /** The moderator who opens it for somebody. */
  readonly openedBy?: MemberId
}

export interface ThreadChange {
  readonly state?: ThreadState
  readonly shape?: SupportShape
  /** Null: nobody any more. */
  readonly assignee?: MemberId | null
  /** Null: it is gone. */
  readonly place?: ThreadPlace | null
  /** Null: it is not there yet, or not any more. */
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
  /** The open threads of any of these accounts, the oldest first. */
  openOf(members: readonly MemberId[]): Promise<readonly SupportThread[]>
  /** The latest thread of any of these accounts of which it is not known yet where it stands, open or solved. */
  comingOf(members: readonly MemberId[]): Promise<SupportThread | undefined>
  /** Whether a person has ever opened one, with any account. */
  anyOfPerson(person: PersonId): Promise<boolean>
  /** The thread whose opener's or team's end is this place, or whose opener's end is the channel that it is in. */
  at(place: Place): Promise<SupportThread | undefined>
  /** Whether this call opened a thread, and waits to be answered with where it is. */
  openedBy(call: string): Promise<boolean>
  /** The latest whose number begins so, or whose subject has it, `most` of them; words are looked for in the latest 20,000. */
  matching(words: string, most: number): Promise<readonly SupportThread[]>
  change(id: ThreadId, change: ThreadChange): Promise<void>
}

/** The columns of what changes as it is. */
const plainColumns = {
  state: 'state',
  shape: 'shape',
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
const threadAt = hot(
  ['community', 'key', 'room'],
  (db, { community, key, room }: { community: string; key: string; room: string }) =>
    db
      .selectFrom('threads')
      .selectAll()
      .where('community', '=', community)
      .where((build) =>
        build.or([build('place_key', '=', key), build('team_place_key', '=', key), build('place_key', '=', room)]),
      )
      // Direct messages may have been the place of earlier ones.
      .orderBy('number', 'desc'),
)

/** The whole channel, which may stand for a thread with all that is written in it and under its messages. */
const roomKeyOf = (place: Place): string =>
  placeKey(place.kind === 'direct' ? place : inPlaceOfThread(place.space, place.channel))

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
          call: thread.call ?? null,
          topic: thread.topic ?? null,
          team: thread.team ?? null,
          opened_by: thread.openedBy ?? null,
          first_reply_at: null,
          claimed_at: null,
          snoozed_until: null,
          merged_into: null,
          closed_at: null,
          // Of the organisation that its opener belongs to now.
          organisation: (build) =>
            build
              .selectFrom('members')
              .innerJoin('person_organisations', 'person_organisations.person', 'members.person')
              .select('person_organisations.organisation')
              .where('members.community', '=', community)
              .where('members.id', '=', thread.opener)
              .where('person_organisations.community', '=', community),
        })
        .execute()
    },
    get: async (id) => one((await threadById(db(), { community, id })).rows[0]),
    byNumber: async (number) => one(await rows().where('number', '=', number).executeTakeFirst()),
    async openOf(members) {
      const found = await rows()
        .where('opener', 'in', [...members])
        .where('state', 'in', [...openStates])
        .orderBy('number')
        .execute()
      return found.map(threadOf)
    },
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
      return one((await threadAt(db(), { community, key: placeKey(place), room: roomKeyOf(place) })).rows[0])
    },
    openedBy: async (call) => (await rows().where('call', '=', call).executeTakeFirst()) !== undefined,
    async matching(words, most) {
      const numbers = await threadNumbersOf(db(), community, words, most)
      if (numbers.length === 0) return []
      const found = await rows()
        .where('number', 'in', [...numbers])
        .orderBy('number', 'desc')
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

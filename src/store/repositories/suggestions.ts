// The suggestions of one community and their votes, counted by person.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { type Suggestion, type SuggestionStatus, suggestionStatuses } from '../../domain/suggestion.ts'
import { hot } from '../hot.ts'
import { plannedLimit } from '../planned-limit.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

export interface NewSuggestion {
  readonly id: SuggestionId
  readonly number: number
  readonly author: MemberId
  readonly space: SpaceRef
  readonly title: string
  readonly details: string | undefined
  readonly at: number
}

export interface Decision {
  readonly status: SuggestionStatus
  readonly reason: string | undefined
  readonly by: MemberId
  readonly at: number
  /** The decision before, where this one corrects it. */
  readonly wrong?: Suggestion['wrong']
}

export interface Suggestions {
  add(suggestion: NewSuggestion): Promise<void>
  get(id: SuggestionId): Promise<Suggestion | undefined>
  byNumber(number: number): Promise<Suggestion | undefined>
  /** The newest first. */
  list(filter?: {
    readonly statuses?: readonly SuggestionStatus[]
    readonly limit?: number
  }): Promise<readonly Suggestion[]>
  decide(id: SuggestionId, decision: Decision): Promise<void>
  /** False when this person voted before, with any of their accounts. */
  vote(id: SuggestionId, member: MemberId, at: number): Promise<boolean>
  /** False when there was no vote of this person. */
  takeBack(id: SuggestionId, member: MemberId): Promise<boolean>
  /** People, not accounts. */
  tally(id: SuggestionId): Promise<number>
}

function suggestionOf(row: Selectable<Tables['suggestions']>): Suggestion {
  const status = suggestionStatuses.find((one) => one === row.status)
  if (status === undefined) throw new Error('a stored suggestion has no status of ours')
  return {
    id: suggestionId(row.id),
    community: row.community as CommunityId,
    number: row.number,
    author: memberId(row.author),
    space: readSpaceKey(row.space),
    title: row.title,
    details: row.details ?? undefined,
    status,
    reason: row.reason ?? undefined,
    decidedBy: row.decided_by === null ? undefined : memberId(row.decided_by),
    decidedAt: row.decided_at ?? undefined,
    createdAt: row.created_at,
    ...wrongOf(row),
  }
}

function wrongOf({
  wrong_status: was,
  wrong_reason: reason,
}: Selectable<Tables['suggestions']>): Pick<Suggestion, 'wrong'> {
  const status = suggestionStatuses.find((one) => one === was)
  return status === undefined ? {} : { wrong: { status, reason: reason ?? undefined } }
}

type Undecided = 'status' | 'reason' | 'decided_by' | 'decided_at' | 'wrong_status' | 'wrong_reason'
const undecided = { status: 'new', reason: null, decided_by: null, decided_at: null } as const

const addSuggestion = hot(
  ['id', 'community', 'number', 'author', 'space', 'title', 'details', 'created_at'],
  (db, row: Omit<Selectable<Tables['suggestions']>, Undecided>) =>
    db.insertInto('suggestions').values({ ...row, ...undecided, wrong_status: null, wrong_reason: null }),
)
const suggestionById = hot(['community', 'id'], (db, { community, id }: { community: string; id: string }) =>
  db.selectFrom('suggestions').selectAll().where('community', '=', community).where('id', '=', id),
)
const newest = hot(['community', 'limit'], (db, { community, limit }: { community: string; limit: number }) =>
  db
    .selectFrom('suggestions')
    .selectAll()
    .where('community', '=', community)
    .orderBy('number', 'desc')
    .limit(plannedLimit(limit)),
)
type OneVote = { community: string; suggestion: string; member: string }
/** Looked up account by account: however many have voted, only this person's votes are touched. */
const votesByPerson = hot(['community', 'suggestion', 'member'], (db, { community, suggestion, member }: OneVote) =>
  db
    .selectFrom('votes')
    .select('member')
    .where('community', '=', community)
    .where('suggestion', '=', suggestion)
    .where('member', 'in', (build) =>
      build
        .selectFrom('members')
        .select('id')
        .where('community', '=', community)
        .where('person', '=', (one) => one.selectFrom('members').select('person').where('id', '=', member)),
    ),
)
const addVote = hot(['community', 'suggestion', 'member', 'at'], (db, row: Selectable<Tables['votes']>) =>
  db.insertInto('votes').values(row),
)
const peopleFor = hot(
  ['community', 'suggestion'],
  (db, { community, suggestion }: { community: string; suggestion: string }) =>
    db
      .selectFrom('votes')
      .innerJoin('members', 'members.id', 'votes.member')
      .select((build) => build.fn.count<number>('members.person').distinct().as('people'))
      .where('votes.community', '=', community)
      .where('votes.suggestion', '=', suggestion),
)

/** The suggestions of one community. */
export function suggestionsOf(db: () => Kysely<Tables>, community: CommunityId): Suggestions {
  const rows = () => db().selectFrom('suggestions').selectAll().where('community', '=', community)
  const votesOfPerson = async (id: SuggestionId, member: MemberId) =>
    (await votesByPerson(db(), { community, suggestion: id, member })).rows
  return {
    async add(suggestion) {
      await addSuggestion(db(), {
        id: suggestion.id,
        community,
        number: suggestion.number,
        author: suggestion.author,
        space: spaceKey(suggestion.space),
        title: suggestion.title,
        details: suggestion.details ?? null,
        created_at: suggestion.at,
      })
    },
    async get(id) {
      const [row] = (await suggestionById(db(), { community, id })).rows
      return row === undefined ? undefined : suggestionOf(row)
    },
    async byNumber(number) {
      const row = await rows().where('number', '=', number).executeTakeFirst()
      return row === undefined ? undefined : suggestionOf(row)
    },
    async list(filter = {}) {
      if (filter.statuses === undefined && filter.limit !== undefined)
        return (await newest(db(), { community, limit: filter.limit })).rows.map(suggestionOf)
      let query = rows().orderBy('number', 'desc')
      if (filter.statuses !== undefined) query = query.where('status', 'in', [...filter.statuses])
      if (filter.limit !== undefined) query = query.limit(filter.limit)
      return (await query.execute()).map(suggestionOf)
    },
    async decide(id, decision) {
      await db()
        .updateTable('suggestions')
        .set({
          status: decision.status,
          reason: decision.reason ?? null,
          decided_by: decision.by,
          decided_at: decision.at,
          wrong_status: decision.wrong?.status ?? null,
          wrong_reason: decision.wrong?.reason ?? null,
        })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async vote(id, member, at) {
      if ((await votesOfPerson(id, member)).length > 0) return false
      await addVote(db(), { community, suggestion: id, member, at })
      return true
    },
    async takeBack(id, member) {
      const votes = await votesOfPerson(id, member)
      if (votes.length === 0) return false
      await db()
        .deleteFrom('votes')
        .where('community', '=', community)
        .where('suggestion', '=', id)
        .where(
          'member',
          'in',
          votes.map((vote) => vote.member),
        )
        .execute()
      return true
    },
    async tally(id) {
      const [row] = (await peopleFor(db(), { community, suggestion: id })).rows
      return row?.people ?? 0
    },
  }
}

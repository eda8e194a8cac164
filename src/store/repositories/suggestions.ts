// The suggestions of one community.
import type { Kysely, Selectable, Updateable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { wordsKept } from '../../domain/search-words.ts'
import {
  type Suggestion,
  type SuggestionReview,
  type SuggestionSignature,
  type SuggestionStatus,
  suggestionReviews,
  suggestionSignatures,
  suggestionStatuses,
  suggestionWithdrawers,
} from '../../domain/suggestion.ts'
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
  readonly topic?: string | undefined
  readonly unnamed?: boolean
  readonly putBy?: MemberId | undefined
  readonly source?: string | undefined
  /** Where it stands before it is published. One without is published at once. */
  readonly review?: SuggestionReview | undefined
}

/** What can be changed of one, but for decisions. */
export type SuggestionChanges = Partial<
  Pick<
    Suggestion,
    | 'title'
    | 'details'
    | 'topic'
    | 'team'
    | 'targetAt'
    | 'signed'
    | 'unnamed'
    | 'publishedAt'
    | 'review'
    | 'withdrawnAt'
    | 'withdrawnBy'
    | 'editedAt'
    | 'mergedInto'
    | 'countsFor'
  >
>

export interface Decision {
  readonly status: SuggestionStatus
  readonly reason: string | undefined
  readonly by: MemberId
  readonly at: number
  /** What is decided at once has the same key. */
  readonly together: string
  readonly team: string | undefined
  readonly targetAt: number | undefined
  readonly signed: SuggestionSignature
  /** The decision before, where this one corrects it. */
  readonly wrong?: Suggestion['wrong']
}

export interface Suggestions {
  add(suggestion: NewSuggestion): Promise<void>
  get(id: SuggestionId): Promise<Suggestion | undefined>
  byNumber(number: number): Promise<Suggestion | undefined>
  /** Those that everyone may see, the newest first. */
  list(filter?: {
    readonly statuses?: readonly SuggestionStatus[]
    readonly limit?: number
  }): Promise<readonly Suggestion[]>
  decide(id: SuggestionId, decision: Decision): Promise<void>
  /** Changes what is named of it, and nothing else. */
  change(id: SuggestionId, changes: SuggestionChanges): Promise<void>
}

/** A row as the rest of Hearth knows it. */
export function suggestionOf(row: Selectable<Tables['suggestions']>): Suggestion {
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
    topic: row.topic ?? undefined,
    team: row.team ?? undefined,
    targetAt: row.target_at ?? undefined,
    signed: suggestionSignatures.find((one) => one === row.signed),
    unnamed: row.unnamed === 1,
    publishedAt: row.published_at ?? undefined,
    review: suggestionReviews.find((one) => one === row.review),
    withdrawnAt: row.withdrawn_at ?? undefined,
    withdrawnBy: suggestionWithdrawers.find((one) => one === row.withdrawn_by),
    editedAt: row.edited_at ?? undefined,
    mergedInto: row.merged_into === null ? undefined : suggestionId(row.merged_into),
    mergedAt: row.merged_at ?? undefined,
    statusBefore: suggestionStatuses.find((one) => one === row.status_before),
    countsFor: suggestionId(row.counts_for ?? row.id),
    putBy: row.put_by === null ? undefined : memberId(row.put_by),
    source: row.source ?? undefined,
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

/** What is true of each when it is put forward. */
const untouched = {
  ...{ status: 'new', reason: null, decided_by: null, decided_at: null, signed: null, team: null, target_at: null },
  ...{ wrong_status: null, wrong_reason: null, withdrawn_at: null, withdrawn_by: null, edited_at: null },
  ...{ merged_into: null, status_before: null, merged_at: null, wanted_by: 0 },
  ...{ decided_with: null, first_decided_at: null, first_team: null, thanked_at: null },
} as const
type Added = Omit<Selectable<Tables['suggestions']>, keyof typeof untouched>

const addSuggestion = hot(
  [
    ...(['id', 'community', 'number', 'author', 'space', 'title', 'details', 'created_at', 'topic'] as const),
    ...(['unnamed', 'put_by', 'source', 'review', 'published_at', 'counts_for', 'words'] as const),
  ],
  (db, row: Added) => db.insertInto('suggestions').values({ ...row, ...untouched }),
)
const suggestionById = hot(['community', 'id'], (db, { community, id }: { community: string; id: string }) =>
  db.selectFrom('suggestions').selectAll().where('community', '=', community).where('id', '=', id),
)
const newest = hot(['community', 'limit'], (db, { community, limit }: { community: string; limit: number }) =>
  db
    .selectFrom('suggestions')
    .selectAll()
    .where('community', '=', community)
    .where('published_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(plannedLimit(limit)),
)
/** The suggestions of one community. */
export function suggestionsOf(db: () => Kysely<Tables>, community: CommunityId): Suggestions {
  const rows = () => db().selectFrom('suggestions').selectAll().where('community', '=', community)

  /** What it is found by once it is changed. */
  async function wordsWith(id: SuggestionId, changes: SuggestionChanges): Promise<{ readonly words?: string }> {
    const [row] = (await suggestionById(db(), { community, id })).rows
    if (row === undefined) return {}
    const details = 'details' in changes ? changes.details : (row.details ?? undefined)
    return { words: wordsKept(changes.title ?? row.title, details) }
  }

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
        topic: suggestion.topic ?? null,
        unnamed: suggestion.unnamed === true ? 1 : 0,
        put_by: suggestion.putBy ?? null,
        source: suggestion.source ?? null,
        review: suggestion.review ?? null,
        published_at: suggestion.review === undefined ? suggestion.at : null,
        counts_for: suggestion.id,
        words: wordsKept(suggestion.title, suggestion.details),
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
      let query = rows()
        .where('published_at', 'is not', null)
        .where('withdrawn_at', 'is', null)
        .orderBy('number', 'desc')
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
          decided_with: decision.together,
          team: decision.team ?? null,
          target_at: decision.targetAt ?? null,
          signed: decision.signed,
          wrong_status: decision.wrong?.status ?? null,
          wrong_reason: decision.wrong?.reason ?? null,
        })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async change(id, changes) {
      const words = 'title' in changes || 'details' in changes ? await wordsWith(id, changes) : {}
      await db()
        .updateTable('suggestions')
        .set({ ...changedRow(changes), ...words })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
  }
}

/** The columns of what is changed; what is not named stays as it is. */
function changedRow(changes: SuggestionChanges): Updateable<Tables['suggestions']> {
  const row: Updateable<Tables['suggestions']> = {}
  if (changes.title !== undefined) row.title = changes.title
  if ('details' in changes) row.details = changes.details ?? null
  if ('topic' in changes) row.topic = changes.topic ?? null
  if ('team' in changes) row.team = changes.team ?? null
  if ('targetAt' in changes) row.target_at = changes.targetAt ?? null
  if ('signed' in changes) row.signed = changes.signed ?? null
  if ('publishedAt' in changes) row.published_at = changes.publishedAt ?? null
  if ('review' in changes) row.review = changes.review ?? null
  if ('withdrawnAt' in changes) row.withdrawn_at = changes.withdrawnAt ?? null
  if ('withdrawnBy' in changes) row.withdrawn_by = changes.withdrawnBy ?? null
  if ('editedAt' in changes) row.edited_at = changes.editedAt ?? null
  if ('mergedInto' in changes) row.merged_into = changes.mergedInto ?? null
  if (changes.countsFor !== undefined) row.counts_for = changes.countsFor
  if (changes.unnamed !== undefined) row.unnamed = changes.unnamed ? 1 : 0
  return row
}

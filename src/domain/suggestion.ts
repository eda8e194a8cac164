// Suggestions: their statuses and what is known of each.
import type { CommunityId, MemberId, SuggestionId } from './ids.ts'
import type { SpaceRef } from './place.ts'

export const suggestionStatuses = [
  'new',
  'under-review',
  'planned',
  'in-progress',
  'done',
  'declined',
  'duplicate',
] as const
export type SuggestionStatus = (typeof suggestionStatuses)[number]

export interface Suggestion {
  readonly id: SuggestionId
  readonly community: CommunityId
  readonly number: number
  readonly author: MemberId
  readonly space: SpaceRef
  readonly title: string
  readonly details: string | undefined
  readonly status: SuggestionStatus
  readonly reason: string | undefined
  readonly decidedBy: MemberId | undefined
  readonly decidedAt: number | undefined
  /** The decision before, where the last one corrects it as wrong. */
  readonly wrong?: { readonly status: SuggestionStatus; readonly reason: string | undefined }
  readonly createdAt: number
  readonly topic: string | undefined
  /** The team that answers for it. */
  readonly team: string | undefined
  /** By when it is meant to be so. */
  readonly targetAt: number | undefined
  /** How the last decision is signed; undefined as the settings say. */
  readonly signed: SuggestionSignature | undefined
  /** Its author is named to nobody, the moderators included. */
  readonly unnamed: boolean
  /** Undefined while nobody but its author and staff may see it. */
  readonly publishedAt: number | undefined
  /** Where it stands before it is published. */
  readonly review: SuggestionReview | undefined
  readonly withdrawnAt: number | undefined
  /** Who took it back: its author, or the team that closed it. */
  readonly withdrawnBy: SuggestionWithdrawer | undefined
  readonly editedAt: number | undefined
  readonly mergedInto: SuggestionId | undefined
  readonly mergedAt: number | undefined
  /** Its status before it was merged. */
  readonly statusBefore: SuggestionStatus | undefined
  /** The one whose votes its own are: itself, or the last of those that it was merged into. */
  readonly countsFor: SuggestionId
  /** Who put it forward, where that is not its author. */
  readonly putBy: MemberId | undefined
  /** The address of what it was made from. */
  readonly source: string | undefined
}

/** What waits to be looked through, waits for its author's word, or was not published. */
export const suggestionReviews = ['waiting', 'asked', 'refused'] as const
export type SuggestionReview = (typeof suggestionReviews)[number]

export const suggestionWithdrawers = ['author', 'team'] as const
export type SuggestionWithdrawer = (typeof suggestionWithdrawers)[number]

export const suggestionSignatures = ['team', 'name'] as const
export type SuggestionSignature = (typeof suggestionSignatures)[number]

/** Whether everyone in the community may see it. */
export const isPublic = ({ publishedAt, withdrawnAt }: Pick<Suggestion, 'publishedAt' | 'withdrawnAt'>): boolean =>
  publishedAt !== undefined && withdrawnAt === undefined

/** Those that wait for the moderators' word. */
export const undecidedStatuses: readonly SuggestionStatus[] = ['new', 'under-review']

/** Whether a suggestion still waits for the moderators' word. */
export const isUndecided = (suggestion: Pick<Suggestion, 'status'>): boolean =>
  undecidedStatuses.includes(suggestion.status)

/** Those that end it: no votes count after that. */
const endStatuses: readonly SuggestionStatus[] = ['done', 'declined', 'duplicate']

/** Whether it is settled: it stands as it was decided on. */
export const isEnded = ({ status }: Pick<Suggestion, 'status'>): boolean => endStatuses.includes(status)

/** Whether there is nothing more to say about it: it is done, declined, a duplicate, merged or withdrawn. */
export const isOver = ({
  status,
  withdrawnAt,
  mergedInto,
}: Pick<Suggestion, 'status' | 'withdrawnAt' | 'mergedInto'>): boolean =>
  endStatuses.includes(status) || withdrawnAt !== undefined || mergedInto !== undefined

/** Whether votes still count: until it is done, declined, a duplicate or withdrawn. */
export const takesVotes = (
  suggestion: Pick<Suggestion, 'status' | 'publishedAt' | 'withdrawnAt' | 'mergedInto'>,
): boolean => isPublic(suggestion) && !isOver(suggestion)

export const titleLength = 100
export const detailsLength = 1500
export const reasonLength = 500

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
}

/** Those that wait for the moderators' word. */
export const undecidedStatuses: readonly SuggestionStatus[] = ['new', 'under-review']

/** Whether a suggestion still waits for the moderators' word. */
export const isUndecided = (suggestion: Pick<Suggestion, 'status'>): boolean =>
  undecidedStatuses.includes(suggestion.status)

const endStatuses: readonly SuggestionStatus[] = ['done', 'declined', 'duplicate']

/** Whether votes still count: until it is done, declined or a duplicate. */
export const takesVotes = (suggestion: Pick<Suggestion, 'status'>): boolean => !endStatuses.includes(suggestion.status)

export const titleLength = 100
export const detailsLength = 1500
export const reasonLength = 500

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
  readonly createdAt: number
}

/** Whether a suggestion still waits for the moderators' word. */
export const isUndecided = (suggestion: Pick<Suggestion, 'status'>): boolean =>
  suggestion.status === 'new' || suggestion.status === 'under-review'

export const titleLength = 100
export const detailsLength = 1500
export const reasonLength = 500

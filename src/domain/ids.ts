// The names of things. Each is a string of its own kind, so that one can never stand where another is meant.

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A community: one or more spaces that act as one. */
export type CommunityId = Branded<'community'>
/** An account in one space. */
export type MemberId = Branded<'member'>
/** The human behind one or more members. */
export type PersonId = Branded<'person'>
/** A support thread. People know it by its number. */
export type ThreadId = Branded<'thread'>
/** A suggestion. People know it by its number. */
export type SuggestionId = Branded<'suggestion'>

/** Takes a string that is known to be a community's id (from a row, or freshly made). */
export const communityId = (id: string): CommunityId => id as CommunityId
/** Takes a string that is known to be a member's id. */
export const memberId = (id: string): MemberId => id as MemberId
/** Takes a string that is known to be a person's id. */
export const personId = (id: string): PersonId => id as PersonId
/** Takes a string that is known to be a support thread's id. */
export const threadId = (id: string): ThreadId => id as ThreadId
/** Takes a string that is known to be a suggestion's id. */
export const suggestionId = (id: string): SuggestionId => id as SuggestionId

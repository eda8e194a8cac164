// What a digest says: what waits, what happened in its period, and how much of that fits into twelve lines.
import type { SuggestionId } from './ids.ts'
import type { SpaceRef } from './place.ts'
import type { SupportThread } from './support.ts'
import type { UndeliveredCounts } from './undelivered.ts'

/** The most lines a digest has. */
export const digestLines = 12

export interface Period {
  readonly from: number
  readonly to: number
  /** When the period before began; it ended when this one began. */
  readonly beforeFrom: number
  readonly zone: string
}

/** How often what happened in a period. */
export interface Happened {
  readonly joined: number
  readonly opened: number
  readonly resolved: number
  /** Targets of support threads. */
  readonly missed: number
  readonly suggested: number
  readonly decided: number
  readonly voted: number
}

/** Something that waits for the team. */
export interface Waiting {
  readonly number: number
  readonly title: string
  readonly space: SpaceRef
  readonly since: number
}

export interface DigestFacts {
  readonly period: Period
  readonly at: number
  /** Threads that wait for an answer, and the longest waiting of them: as many as a digest has lines. */
  readonly threads: { readonly count: number; readonly first: readonly Waiting[] }
  /** Suggestions without a decision, the longest waiting first. */
  readonly suggestions: readonly (Waiting & { readonly id: SuggestionId })[]
  readonly undelivered: UndeliveredCounts
  /** Who arrived and has not taken part yet. */
  readonly stalled: StalledFacts
  /** How many of those who joined in the period have taken part by now. */
  readonly tookPart: number
  /** How many people said in the period what brought them here. */
  readonly saidWhy: number
  readonly now: Happened
  readonly before: Happened
  /** The spaces of a community that has several, with how many people joined each; none of a community of one. */
  readonly spaces: readonly SpaceFacts[]
}

/** The people that a digest names of those who have not taken part, beside how many there are. */
export const stalledNamed = 3

export interface StalledFacts {
  readonly count: number
  /** The first of them, the longest there first. */
  readonly first: readonly {
    readonly name: string
    readonly since: number
    /** Absent where there are no steps. */
    readonly steps?: { readonly done: number; readonly of: number }
  }[]
}

export interface SpaceFacts {
  readonly ref: SpaceRef
  readonly name: string
  readonly joined: number
}

/** Whether an open thread waits for the team: nobody of them has answered what its opener wrote last. */
export const isUnanswered = (thread: Pick<SupportThread, 'state'>): boolean =>
  thread.state === 'open' || thread.state === 'waiting on staff'

/** Whether something did not get through, or may not have. */
export const isUndelivered = ({ failed, doubtful }: UndeliveredCounts): boolean => failed + doubtful > 0

/** Whether there is nothing to tell: nobody waits, everything got through, and nothing happened. */
export const isQuiet = (
  facts: Pick<DigestFacts, 'threads' | 'suggestions' | 'undelivered' | 'stalled' | 'saidWhy' | 'now'>,
): boolean =>
  facts.threads.count === 0 &&
  facts.stalled.count === 0 &&
  facts.saidWhy === 0 &&
  facts.suggestions.length === 0 &&
  !isUndelivered(facts.undelivered) &&
  Object.values(facts.now).every((count) => count === 0)

/** How many of two lists are shown in `room` lines: half for each, and what one leaves to the other. */
export function shareRoom(first: number, second: number, room: number): readonly [first: number, second: number] {
  const ofFirst = Math.min(first, Math.max(Math.ceil(room / 2), room - second))
  return [ofFirst, Math.min(second, room - ofFirst)]
}

export interface Elapsed {
  readonly unit: 'day' | 'hour' | 'minute' | 'moment'
  readonly count: number
}

const unitsMs = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long something has been waiting, in the largest unit that fits. */
export function elapsed(ms: number): Elapsed {
  for (const [unit, length] of unitsMs) if (ms >= length) return { unit, count: Math.floor(ms / length) }
  return { unit: 'moment', count: 0 }
}

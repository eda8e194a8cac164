// What the accounts are made from, and where they write what they find.
import type { WholeCrowd } from './crowd.ts'
import type { Kept } from './kept.ts'
import type { TownName } from './plan.ts'
import type { Looked, Town } from './town.ts'

/** What the target of a run is nought of. */
export const wrongs = ['lost', 'duplicated', 'out of order', 'failed', 'without an answer'] as const
export type Wrong = (typeof wrongs)[number]

/** What is only counted. */
export const counts = [
  'calls accepted',
  'events accepted',
  'effects expected',
  'effects seen',
  'once effects of unknown outcome',
  'answers kept nowhere of unknown outcome',
  'calls too late for their platform',
  'reads killed',
  'refused and replaced',
  'joins found over a day late',
  'messages found after the end of their thread',
  'messages delivered late by the platform',
] as const

/** What is only counted where both towns are one community. */
export const joinedCounts = [
  'replies to threads of the other town',
  'accounts linked',
  'voters told of a decision',
  'voters told with an answer of unknown outcome',
  'messages counted under cards',
  'messages under cards that nobody was told of',
] as const
export type Count = (typeof counts)[number] | (typeof joinedCounts)[number]

export interface Finding {
  readonly wrong: Wrong
  readonly town: TownName
  /** The word, name, number or place by which the schedule speaks of it. */
  readonly subject: string
  readonly what: string
}

export interface Accounts {
  readonly findings: readonly Finding[]
  readonly figures: ReadonlyMap<Count, number>
}

interface TownBooks {
  readonly town: Town
  readonly looked: Looked
}

/** What each account is made from, and where it writes. */
export interface Books {
  readonly kept: Kept
  readonly crowd: WholeCrowd
  readonly towns: readonly TownBooks[]
  /** Whether all towns are one community. */
  readonly joined: boolean
  /** The life that no kill ended, and how many members were there before it all began. */
  readonly lastLife: number
  readonly residents: number
  wrong(wrong: Wrong, town: Town, subject: string, what: string): void
  count(what: Count, more?: number): void
}

/** Where people may read what is done in a town: there, and where it is one community with the others, there as well. */
export const readersOf = ({ joined, towns }: Books, town: Town): readonly TownBooks[] =>
  towns.filter((one) => joined || one.town === town)

/** The keys of the calls that were done, by what they were answered: one that was not done hears so too. */
export const keysAnswered = ({ kept }: Books, words: string): ReadonlySet<string> =>
  new Set(kept.inbox.filter(({ answer }) => answer?.includes(words)).map(({ key }) => key))

/** Says what is wrong when there is none, or more than one. */
export function exactlyOne(books: Books, town: Town, subject: string, what: string, seen: number, expected = 1): void {
  books.count('effects expected', expected)
  books.count('effects seen', seen)
  if (seen < expected) books.wrong('lost', town, subject, `${what}: ${seen} of ${expected}`)
  if (seen > expected) books.wrong('duplicated', town, subject, `${what}: ${seen} instead of ${expected}`)
}

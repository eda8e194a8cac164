// What votes came to, in words, as far as the reader may know it: on cards, in lists and in answers.
import { isUndecided, type Suggestion } from '../../../domain/suggestion.ts'
import type { Tally } from '../../../domain/vote.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'

/** How many want it; or how many are on each side; or that nobody reads so before the decision. */
export type ShownTally =
  | { readonly kind: 'one'; readonly count: number }
  | ({ readonly kind: 'two' } & Tally)
  | { readonly kind: 'hidden' }

type Counted = Pick<Suggestion, 'id' | 'community' | 'status'>

/** What everyone may read of the votes on a suggestion; `known` is what they come to, where that was just counted. */
export async function shownTally(house: House, suggestion: Counted, known?: Tally): Promise<ShownTally> {
  return (await isTallyHidden(house, suggestion)) ? { kind: 'hidden' } : fullTally(house, suggestion, known)
}

/** Whether everyone but the staff is not to read it before the decision. */
async function isTallyHidden({ store }: House, { community, status }: Counted): Promise<boolean> {
  const { 'suggestions.tally': tally } = await store.of(community).settings.get()
  return tally === 'hidden' && isUndecided({ status })
}

/** All of it, for the staff. Votes against count also where none can be given any more. */
export async function fullTally(
  { store }: House,
  { id, community }: Counted,
  known?: Tally,
): Promise<Exclude<ShownTally, { kind: 'hidden' }>> {
  const { votes, settings } = store.of(community)
  const tally = known ?? (await votes.sides(id))
  const { 'suggestions.votes': sides } = await settings.get()
  return sides === 'up' && tally.against === 0 ? { kind: 'one', count: tally.for } : { kind: 'two', ...tally }
}

interface Sentences {
  readonly one: SentenceKey
  readonly two: SentenceKey
  readonly hidden: SentenceKey
}

const onCard = { one: 'suggestion.tally', two: 'vote.tally-two', hidden: 'vote.tally-hidden' } as const
const inLine = { one: 'vote.short', two: 'vote.short-two', hidden: 'vote.short-hidden' } as const
const soFar = { one: 'vote.so-far', two: 'vote.so-far-two', hidden: 'vote.so-far-hidden' } as const
const inTheEnd = { one: 'vote.in-the-end', two: 'vote.in-the-end-two', hidden: 'vote.so-far-hidden' } as const

/** As it stands beside *Votes*. */
export const tallyText = (tally: ShownTally, say: Say): Text => say(onCard[tally.kind], numbersOf(tally))
/** As it stands in a line of a list. */
export const tallyLine = (tally: ShownTally, say: Say): string => words(inLine, tally, say)
/** As a sentence of its own, after somebody has voted. */
export const tallySentence = (tally: ShownTally, say: Say): string => words(soFar, tally, say)
/** The same once votes are closed. */
export const lastTallySentence = (tally: ShownTally, say: Say): string => words(inTheEnd, tally, say)

const words = (sentences: Sentences, tally: ShownTally, say: Say): string =>
  say.label(sentences[tally.kind], numbersOf(tally))

function numbersOf(tally: ShownTally): Readonly<Record<string, number>> {
  switch (tally.kind) {
    case 'one':
      return { count: tally.count }
    case 'two':
      return { count: tally.for, against: tally.against }
    case 'hidden':
      return {}
    default:
      return tally satisfies never
  }
}

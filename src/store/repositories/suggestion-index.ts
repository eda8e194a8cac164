// What a database answers from its index of suggestions, whichever database it is.
import type { SuggestionId } from '../../domain/ids.ts'
import type { Other } from '../../domain/likeness.ts'
import type { AskedWord } from '../../domain/search-words.ts'

/** One whose words were found, by what it counts for. */
export interface FoundSuggestion extends Other {
  readonly id: SuggestionId
  /** The one that has the words, where that was merged into another. */
  readonly own: SuggestionId
}

/** What a database answers from its index. */
export interface SuggestionIndex {
  /** How many have a word; none is counted beyond what is rare. */
  count(word: AskedWord): Promise<number>
  /** Those that have every one of the words, the newest first. */
  all(words: readonly AskedWord[]): Promise<readonly FoundSuggestion[]>
  /** Those that have any of the words, the nearest first where the database tells. */
  any(words: readonly AskedWord[]): Promise<readonly FoundSuggestion[]>
  /** Those in whose title a word is written nearly so. */
  near(word: string): Promise<readonly FoundSuggestion[]>
}

/** A word that more have is common: it tells little, and they are not counted further. */
export const commonFrom = 1000
/** How many are looked at more closely, of each way of asking. */
export const candidates = 50

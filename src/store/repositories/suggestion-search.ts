// Finds the public suggestions of one community by the words of what somebody has in mind, in whatever words are rare enough
// to tell anything. What is found counts for itself, or for what it was merged into.
import type { Kysely } from 'kysely'
import { type CommunityId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import type { WeighedWord } from '../../domain/likeness.ts'
import { type AskedWord, wordsAsked } from '../../domain/search-words.ts'
import { isPostgres } from '../migrations/dialect.ts'
import type { Tables } from '../schema.ts'
import { numbersBeginning } from './number-beginning.ts'
import { commonFrom, type FoundSuggestion } from './suggestion-index.ts'
import { postgresIndex } from './suggestion-index-postgres.ts'
import { sqliteIndex } from './suggestion-index-sqlite.ts'

/** What any word is looked for in, all together. */
const anyAtMost = 1000
/** More words than this, looked for together, tell no more and take longer. */
const togetherAtMost = 3
/** Shorter words have no two letters that could have changed places to make another. */
const swapsFrom = 4
const swapsTo = 8

export interface SuggestionSearch {
  /** The words that are asked for, with how many have each, and what may be like them in no order. */
  search(
    text: string,
    typing?: boolean,
  ): Promise<{ readonly asked: readonly WeighedWord[]; readonly found: readonly FoundSuggestion[] }>
  /** Those whose number begins with these digits, the newest first. */
  numbered(digits: string, most: number): Promise<readonly SuggestionId[]>
}

/** The search of one community. */
export function suggestionSearchOf(db: () => Kysely<Tables>, community: CommunityId): SuggestionSearch {
  const index = isPostgres(db()) ? postgresIndex(db, community) : sqliteIndex(db, community)

  async function weighed(text: string, typing: boolean): Promise<readonly WeighedWord[]> {
    const found: WeighedWord[] = []
    for (const one of wordsAsked(text, typing)) found.push({ ...one, count: await index.count(one) })
    return found
  }

  /** Those that have the words that are there, all of them or the rarest. */
  async function ofKnown(known: readonly WeighedWord[]): Promise<readonly FoundSuggestion[]> {
    const telling = rarestFirst(known).slice(0, togetherAtMost)
    const together = await index.all(telling)
    if (known.length < 2) return together
    const rare = rarestOf(known)
    if (rare.length > 0) return [...together, ...(await index.any(rare))]
    if (together.length > 0) return together
    // All are common, and nothing has all of them: perhaps all but one.
    const found: FoundSuggestion[] = []
    for (const without of telling) found.push(...(await index.all(telling.filter((one) => one !== without))))
    return found
  }

  /** Those that have a word nearly as it was typed. */
  async function ofUnknown({ whole }: WeighedWord): Promise<readonly FoundSuggestion[]> {
    if (whole.length < swapsFrom || !/^\p{L}+$/u.test(whole)) return []
    const swapped = whole.length > swapsTo ? [] : await index.any(swapsOf(whole))
    return [...swapped, ...(await index.near(whole))]
  }

  return {
    async search(text, typing = false) {
      const asked = await weighed(text, typing)
      const known = asked.filter(({ count }) => count > 0)
      const found = known.length === 0 ? [] : [...(await ofKnown(known))]
      for (const one of asked) if (one.count === 0) found.push(...(await ofUnknown(one)))
      return { asked, found }
    },
    async numbered(digits, most) {
      const ranges = numbersBeginning(digits)
      if (ranges.length === 0) return []
      const rows = await db()
        .selectFrom('suggestions')
        .select('id')
        .where('community', '=', community)
        .where((build) => build.or(ranges.map(([from, to]) => build.between('number', from, to))))
        .where('published_at', 'is not', null)
        .where('withdrawn_at', 'is', null)
        .orderBy('number', 'desc')
        .limit(most)
        .execute()
      return rows.map(({ id }) => suggestionId(id))
    },
  }
}

/** What tells most comes first: rare words, and of those that are as rare the longer. */
const rarestFirst = (words: readonly WeighedWord[]): readonly WeighedWord[] =>
  words.toSorted((one, other) => one.count - other.count || other.whole.length - one.whole.length)

/** The rarest, as long as all of them together are not too many. */
function rarestOf(words: readonly WeighedWord[]): readonly WeighedWord[] {
  let left = anyAtMost
  return rarestFirst(words).filter(({ count }) => {
    left -= count
    return count < commonFrom && left >= 0
  })
}

/** What the word is when two letters change places. */
function swapsOf(word: string): readonly AskedWord[] {
  const letters = [...word]
  return letters.slice(1).map((letter, at) => {
    const swapped = letters.with(at, letter).with(at + 1, letters[at] ?? '')
    return { whole: swapped.join(''), word: swapped.join(''), begins: false }
  })
}

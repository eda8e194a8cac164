// The index of suggestions on SQLite: full text of their words, and trigrams of their titles.
import { type Kysely, sql } from 'kysely'
import { type CommunityId, suggestionId } from '../../domain/ids.ts'
import { type AskedWord, folded } from '../../domain/search-words.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'
import { candidates, commonFrom, type SuggestionIndex } from './suggestion-index.ts'

interface Asked {
  readonly community: string
  readonly match: string
}
type Row = { id: string; own: string; title: string; words: string | null }

const wordCount = hot(['match'], (db, { match }: { match: string }) => ({
  compile: () =>
    sql<{ count: number }>`select count(*) as count from
      (select 1 from found_words where found_words match ${match} limit ${sql.lit(commonFrom)})`.compile(db),
}))
const titleCount = hot(['match'], (db, { match }: { match: string }) => ({
  compile: () =>
    sql<{ count: number }>`select count(*) as count from
      (select 1 from found_titles where found_titles match ${match} limit ${sql.lit(commonFrom)})`.compile(db),
}))

const foundIn = (table: 'found_words' | 'found_titles', order: 'rank' | 'rowid desc') =>
  hot(['community', 'match'], (db, { community, match }: Asked) => ({
    compile: () =>
      sql<Row>`select target.id, own.id as own, own.title, own.words from
        (select found_suggestions.suggestion from ${sql.raw(table)}
          join found_suggestions on found_suggestions.position = ${sql.raw(`${table}.rowid`)}
          where ${sql.raw(table)} match ${match} and found_suggestions."community" = ${community}
            and found_suggestions.public = 1
          order by ${sql.raw(`${table}.${order}`)} limit ${sql.lit(candidates)}) as found
        join suggestions as own on own.id = found.suggestion
        join suggestions as target on target.id = own.counts_for and target."community" = ${community}
          and target.published_at is not null and target.withdrawn_at is null`.compile(db),
  }))

const newestWith = foundIn('found_words', 'rowid desc')
const nearestWith = foundIn('found_words', 'rank')
const nearestTitles = foundIn('found_titles', 'rank')

/** A word is letters and figures alone, so nothing that anybody types can be more than that here. */
const quoted = ({ word, begins }: AskedWord): string => `"${word}"${begins ? '*' : ''}`

/** The index of one community. */
export function sqliteIndex(db: () => Kysely<Tables>, community: CommunityId): SuggestionIndex {
  const rows = async (query: typeof newestWith, match: string) =>
    (await query(db(), { community, match })).rows.map(({ id, own, title, words }) => ({
      ...{ id: suggestionId(id), own: suggestionId(own), title, words: words ?? '' },
    }))
  return {
    count: async (word) => (await wordCount(db(), { match: quoted(word) })).rows[0]?.count ?? 0,
    all: (words) => rows(newestWith, words.map(quoted).join(' AND ')),
    any: (words) => rows(nearestWith, words.map(quoted).join(' OR ')),
    async near(word) {
      let left = commonFrom
      const rare: string[] = []
      for (const gram of gramsOf(word)) {
        const match = `"${gram}"`
        left -= (await titleCount(db(), { match })).rows[0]?.count ?? 0
        if (left < 0) break
        rare.push(match)
      }
      return rare.length === 0 ? [] : rows(nearestTitles, rare.join(' OR '))
    },
  }
}

/** Every three letters that stand side by side, each once. */
function gramsOf(word: string): readonly string[] {
  const letters = [...folded(word)]
  return [...new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))]
}

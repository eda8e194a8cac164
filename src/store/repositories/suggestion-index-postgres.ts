// The index of suggestions on PostgreSQL: full text of their words, and trigrams of their titles where the server has them.
import { type Kysely, sql } from 'kysely'
import { type CommunityId, suggestionId } from '../../domain/ids.ts'
import type { AskedWord } from '../../domain/search-words.ts'
import type { Tables } from '../schema.ts'
import { candidates, commonFrom, type SuggestionIndex } from './suggestion-index.ts'

type Row = { id: string; own: string; title: string; words: string | null }

/** Whether titles are found by trigrams, by database: that takes an extension which not every server has. */
const trigrams = new WeakMap<object, boolean>()

/** Whether this database finds titles by trigrams. */
async function hasTrigrams(db: Kysely<Tables>): Promise<boolean> {
  const { adapter } = db.getExecutor()
  const known = trigrams.get(adapter)
  if (known !== undefined) return known
  const { rows } = await sql<{ has: boolean }>`select to_regclass('suggestions_titles') is not null as has`.execute(db)
  const has = rows[0]?.has === true
  trigrams.set(adapter, has)
  return has
}

/** A word is letters and figures alone, so nothing that anybody types can be more than that here. */
const quoted = ({ word, begins }: AskedWord): string => `'${word}'${begins ? ':*' : ''}`

/** The index of one community. */
export function postgresIndex(db: () => Kysely<Tables>, community: CommunityId): SuggestionIndex {
  const mine = sql`own."community" = ${community} and own.published_at is not null and own.withdrawn_at is null`
  const has = (query: string) =>
    sql`array_to_tsvector(string_to_array(own.words, ' ')) @@ cast(${query} as text)::tsquery`
  const rows = async (matching: ReturnType<typeof has>) => {
    const { rows: found } = await sql<Row>`select target.id, own.id as own, own.title, own.words
      from suggestions as own join suggestions as target on target.id = own.counts_for
        and target."community" = ${community} and target.published_at is not null and target.withdrawn_at is null
      where ${mine} and ${matching} order by own.number desc limit ${sql.lit(candidates)}`.execute(db())
    return found.map(({ id, own, title, words }) => ({
      ...{ id: suggestionId(id), own: suggestionId(own), title, words: words ?? '' },
    }))
  }
  return {
    async count(word) {
      const { rows: counted } = await sql<{ count: number }>`select count(*) as count from
        (select 1 from suggestions as own where ${mine} and ${has(quoted(word))} limit ${sql.lit(commonFrom)}) as counted`.execute(
        db(),
      )
      return Number(counted[0]?.count ?? 0)
    },
    all: (words) => rows(has(words.map(quoted).join(' & '))),
    any: (words) => rows(has(words.map(quoted).join(' | '))),
    near: async (word) => ((await hasTrigrams(db())) ? rows(sql`${word} <% own.title`) : []),
  }
}

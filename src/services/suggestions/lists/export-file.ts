// A list of suggestions as a file for spreadsheets.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import { type ListKey, trendingMs } from '../../../domain/suggestion-list.ts'
import type { Say } from '../../../locales/say.ts'
import type { ListFilter } from '../../../store/repositories/suggestion-lists.ts'
import { type Cell, csvOf } from '../../csv.ts'
import type { House } from '../../house.ts'
import { statusWords } from '../status-words.ts'
import { narrowedBy } from './list-filter.ts'
import { type ListWish, orderOf } from './list-wish.ts'

/** More than this nobody reads in one table. */
export const rowsAtMost = 5_000
/** So many are read at once. */
const pageLength = 500

/** Makes the file. */
export async function suggestionsFile(
  house: House,
  caller: { readonly community: CommunityId; readonly member: MemberId },
  say: Say,
  wish: ListWish,
): Promise<string> {
  const { filter } = await narrowedBy(house, caller, say, wish)
  const { organisations } = house.store.of(caller.community)
  const withOrganisations = (await organisations.count()) > 0
  const rows: (readonly Cell[])[] = [headOf(say, withOrganisations)]
  for await (const page of pagesOf(house, caller.community, filter, wish))
    rows.push(...(await rowsOf(house, caller.community, say, page, withOrganisations)))
  return csvOf(rows)
}

async function* pagesOf(
  { store, clock }: House,
  community: CommunityId,
  filter: ListFilter,
  wish: ListWish,
): AsyncGenerator<readonly Suggestion[]> {
  const { suggestionLists } = store.of(community)
  const order = orderOf(wish)
  if (order === 'trending') return yield await suggestionLists.trending(filter, clock.now() - trendingMs, 0, rowsAtMost)
  let behind: ListKey | undefined
  for (let read = 0; read < rowsAtMost; read += pageLength) {
    const page = await suggestionLists.page(filter, order, behind, pageLength)
    yield page.map(({ suggestion }) => suggestion)
    if (page.length < pageLength) return
    behind = page.at(-1)?.key
  }
}

const headOf = (say: Say, withOrganisations: boolean): readonly string[] => [
  say.label('export.number'),
  say.label('export.title'),
  say.label('export.details'),
  say.label('suggestion.status'),
  say.label('suggestion.list.team'),
  say.label('suggestion.list.topic'),
  say.label('suggestion.votes'),
  ...(withOrganisations ? [say.label('export.organisations')] : []),
  say.label('export.created'),
  say.label('export.decided'),
  say.label('export.reason'),
  say.label('export.author'),
]

async function rowsOf(
  { store }: House,
  community: CommunityId,
  say: Say,
  page: readonly Suggestion[],
  withOrganisations: boolean,
): Promise<readonly (readonly Cell[])[]> {
  const { suggestionLists, members, settings } = store.of(community)
  const teams = new Map((await settings.get())['support.teams'].map(({ id, name }) => [id, name]))
  const counted = await suggestionLists.counted(page.map(({ id }) => id))
  const rows: (readonly Cell[])[] = []
  for (const one of page) {
    const { people, organisations } = counted.get(one.id) ?? { people: 0, organisations: 0 }
    rows.push([
      ...[one.number, one.title, one.details, statusWords(say, one.status)],
      ...[one.team === undefined ? undefined : (teams.get(one.team) ?? one.team), one.topic, people],
      ...(withOrganisations ? [organisations] : []),
      ...[momentOf(one.createdAt), momentOf(one.decidedAt), one.reason],
      one.unnamed ? undefined : (await members.get(one.author))?.name,
    ])
  }
  return rows
}

/** As spreadsheets read it in every country. */
const momentOf = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().slice(0, 19).replace('T', ' ')

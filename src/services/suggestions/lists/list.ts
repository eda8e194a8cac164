// Lists of suggestions: in the order and narrowed to what somebody wants, page by page.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import { type ListOrder, listOrders, trendingMs } from '../../../domain/suggestion-list.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { ListFilter } from '../../../store/repositories/suggestion-lists.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import { button, type Control, type Message, type Select } from '../../../view/message.ts'
import { suggestionsCsv, suggestionsOn, suggestionsOrder } from '../../../view/suggestion-list-actions.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { selectOne } from '../choose.ts'
import { suggestionLine } from '../line.ts'
import { statusWords } from '../status-words.ts'
import { type Narrowed, narrowedBy } from './list-filter.ts'
import {
  type Begins,
  beginsWord,
  isMine,
  type ListWish,
  orderOf,
  shortNarrowing,
  shortOnly,
  shortOrder,
  statusOf,
} from './list-wish.ts'

/** What a message holds without becoming a wall. */
const listLength = 10

interface Page {
  readonly shown: readonly Suggestion[]
  /** Where the next page begins; undefined where this is the last. */
  readonly next: Begins
}

/** A page of the list, with a select that shows one of them. Rejects with a UserError where there is no such team or topic. */
export async function listSuggestions(
  house: House,
  caller: Caller,
  say: Say,
  asked: ListWish,
  begins?: Begins,
): Promise<Message> {
  const narrowed = await narrowedBy(house, caller, say, asked)
  const { wish, filter } = narrowed
  await mayKnowOrder(house, caller, say, orderOf(wish))
  const { shown, next } = await pageOf(house, caller, filter, orderOf(wish), begins)
  const orders = ordersControl(say, wish)
  if (shown.length === 0) {
    const text = begins === undefined ? noneFound(say, narrowed) : say('suggestion.list.end')
    return isNarrowed(narrowed) || begins !== undefined ? { text, controls: [orders] } : { text }
  }
  const rows: Text[] = []
  for (const one of shown) rows.push(await suggestionLine(house, say, one))
  return {
    text: lines(titleOf(say, wish), ...narrowing(say, narrowed), ...rows),
    controls: [
      selectOne(actionId(suggestionViewRef), say.label('suggestion.list.pick'), shown, say),
      ...(next === undefined ? [] : [onControl(say, wish, next)]),
      ...(mayUse('staff', caller.level) ? [csvControl(say, wish)] : []),
      orders,
    ],
  }
}

/** Where votes are shown later, an order by them would tell them now. */
async function mayKnowOrder({ store }: House, caller: Caller, say: Say, order: ListOrder): Promise<void> {
  if ((order !== 'votes' && order !== 'trending') || mayUse('staff', caller.level)) return
  const settings = await store.of(caller.community).settings.get()
  if (settings['suggestions.tally'] === 'hidden') throw new UserError(say('suggestion.list.order-hidden'))
}

async function pageOf(
  { store, clock }: House,
  { community }: Caller,
  filter: ListFilter,
  order: ListOrder,
  begins: Begins,
): Promise<Page> {
  const { suggestionLists } = store.of(community)
  if (order === 'trending') {
    const after = typeof begins === 'number' ? begins : 0
    const found = await suggestionLists.trending(filter, clock.now() - trendingMs, after, listLength + 1)
    const next = found.length > listLength ? after + listLength : undefined
    return { shown: found.slice(0, listLength), next }
  }
  const behind = typeof begins === 'number' ? undefined : begins
  const found = await suggestionLists.page(filter, order, behind, listLength + 1)
  const shown = found.slice(0, listLength)
  return {
    shown: shown.map(({ suggestion }) => suggestion),
    next: found.length > listLength ? shown.at(-1)?.key : undefined,
  }
}

function titleOf(say: Say, wish: ListWish): Text {
  const status = statusOf(wish)
  const said = { order: orderOf(wish), mine: isMine(wish) ? 'yes' : 'no' }
  if (status === undefined) return say('suggestion.list.title', said)
  return say('suggestion.list.title-of-status', { ...said, status: statusWords(say, status) })
}

const narrowing = (say: Say, { names }: Narrowed): readonly Text[] =>
  names.length === 0 ? [] : [say('suggestion.list.narrowed', { by: new Intl.ListFormat(say.locale).format(names) })]

const isNarrowed = ({ names, wish }: Narrowed): boolean =>
  names.length > 0 || statusOf(wish) !== undefined || isMine(wish) || orderOf(wish) === 'trending'

function noneFound(say: Say, { names, wish }: Narrowed): Text {
  const status = statusOf(wish)
  const command = { kind: 'command', path: 'suggest' } as const
  if (names.length > 0 || (status !== undefined && isMine(wish))) return say('suggestion.list.none-such')
  if (status !== undefined) return say('suggestion.list.none-of-status', { status: statusWords(say, status) })
  if (isMine(wish)) return say('suggestion.list.none-mine', { command })
  if (orderOf(wish) === 'trending') return say('suggestion.list.none-trending')
  return say('suggestion.list.none', { command })
}

const onControl = (say: Say, wish: ListWish, next: Exclude<Begins, undefined>): Control =>
  button(
    actionId(suggestionsOn, shortOrder(wish), beginsWord(next), shortOnly(wish), ...shortNarrowing(wish)),
    say.label('suggestion.list.on'),
  )

const csvControl = (say: Say, wish: ListWish): Control =>
  button(
    actionId(suggestionsCsv, shortOrder(wish), shortOnly(wish), ...shortNarrowing(wish)),
    say.label('export.button', { format: 'CSV' }),
  )

/** Every order, and one's own, narrowed as this list is. */
const ordersControl = (say: Say, wish: ListWish): Select => ({
  kind: 'select',
  action: actionId(suggestionsOrder, ...shortNarrowing(wish)),
  placeholder: say.label('suggestion.list.orders'),
  choices: [
    ...listOrders.map((order) => ({ value: order, label: say.label(`suggestion.list.order.${order}`) })),
    { value: 'mine', label: say.label('suggestion.list.mine') },
  ],
})

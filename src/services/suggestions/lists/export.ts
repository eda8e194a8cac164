// Sends staff a list of suggestions as a file for spreadsheets: it is made when it is sent, and says what is so then.
import type { Caller } from '../../../domain/caller.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { sendMade } from '../../support/keeping/send-made.ts'
import { rowsAtMost } from './export-file.ts'
import { narrowedBy } from './list-filter.ts'
import { isMine, type ListWish, orderOf, statusOf } from './list-wish.ts'

/** Sends the list to whoever asked for it. Rejects with a UserError where there is no such team or topic. */
export async function exportSuggestions(house: House, caller: Caller, say: Say, asked: ListWish): Promise<Message> {
  const { wish } = await narrowedBy(house, caller, say, asked)
  const { community, member } = caller
  const what = {
    kind: 'suggestions',
    ...{ community, member, locale: say.locale },
    ...{ status: statusOf(wish) ?? '', sort: orderOf(wish), only: isMine(wish) ? 'mine' : '' },
    ...{ team: wish.team ?? '', topic: wish.topic ?? '' },
  } as const
  await acted(house, community, member, 'suggestions.export', community)
  const file = { name: 'suggestions.csv', type: 'text/csv; charset=utf-8', what }
  await sendMade(house, { caller, say }, say('export.here', { most: rowsAtMost, zone: 'UTC' }), [file])
  return { text: say('export.coming') }
}

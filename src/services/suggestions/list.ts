// The newest suggestions, all or of one status.
import type { Caller } from '../../domain/caller.ts'
import type { SuggestionStatus } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { suggestionViewRef } from '../../view/actions.ts'
import type { Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { selectOne } from './choose.ts'
import { suggestionLine } from './line.ts'
import { statusWords } from './status-words.ts'

/** What a message holds without becoming a wall. */
const listLength = 10

/** The list, with a select that shows one of them. */
export async function listSuggestions(
  house: House,
  caller: Caller,
  say: Say,
  status: SuggestionStatus | undefined,
): Promise<Message> {
  const { suggestions } = house.store.of(caller.community)
  const filter = status === undefined ? {} : { statuses: [status] }
  const found = await suggestions.list({ ...filter, limit: listLength + 1 })
  const words = status === undefined ? undefined : statusWords(say, status)
  if (found.length === 0) return noneFound(say, words)
  const shown = found.slice(0, listLength)
  const rows: Text[] = []
  for (const one of shown) rows.push(await suggestionLine(house, say, one))
  const title =
    words === undefined ? say('suggestion.list.title') : say('suggestion.list.title-of-status', { status: words })
  const more = say('suggestion.list.more', { command: { kind: 'command', path: 'suggestion view' } })
  return {
    text: lines(title, ...rows, ...(found.length > shown.length ? [more] : [])),
    controls: [selectOne(actionId(suggestionViewRef), say.label('suggestion.list.pick'), shown, say)],
  }
}

function noneFound(say: Say, status: string | undefined): Message {
  if (status !== undefined) return { text: say('suggestion.list.none-of-status', { status }) }
  return { text: say('suggestion.list.none', { command: { kind: 'command', path: 'suggest' } }) }
}

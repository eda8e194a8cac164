// `/suggestion search`: what is about some words, the closest first.
import type { Caller } from '../../../domain/caller.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import type { Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { selectOne } from '../choose.ts'
import { suggestionLine } from '../line.ts'
import { inFull, searched } from './searched.ts'

/** What a message holds without becoming a wall; the select takes more. */
const listLength = 10
const chosenFrom = 25

/** Those that are found, with a select that shows one of them. */
export async function searchSuggestions(house: House, caller: Caller, say: Say, words: string): Promise<Message> {
  const ids = await searched(house, caller.community, words)
  const quoted = { kind: 'quote', text: words } as const
  if (ids.length === 0)
    return { text: say('suggestion.search.none', { words: quoted, command: { kind: 'command', path: 'suggest' } }) }
  const found = await inFull(house, caller.community, ids.slice(0, chosenFrom))
  const rows: Text[] = []
  for (const one of found.slice(0, listLength)) rows.push(await suggestionLine(house, say, one))
  const more = ids.length > listLength ? [say('suggestion.search.more')] : []
  return {
    text: lines(say('suggestion.search.title', { words: quoted }), ...rows, ...more),
    controls: [selectOne(actionId(suggestionViewRef), say.label('suggestion.list.pick'), found, say)],
  }
}

// For staff: the suggestions that wait for a decision, the longest first, with the way to decide.
import type { Caller } from '../../domain/caller.ts'
import { undecidedStatuses } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { decideFormRef } from '../../view/actions.ts'
import type { Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import type { House } from '../house.ts'
import { waitedWords } from '../waited-words.ts'
import { selectOne } from './choose.ts'

/** What a message holds without becoming a wall; the select takes more. */
const listLength = 10

/** The list, with a select that opens the form for one of them. */
export async function undecidedSuggestions(house: House, caller: Caller, say: Say): Promise<Message> {
  const found = await house.store.of(caller.community).suggestions.list({ statuses: undecidedStatuses })
  if (found.length === 0) return { text: say('decide.waiting-none') }
  const oldestFirst = found.toReversed()
  const now = house.clock.now()
  const rows = oldestFirst
    .slice(0, listLength)
    .map(({ number, title, createdAt }) =>
      say('decide.waiting-line', { number, title, waited: waitedWords(say, now - createdAt) }),
    )
  return {
    text: lines(say('decide.waiting', { count: found.length }), ...rows),
    controls: [selectOne(actionId(decideFormRef), say.label('decide.waiting-pick'), oldestFirst, say)],
  }
}

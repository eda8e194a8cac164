// What somebody reads before their idea is put forward beside others that are like it, and what they can do then.
import type { Caller } from '../../../domain/caller.ts'
import { type Suggestion, takesVotes } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import { suggestAnyway } from '../../../view/alike-actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { voteButton } from '../card.ts'
import { selectOne } from '../choose.ts'
import { suggestionLine } from '../line.ts'
import { type WaitingIdea, waitingIdeas } from './waiting-ideas.ts'

/** Asks whether one of them is meant, and keeps the idea meanwhile. */
export async function offerSimilar(
  house: House,
  caller: Caller,
  say: Say,
  idea: WaitingIdea,
  similar: readonly Suggestion[],
): Promise<Message> {
  const kept = await waitingIdeas(house).keep(caller, idea)
  const rows: Text[] = []
  for (const one of similar) rows.push(await suggestionLine(house, say, one))
  const count = similar.length
  return {
    text: lines(say('suggest.alike', { count }), ...rows, say('suggest.alike-what', { count })),
    controls: [
      ...similar.filter(takesVotes).map((one) => voteButton(say, one)),
      button(actionId(suggestAnyway, kept), say.label('suggest.anyway')),
      selectOne(actionId(suggestionViewRef), say.label('suggestion.list.pick'), similar, say),
    ],
  }
}

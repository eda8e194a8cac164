// One suggestion as the caller may see it.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { decideFormRef } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { decisionCorrect } from '../../view/promises-actions.ts'
import type { House } from '../house.ts'
import { suggestionCard } from './card.ts'
import { namedPlaces, placesText } from './card-places.ts'
import { knownSuggestion, suggestionSubject, type Which } from './known-suggestion.ts'

/** Its card, where that is posted in all places, and for staff the way to decide. */
export async function viewSuggestion(house: House, caller: Caller, say: Say, which: Which): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, which)
  const shown = await suggestionCard(
    house,
    suggestion,
    caller.space,
    say,
    await wherePosted(house, caller, suggestion, say),
  )
  if (!mayUse('staff', caller.level)) return shown
  const { id, number } = suggestion
  const decide = button(actionId(decideFormRef, id), say.label('decide.button', { number }))
  const correct = button(actionId(decisionCorrect, id), say.label('correct.button'))
  const decided = suggestion.decidedAt === undefined ? [decide] : [decide, correct]
  return { ...shown, controls: [...(shown.controls ?? []), ...decided] }
}

async function wherePosted(house: House, caller: Caller, suggestion: Suggestion, say: Say): Promise<readonly Fact[]> {
  const { community, id } = suggestion
  const refs = await house.delivery.allShownAt(community, suggestionSubject(id), 'card')
  const channels = refs.map(({ place }) => place).filter((place) => place.kind === 'channel')
  if (channels.length === 0) return []
  const places = await namedPlaces(house, community, channels)
  return [{ label: say.label('suggestion.where'), value: await placesText(house, caller, say, places) }]
}

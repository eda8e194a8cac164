// One suggestion as the caller may see it.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { decideFormRef } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { suggestionCard } from './card.ts'
import { knownSuggestion, suggestionSubject, type Which } from './known-suggestion.ts'

/** Its card, where that is posted, and for staff the way to decide. */
export async function viewSuggestion(house: House, caller: Caller, say: Say, which: Which): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, which)
  const shown = await suggestionCard(house, suggestion, say, await wherePosted(house, suggestion, say))
  if (!mayUse('staff', caller.level)) return shown
  const { id, number } = suggestion
  const decide = button(actionId(decideFormRef, id), say.label('decide.button', { number }))
  return { ...shown, controls: [...(shown.controls ?? []), decide] }
}

async function wherePosted(house: House, suggestion: Suggestion, say: Say): Promise<readonly Fact[]> {
  const ref = await house.delivery.shownAt(suggestion.community, suggestionSubject(suggestion.id), 'card')
  if (ref?.place.kind !== 'channel') return []
  const { place } = ref
  const channels = await house.store.of(suggestion.community).spaces.channels(place.space)
  const name = Object.values(channels).find((one) => one.channel === place.channel)?.name ?? place.channel
  return [{ label: say.label('suggestion.where'), value: [{ kind: 'place', place, name }] }]
}

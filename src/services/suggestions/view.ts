// One suggestion as the caller may see it.
import type { Caller } from '../../domain/caller.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Fact, Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { suggestionCard } from './card.ts'
import { namedPlaces, placesText } from './card-places.ts'
import { knownSuggestion, suggestionSubject, type Which } from './known-suggestion.ts'
import { yoursFacts } from './own/author.ts'
import { ownControls } from './own-controls.ts'
import { voteFacts } from './voting/vote-facts.ts'

/** Its card, where that is posted in all places, and what this reader can do with it. */
export async function viewSuggestion(house: House, caller: Caller, say: Say, which: Which): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, which)
  const shown = await suggestionCard(house, suggestion, caller.space, say, [
    ...(await voteFacts(house, caller, suggestion, say)),
    ...(await wherePosted(house, caller, suggestion, say)),
    ...(await yoursFacts(house, caller, suggestion, say)),
  ])
  const own = await ownControls(house, caller, suggestion, say)
  return { ...shown, controls: [...(shown.controls ?? []), ...own] }
}

async function wherePosted(house: House, caller: Caller, suggestion: Suggestion, say: Say): Promise<readonly Fact[]> {
  const { community, id } = suggestion
  const refs = await house.delivery.allShownAt(community, suggestionSubject(id), 'card')
  const channels = refs.map(({ place }) => place).filter((place) => place.kind === 'channel')
  if (channels.length === 0) return []
  const places = await namedPlaces(house, community, channels)
  return [{ label: say.label('suggestion.where'), value: await placesText(house, caller, say, places) }]
}

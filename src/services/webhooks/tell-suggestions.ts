// Tells webhooks what becomes of suggestions: as everyone may read it on the card, and never by whom it is. What is not
// published is told to nobody.
import { messageAddress } from '../../domain/card-address.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import { isPublic } from '../../domain/suggestion.ts'
import type { House } from '../house.ts'
import { suggestionSubject } from '../suggestions/known-suggestion.ts'
import { shownTally } from '../suggestions/voting/tally.ts'
import { call, isoOf } from './tell-webhooks.ts'

/** Published; or decided on, which is also a correction, a merge and its end. */
export type SuggestionEvent = 'suggestion.published' | 'suggestion.decided'

/** Leaves it with delivery, in the transaction in which it happens. The suggestion as it is after that. */
export async function tellOfSuggestion(house: House, suggestion: Suggestion, event: SuggestionEvent): Promise<void> {
  if (!isPublic(suggestion)) return
  const { community } = suggestion
  const hooks = (await house.store.of(community).webhooks.all()).filter(({ events }) => events.includes(event))
  if (hooks.length === 0) return
  const told = { suggestion: await suggestionFacts(house, suggestion) }
  const id = house.ids.next()
  for (const hook of hooks) await call(house, community, hook, { id, event, told })
}

async function suggestionFacts(house: House, suggestion: Suggestion): Promise<Readonly<Record<string, unknown>>> {
  const { community, id, number, title, status, reason, topic, team, space, wrong, mergedInto } = suggestion
  const { suggestions, votes, settings } = house.store.of(community)
  const set = await settings.get()
  const into = mergedInto === undefined ? undefined : await suggestions.get(mergedInto)
  const shown = await house.delivery.allShownAt(community, suggestionSubject(id), 'card')
  return {
    ...{ number, title, status: status.replace('-', ' '), reason: reason ?? null },
    topic: topic ?? null,
    team: set['support.teams'].find((one) => one.id === team)?.name ?? null,
    target: momentOf(suggestion.targetAt),
    // Where everyone reads them after the decision only, programs do too.
    votes: (await shownTally(house, suggestion)).kind === 'hidden' ? null : await votes.tally(id),
    corrected: wrong !== undefined,
    mergedInto: into?.number ?? null,
    publishedAt: momentOf(suggestion.publishedAt),
    decidedAt: momentOf(suggestion.decidedAt),
    // Where somebody is says who they are, where few others are.
    space: suggestion.unnamed ? null : { platform: space.platform, id: space.id },
    cards: shown.map((ref) => ({
      ...{ platform: ref.place.space.platform, space: ref.place.space.id, channel: ref.channel, message: ref.id },
      url: messageAddress(ref) ?? null,
    })),
  }
}

const momentOf = (at: number | undefined): string | null => (at === undefined ? null : isoOf(at))

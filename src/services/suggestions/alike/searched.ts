// The suggestions that words find, what is most alike first.
import type { CommunityId, SuggestionId } from '../../../domain/ids.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { House } from '../../house.ts'
import { sorted } from './ranked.ts'

/** What is less than this much as alike as the best is not what was meant. */
const besideBest = 0.5

/** Their ids. `typing`: the last word may not be all there yet. */
export async function searched(
  house: House,
  community: CommunityId,
  text: string,
  { typing = false } = {},
): Promise<readonly SuggestionId[]> {
  const ranked = sorted(await house.store.of(community).suggestionSearch.search(text, typing))
  const best = ranked[0]?.likeness ?? 0
  return ranked.filter(({ likeness }) => likeness >= best * besideBest).map(({ id }) => id)
}

/** All that is known of each. */
export async function inFull(
  house: House,
  community: CommunityId,
  ids: readonly SuggestionId[],
): Promise<readonly Suggestion[]> {
  const { suggestions } = house.store.of(community)
  const found: Suggestion[] = []
  for (const id of ids) {
    const one = await suggestions.get(id)
    if (one !== undefined) found.push(one)
  }
  return found
}

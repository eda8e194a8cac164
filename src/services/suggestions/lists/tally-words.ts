// How a list says how many want a suggestion.
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import { rootOf } from '../merge/root.ts'

/** In few words; of what was merged, where it counts. */
export async function tallyWords(house: House, suggestion: Suggestion, say: Say): Promise<string> {
  const { id, community, mergedInto } = suggestion
  if (mergedInto !== undefined)
    return say.label('suggestion.list.merged', { number: (await rootOf(house, suggestion)).number })
  return say.label('suggestion.list.votes', { count: await house.store.of(community).votes.tally(id) })
}

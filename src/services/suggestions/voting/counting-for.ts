// The suggestion for which a vote on this one counts: itself, or what it was merged into.
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { House } from '../../house.ts'

/** Answers it. Buttons on cards that were there before a merge go on working by this. */
export async function countingFor({ store }: House, suggestion: Suggestion): Promise<Suggestion> {
  const { id, community, countsFor } = suggestion
  return countsFor === id ? suggestion : ((await store.of(community).suggestions.get(countsFor)) ?? suggestion)
}

// The suggestion that another counts for: itself, or the last of those that it was merged into.
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { House } from '../../house.ts'

/** Where its votes count. */
export async function rootOf({ store }: House, suggestion: Suggestion): Promise<Suggestion> {
  const { id, community, countsFor } = suggestion
  if (countsFor === id) return suggestion
  return (await store.of(community).suggestions.get(countsFor)) ?? suggestion
}

// The cards of other suggestions that name one: of what it was merged into, and of what was merged into that.
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { House } from '../../house.ts'
import { suggestionSubject } from '../known-suggestion.ts'

/** They are brought up to how it is now, in the caller's transaction. */
export async function cardsBeside(
  { store, delivery }: House,
  { id, community, countsFor }: Pick<Suggestion, 'id' | 'community' | 'countsFor'>,
): Promise<void> {
  for (const one of await store.of(community).merges.group(countsFor))
    if (one.id !== id) await delivery.touch(community, suggestionSubject(one.id))
}

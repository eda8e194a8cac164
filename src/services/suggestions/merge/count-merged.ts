// What counts for what, in the caller's transaction: a merge and its way back are the same few rows.
import type { SuggestionId } from '../../../domain/ids.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { House } from '../../house.ts'
import { tellOfSuggestion } from '../../webhooks/tell-suggestions.ts'
import { discussionsFollow } from '../discussion.ts'
import { suggestionSubject } from '../known-suggestion.ts'
import { reviewChanged } from '../review/notice.ts'
import { roadmapsChanged } from '../roadmap/roadmaps.ts'

/** Has it, and all that was merged into it, count for another from now on. */
export async function countTogether(house: House, from: Suggestion, into: Suggestion): Promise<void> {
  const { merges } = house.store.of(from.community)
  const group = await merges.group(from.id)
  await merges.merged({ id: from.id, into: into.id, at: house.clock.now() })
  await merges.countFor(ids(group), into.countsFor)
  await roadmapsChanged(house, from.community)
  await seenAnew(house, from.community, [from.id, into.countsFor])
  await followed(house, from)
}

/** Has it count for itself again, and with it all that was merged into it. */
export async function countApart(house: House, merged: Suggestion): Promise<void> {
  const { merges } = house.store.of(merged.community)
  const group = await merges.group(merged.countsFor)
  await merges.takenBack(merged.id)
  await merges.countFor(ids(under(merged, group)), merged.id)
  await roadmapsChanged(house, merged.community)
  await seenAnew(house, merged.community, [merged.id, merged.countsFor])
  await followed(house, merged)
}

/** One of a group, and what was merged into it, however far back. */
export function under(top: Suggestion, group: readonly Suggestion[]): readonly Suggestion[] {
  const direct = group.filter(({ id, mergedInto }) => mergedInto === top.id && id !== top.id)
  return [top, ...direct.flatMap((one) => under(one, group))]
}

export const ids = (group: readonly Suggestion[]): readonly SuggestionId[] => group.map(({ id }) => id)

/** Their tallies are others now: every card of the two groups says so. */
async function seenAnew(
  { store, delivery }: House,
  community: Suggestion['community'],
  roots: readonly SuggestionId[],
): Promise<void> {
  const { merges, votes } = store.of(community)
  for (const root of roots) {
    await votes.countAnew(root)
    await delivery.touch(community, suggestionSubject(root))
    for (const { id } of await merges.group(root))
      if (id !== root) await delivery.touch(community, suggestionSubject(id))
  }
}

/** What else shows whether one is merged: its discussions, what waits to be published, and programs that are told. */
async function followed(house: House, { community, id }: Suggestion): Promise<void> {
  const now = await house.store.of(community).suggestions.get(id)
  if (now === undefined) return
  await discussionsFollow(house, now)
  await reviewChanged(house, now)
  await tellOfSuggestion(house, now, 'suggestion.decided')
}

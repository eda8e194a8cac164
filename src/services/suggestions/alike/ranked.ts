// Puts what a search found in its order: what is most alike first, and of those the newest.
import type { SuggestionId } from '../../../domain/ids.ts'
import { likenessTo, type WeighedWord } from '../../../domain/likeness.ts'
import type { FoundSuggestion } from '../../../store/repositories/suggestion-index.ts'

/** One with how much it is like what was asked for. */
export interface Ranked extends FoundSuggestion {
  readonly likeness: number
}

/** Each once, however many of its words or of those merged into it were found; what is not alike at all is left out. */
export function sorted({
  asked,
  found,
}: {
  readonly asked: readonly WeighedWord[]
  readonly found: readonly FoundSuggestion[]
}): readonly Ranked[] {
  const likeness = likenessTo(asked)
  const best = new Map<SuggestionId, Ranked>()
  const seen = new Set<SuggestionId>()
  for (const one of found) {
    if (seen.has(one.own)) continue
    seen.add(one.own)
    const ranked = { ...one, likeness: likeness(one) }
    if (ranked.likeness > (best.get(one.id)?.likeness ?? 0)) best.set(one.id, ranked)
  }
  return [...best.values()].toSorted((one, other) => other.likeness - one.likeness)
}

// What a card says of a merge.
import type { SpaceRef } from '../../../domain/place.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { Fact } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { rootOf } from './root.ts'

const namedAtMost = 5

/** Where it counts, and what counts for it. */
export async function mergedFacts(
  house: House,
  suggestion: Suggestion,
  _: SpaceRef,
  say: Say,
): Promise<readonly Fact[]> {
  if (suggestion.mergedInto !== undefined) {
    const { number, title } = await rootOf(house, suggestion)
    return [{ label: say.label('merge.fact'), value: say('merge.fact-value', { number, title }) }]
  }
  const { id, community } = suggestion
  const group = (await house.store.of(community).merges.group(id)).filter((one) => one.id !== id)
  if (group.length === 0) return []
  const shown = group.slice(0, namedAtMost).map(({ number, title }) => say.label('merge.one', { number, title }))
  const names = new Intl.ListFormat(say.locale).format(shown)
  return [
    { label: say.label('merge.with'), value: say('merge.with-value', { names, more: group.length - shown.length }) },
  ]
}

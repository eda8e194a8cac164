// A decision among merged suggestions: what is merged into another is decided there.
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { House } from '../../house.ts'
import { cardsBeside } from './cards-beside.ts'
import { rootOf } from './root.ts'

/** Rejects with a UserError where it is merged into another; else the cards of what was merged into this one change with it. */
export async function decidedWithMerged(house: House, say: Say, suggestion: Suggestion): Promise<void> {
  const { number, mergedInto } = suggestion
  if (mergedInto !== undefined) {
    const root = await rootOf(house, suggestion)
    const command = { kind: 'command', path: 'suggestions unmerge' } as const
    throw new UserError(say('merge.decide-there', { number, into: root.number, command }))
  }
  await cardsBeside(house, suggestion)
}

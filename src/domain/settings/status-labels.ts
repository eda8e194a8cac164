// What a community calls the statuses of suggestions, by language. Set by `/setup status` alone.
import { z } from 'zod'
import { languagesOf } from '../language.ts'
import { type SuggestionStatus, suggestionStatuses } from '../suggestion.ts'
import { everyLanguage } from './welcome-texts.ts'

/** As long as it fits wherever a status stands. */
export const statusLabelLength = 40

const labels = z.partialRecord(z.enum(suggestionStatuses), z.string().min(1).max(statusLabelLength))
export type StatusLabels = Readonly<Partial<Record<SuggestionStatus, string>>>

export const statusLabelSettings = {
  /** By language: a tag of BCP 47, or `all`. */
  'suggestions.labels': z.record(z.string(), labels).default({}),
}

/** What each is called to a reader of this locale; a status without words of the community's own is absent. */
export function labelsFor(all: Readonly<Record<string, StatusLabels>>, locale: string | undefined): StatusLabels {
  const nearestLast = [everyLanguage, ...languagesOf(locale).toReversed()]
  return Object.assign({}, ...nearestLast.map((language) => all[language]))
}

// Whether a decision may be made on a suggestion as it stands, and in words why not.
import { isPublic, type Suggestion } from '../../../domain/suggestion.ts'
import { mayFollow, nextStatuses } from '../../../domain/suggestion-steps.ts'
import type { Say } from '../../../locales/say.ts'
import { listed, withTexts } from '../../../locales/with-texts.ts'
import { plain, type Text } from '../../../view/text.ts'
import { withdrawnError } from '../own/withdrawn-error.ts'
import { statusWords } from '../status-words.ts'
import type { Verdict } from './read-verdict.ts'

/** Why it may not be; undefined when it may. */
export function whyNot(
  suggestion: Suggestion,
  { status, corrects }: Verdict,
  say: Say,
  alone: boolean,
): Text | undefined {
  const { number, mergedInto, withdrawnAt } = suggestion
  if (withdrawnAt !== undefined) return withdrawnError(suggestion, say).text
  if (!isPublic(suggestion))
    return say('review.decide-first', { number, reviews: { kind: 'command', path: 'reviews' } })
  // Of one alone it is said where it is decided on instead.
  if (mergedInto !== undefined && !alone) return say('decide.not.merged', { number })
  if (corrects || mergedInto !== undefined || mayFollow(suggestion.status, status)) return undefined
  const next = listed(
    say,
    nextStatuses(suggestion.status).map((one) => plain(statusWords(say, one))),
  )
  const args = { number, status: statusWords(say, status), was: statusWords(say, suggestion.status) }
  return withTexts(say, 'decide.not.step', args, { next })
}

/** Whether nothing would be another than it is. */
export function isSame(suggestion: Suggestion, verdict: Verdict): boolean {
  const { status, team = suggestion.team, targetAt = suggestion.targetAt, signed = suggestion.signed } = verdict
  const reason = reasonOf(suggestion, verdict)
  return (
    suggestion.status === status &&
    suggestion.reason === reason &&
    suggestion.team === (team ?? undefined) &&
    suggestion.targetAt === (targetAt ?? undefined) &&
    (suggestion.decidedAt === undefined || suggestion.signed === signed)
  )
}

/** Whether it is another team or signature alone: what was decided stands, and nobody is told of it anew. */
export const isQuiet = (suggestion: Suggestion, verdict: Verdict): boolean =>
  verdict.corrects === undefined &&
  isSame(suggestion, {
    ...verdict,
    team: suggestion.team ?? null,
    ...(suggestion.signed && { signed: suggestion.signed }),
  })

/** A reason holds as long as what it was given for. */
export const reasonOf = (suggestion: Suggestion, { status, reason }: Verdict): string | undefined =>
  reason ?? (suggestion.status === status ? suggestion.reason : undefined)

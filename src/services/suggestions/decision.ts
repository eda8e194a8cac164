// A decision in words, for its author and for those who voted on it or follow it.
import { isUndecided } from '../../domain/suggestion.ts'
import type { VoteSide } from '../../domain/vote.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { startOf } from '../../view/start-of.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { type DecisionFacts, dayOf } from './deciding/decision-facts.ts'
import { statusWords } from './status-words.ts'
import { muteButton } from './voting/hearing.ts'

/** What the author is told. */
function decisionForAuthor(facts: DecisionFacts, say: Say): Message {
  const { suggestion } = facts
  if (suggestion.wrong !== undefined) return corrected(facts, say)
  if (isUndecided(suggestion))
    return decision(facts, say, say('decide.told-moved', said(facts, say)), say('decide.thanks'))
  return decision(facts, say, headline(facts, say, 'decide.told', 'decide.told-by'), say('decide.thanks'))
}

/** What an author of several is told at once; they were decided on alike. `voted`: others, which they voted on or follow. */
export function decisionsForAuthor(own: readonly DecisionFacts[], voted: readonly Voted[], say: Say): Message {
  const [first] = own
  if (first === undefined) throw new Error('there is no decision to tell')
  if (own.length + voted.length === 1) return decisionForAuthor(first, say)
  const rows = own.map((facts) => row(headlineOfOwn(facts, say)))
  const others = voted.map((one) => row(headlineOfVoted(one, say)))
  return { text: lines(...rows, ...others, ...beside(first, say), say('decide.thanks')) }
}

const row = (text: Text): Text => [...plain('\u2022 '), ...text]

const headlineOfOwn = (facts: DecisionFacts, say: Say): Text =>
  isUndecided(facts.suggestion)
    ? say('decide.told-moved', said(facts, say))
    : headline(facts, say, 'decide.told', 'decide.told-by')

/** A decision, and why somebody hears of it who did not put it forward. */
export interface Voted {
  readonly facts: DecisionFacts
  readonly side: VoteSide | undefined
}

const headlineOfVoted = ({ facts, side }: Voted, say: Say): Text =>
  headline(facts, say, 'decide.told-voter', 'decide.told-voter-by', { how: howConcerned(side) })

/** What everyone else who voted on it or follows it is told. */
export function decisionForVoter(voted: Voted, say: Say): Message {
  const { facts, side } = voted
  if (facts.suggestion.wrong !== undefined) return corrected(facts, say)
  return decision(facts, say, headlineOfVoted(voted, say), say('decide.thanks-voter', { how: howConcerned(side) }))
}

/** The same in one line, among other news. */
export function decisionInOneLine(voted: Voted, say: Say): Text {
  const { facts } = voted
  const { reason, wrong } = facts.suggestion
  const words =
    wrong === undefined
      ? headlineOfVoted(voted, say)
      : say('correct.decision', { ...said(facts, say), was: statusWords(say, wrong.status) })
  if (reason === undefined) return words
  const start = startOf(reason.replaceAll(/\s+/g, ' '), reasonAtMost)
  return [...words, ...plain(' '), ...say('decide.told-reason', { reason: start })]
}

/** Why somebody hears of it, as the sentences have it. */
export const howConcerned = (side: VoteSide | undefined): string => side ?? 'follows'

/** So much of a reason is read among other news. */
const reasonAtMost = 100

const said = ({ suggestion: { number, title, status } }: DecisionFacts, say: Say) => ({
  ...{ number, title, status: statusWords(say, status) },
})

/** Signed by name where it is. */
const headline = (
  facts: DecisionFacts,
  say: Say,
  everyone: SentenceKey,
  byName: SentenceKey,
  more: Readonly<Record<string, string>> = {},
): Text => {
  const args = { ...said(facts, say), ...more }
  return facts.by === undefined ? say(everyone, args) : say(byName, { ...args, by: facts.by })
}

/** Its reason and its day. */
function beside(facts: DecisionFacts, say: Say): readonly Text[] {
  const { reason } = facts.suggestion
  const day = dayOf(facts, say)
  return [
    ...(reason === undefined ? [] : [say('decide.told-reason', { reason })]),
    ...(day === undefined ? [] : [say('decide.told-target', { day })]),
  ]
}

const decision = (facts: DecisionFacts, say: Say, words: Text, thanks: Text): Message => ({
  text: lines(words, ...beside(facts, say), thanks),
  controls: [muteButton(say, facts.suggestion)],
})

/** The decision before is quoted, and what is right said beside it. */
function corrected(facts: DecisionFacts, say: Say): Message {
  const { wrong, reason, status } = facts.suggestion
  const was = statusWords(say, wrong?.status ?? status)
  const words = say('correct.decision', { ...said(facts, say), was })
  const before = wrong?.reason === undefined ? [] : [say('correct.decision-was', { reason: wrong.reason })]
  const now = reason === undefined ? [] : [say('correct.decision-is', { reason })]
  const day = dayOf(facts, say)
  const target = day === undefined ? [] : [say('decide.told-target', { day })]
  const by = facts.by === undefined ? [] : [say('correct.by', { by: facts.by })]
  return {
    text: lines(words, ...before, ...now, ...target, ...by, say('correct.sorry')),
    controls: [muteButton(say, facts.suggestion)],
  }
}

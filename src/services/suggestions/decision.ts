// A decision in words, for its author and for those who voted.
import { isUndecided } from '../../domain/suggestion.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { startOf } from '../../view/start-of.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { type DecisionFacts, dayOf } from './deciding/decision-facts.ts'
import { statusWords } from './status-words.ts'

/** What the author is told. */
function decisionForAuthor(facts: DecisionFacts, say: Say): Message {
  const { suggestion } = facts
  if (suggestion.wrong !== undefined) return corrected(facts, say)
  if (isUndecided(suggestion)) return decision(facts, say, say('decide.told-moved', said(facts, say)), 'decide.thanks')
  return decision(facts, say, headline(facts, say, 'decide.told', 'decide.told-by'), 'decide.thanks')
}

/** What an author of several is told at once; they were decided on alike. `voted`: others, which they voted for. */
export function decisionsForAuthor(own: readonly DecisionFacts[], voted: readonly DecisionFacts[], say: Say): Message {
  const [first] = own
  if (first === undefined) throw new Error('there is no decision to tell')
  if (own.length + voted.length === 1) return decisionForAuthor(first, say)
  const rows = own.map((facts) => row(headlineOfOwn(facts, say)))
  const others = voted.map((facts) => row(headline(facts, say, 'decide.told-voter', 'decide.told-voter-by')))
  return { text: lines(...rows, ...others, ...beside(first, say), say('decide.thanks')) }
}

const row = (text: Text): Text => [...plain('• '), ...text]

const headlineOfOwn = (facts: DecisionFacts, say: Say): Text =>
  isUndecided(facts.suggestion)
    ? say('decide.told-moved', said(facts, say))
    : headline(facts, say, 'decide.told', 'decide.told-by')

/** What everyone else who voted for it is told. */
export const decisionForVoter = (facts: DecisionFacts, say: Say): Message =>
  facts.suggestion.wrong !== undefined
    ? corrected(facts, say)
    : decision(facts, say, headline(facts, say, 'decide.told-voter', 'decide.told-voter-by'), 'decide.thanks-voter')

/** The same in one line, among other news. */
export function decisionInOneLine(facts: DecisionFacts, say: Say): Text {
  const { reason, wrong } = facts.suggestion
  const words =
    wrong === undefined
      ? headline(facts, say, 'decide.told-voter', 'decide.told-voter-by')
      : say('correct.decision', { ...said(facts, say), was: statusWords(say, wrong.status) })
  if (reason === undefined) return words
  const start = startOf(reason.replaceAll(/\s+/g, ' '), reasonAtMost)
  return [...words, ...plain(' '), ...say('decide.told-reason', { reason: start })]
}

/** So much of a reason is read among other news. */
const reasonAtMost = 100

const said = ({ suggestion: { number, title, status } }: DecisionFacts, say: Say) => ({
  ...{ number, title, status: statusWords(say, status) },
})

/** Signed by name where it is. */
const headline = (facts: DecisionFacts, say: Say, everyone: SentenceKey, byName: SentenceKey): Text =>
  facts.by === undefined ? say(everyone, said(facts, say)) : say(byName, { ...said(facts, say), by: facts.by })

/** Its reason and its day. */
function beside(facts: DecisionFacts, say: Say): readonly Text[] {
  const { reason } = facts.suggestion
  const day = dayOf(facts, say)
  return [
    ...(reason === undefined ? [] : [say('decide.told-reason', { reason })]),
    ...(day === undefined ? [] : [say('decide.told-target', { day })]),
  ]
}

const decision = (facts: DecisionFacts, say: Say, words: Text, thanks: SentenceKey): Message => ({
  text: lines(words, ...beside(facts, say), say(thanks)),
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
  return { text: lines(words, ...before, ...now, ...target, ...by, say('correct.sorry')) }
}

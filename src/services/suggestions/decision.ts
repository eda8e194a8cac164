// A decision in words, for its author and for those who voted.
import { isUndecided, type Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { startOf } from '../../view/start-of.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { statusWords } from './status-words.ts'

/** What the author is told. */
export function decisionForAuthor(suggestion: Suggestion, say: Say): Message {
  if (suggestion.wrong !== undefined) return corrected(suggestion, say)
  const sentence = isUndecided(suggestion) ? 'decide.told-moved' : 'decide.told'
  return decision(suggestion, say, say(sentence, said(suggestion, say)), say('decide.thanks'))
}

/** What everyone else who voted for it is told. */
export const decisionForVoter = (suggestion: Suggestion, say: Say): Message =>
  suggestion.wrong !== undefined
    ? corrected(suggestion, say)
    : decision(suggestion, say, say('decide.told-voter', said(suggestion, say)), say('decide.thanks-voter'))

/** The same in one line, among other news. */
export function decisionInOneLine(suggestion: Suggestion, say: Say): Text {
  const headline =
    suggestion.wrong === undefined
      ? say('decide.told-voter', said(suggestion, say))
      : say('correct.decision', { ...said(suggestion, say), was: statusWords(say, suggestion.wrong.status) })
  const { reason } = suggestion
  if (reason === undefined) return headline
  const start = startOf(reason.replaceAll(/\s+/g, ' '), reasonAtMost)
  return [...headline, ...plain(' '), ...say('decide.told-reason', { reason: start })]
}

/** So much of a reason is read among other news. */
const reasonAtMost = 100

const said = ({ number, title, status }: Suggestion, say: Say) => ({ number, title, status: statusWords(say, status) })

const decision = ({ reason }: Suggestion, say: Say, headline: Text, thanks: Text): Message => ({
  text: lines(headline, ...(reason === undefined ? [] : [say('decide.told-reason', { reason })]), thanks),
})

/** The decision before is quoted, and what is right said beside it. */
function corrected(suggestion: Suggestion, say: Say): Message {
  const { wrong, reason } = suggestion
  const was = statusWords(say, wrong?.status ?? suggestion.status)
  const headline = say('correct.decision', { ...said(suggestion, say), was })
  const before = wrong?.reason === undefined ? [] : [say('correct.decision-was', { reason: wrong.reason })]
  const now = reason === undefined ? [] : [say('correct.decision-is', { reason })]
  return { text: lines(headline, ...before, ...now, say('correct.sorry')) }
}

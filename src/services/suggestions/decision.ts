// A decision in words, for its author and for those who voted.
import { isUndecided, type Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { startOf } from '../../view/start-of.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { statusWords } from './card.ts'

/** What the author is told. */
export function decisionForAuthor(suggestion: Suggestion, say: Say): Message {
  const sentence = isUndecided(suggestion) ? 'decide.told-moved' : 'decide.told'
  return decision(suggestion, say, say(sentence, said(suggestion, say)), say('decide.thanks'))
}

/** What everyone else who voted for it is told. */
export const decisionForVoter = (suggestion: Suggestion, say: Say): Message =>
  decision(suggestion, say, say('decide.told-voter', said(suggestion, say)), say('decide.thanks-voter'))

/** The same in one line, among other news. */
export function decisionInOneLine(suggestion: Suggestion, say: Say): Text {
  const headline = say('decide.told-voter', said(suggestion, say))
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

// A decision in words, for its author and for those who voted on it or follow it.
import { isUndecided, type Suggestion } from '../../domain/suggestion.ts'
import type { VoteSide } from '../../domain/vote.ts'
import type { Say } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { startOf } from '../../view/start-of.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { statusWords } from './status-words.ts'
import { muteButton } from './voting/hearing.ts'

/** What the author is told. */
export function decisionForAuthor(suggestion: Suggestion, say: Say): Message {
  if (suggestion.wrong !== undefined) return corrected(suggestion, say)
  const sentence = isUndecided(suggestion) ? 'decide.told-moved' : 'decide.told'
  return decision(suggestion, say, say(sentence, said(suggestion, say)), say('decide.thanks'))
}

/** What everyone else who voted on it or follows it is told. */
export function decisionForVoter(suggestion: Suggestion, side: VoteSide | undefined, say: Say): Message {
  if (suggestion.wrong !== undefined) return corrected(suggestion, say)
  const headline = say('decide.told-voter', { ...said(suggestion, say), how: howConcerned(side) })
  return decision(suggestion, say, headline, say('decide.thanks-voter', { how: howConcerned(side) }))
}

/** The same in one line, among other news. */
export function decisionInOneLine(suggestion: Suggestion, side: VoteSide | undefined, say: Say): Text {
  const headline =
    suggestion.wrong === undefined
      ? say('decide.told-voter', { ...said(suggestion, say), how: howConcerned(side) })
      : say('correct.decision', { ...said(suggestion, say), was: statusWords(say, suggestion.wrong.status) })
  const { reason } = suggestion
  if (reason === undefined) return headline
  const start = startOf(reason.replaceAll(/\s+/g, ' '), reasonAtMost)
  return [...headline, ...plain(' '), ...say('decide.told-reason', { reason: start })]
}

/** Why somebody hears of it, as the sentences have it. */
const howConcerned = (side: VoteSide | undefined): string => side ?? 'follows'

/** So much of a reason is read among other news. */
const reasonAtMost = 100

const said = ({ number, title, status }: Suggestion, say: Say) => ({ number, title, status: statusWords(say, status) })

const decision = (suggestion: Suggestion, say: Say, headline: Text, thanks: Text): Message => ({
  text: lines(headline, ...reasonOf(suggestion, say), thanks),
  controls: [muteButton(say, suggestion)],
})

const reasonOf = ({ reason }: Suggestion, say: Say): readonly Text[] =>
  reason === undefined ? [] : [say('decide.told-reason', { reason })]

/** The decision before is quoted, and what is right said beside it. */
function corrected(suggestion: Suggestion, say: Say): Message {
  const { wrong, reason } = suggestion
  const was = statusWords(say, wrong?.status ?? suggestion.status)
  const headline = say('correct.decision', { ...said(suggestion, say), was })
  const before = wrong?.reason === undefined ? [] : [say('correct.decision-was', { reason: wrong.reason })]
  const now = reason === undefined ? [] : [say('correct.decision-is', { reason })]
  return {
    text: lines(headline, ...before, ...now, say('correct.sorry')),
    controls: [muteButton(say, suggestion)],
  }
}

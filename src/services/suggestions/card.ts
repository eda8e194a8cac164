// What a suggestion looks like: the card that everyone sees, and the same for one reader.
import type { SpaceRef } from '../../domain/place.ts'
import { type Suggestion, takesVotes } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { voteRef } from '../../view/actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { type Part, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { moreCardFacts } from './card-facts.ts'
import { mergedControls } from './merge/merge-controls.ts'
import { authorText } from './own/author.ts'
import { statusWords } from './status-words.ts'

/** The button that votes, named for its suggestion. */
export const voteButton = (say: Say, { id, number }: Pick<Suggestion, 'id' | 'number'>): Button =>
  button(actionId(voteRef, id), say.label('vote.button', { number }), 'primary')

/** The card as it is now, for readers in the space `here`. `more` are facts that only one reader needs. */
export async function suggestionCard(
  house: House,
  suggestion: Suggestion,
  here: SpaceRef,
  say: Say,
  more: readonly Fact[] = [],
): Promise<Message> {
  const { number, title, withdrawnAt } = suggestion
  // What its author took back is read by nobody any more.
  const details = withdrawnAt === undefined ? suggestion.details : undefined
  const bold: Part = { kind: 'bold', text: title }
  const author = await authorText(house, suggestion, here, say)
  const count = await house.store.of(suggestion.community).votes.tally(suggestion.id)
  const facts: readonly Fact[] = [
    { label: say.label('suggestion.author'), value: author },
    { label: say.label('suggestion.status'), value: statusText(suggestion, say) },
    ...(suggestion.mergedInto === undefined
      ? [{ label: say.label('suggestion.votes'), value: say('suggestion.tally', { count }) }]
      : []),
    ...(await moreCardFacts(house, suggestion, here, say)),
    ...more,
  ]
  const controls =
    suggestion.mergedInto !== undefined
      ? await mergedControls(house, suggestion, say, voteButton)
      : takesVotes(suggestion)
        ? [voteButton(say, suggestion)]
        : []
  return {
    text: say('suggestion.headline', { number, title: bold }),
    card: { ...(details === undefined ? {} : { body: plain(details) }), facts },
    ...(controls.length === 0 ? {} : { controls }),
  }
}

/** Its status, or that it is open to nobody any more. */
const statusText = ({ status, withdrawnAt, withdrawnBy = 'author' }: Suggestion, say: Say): Text =>
  withdrawnAt === undefined
    ? plain(statusWords(say, status))
    : say('withdraw.status', { by: withdrawnBy, at: { kind: 'time', at: withdrawnAt, style: 'moment' } })

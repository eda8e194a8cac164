// What a suggestion looks like: the card that everyone sees, and the same for one reader.
import type { SpaceRef } from '../../domain/place.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import { type Suggestion, takesVotes } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { voteRef } from '../../view/actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { type Part, plain, type Text } from '../../view/text.ts'
import { voteAgainstRef } from '../../view/voting-actions.ts'
import type { House } from '../house.ts'
import { attachmentControls } from './attachments.ts'
import { moreCardFacts } from './card-facts.ts'
import { mergedControls } from './merge/merge-controls.ts'
import { authorText } from './own/author.ts'
import { statusWords } from './status-words.ts'
import { followButton } from './voting/hearing.ts'
import { shownTally, tallyText } from './voting/tally.ts'

/** The button that votes, named for its suggestion. */
export const voteButton = (say: Say, { id, number }: Pick<Suggestion, 'id' | 'number'>): Button =>
  button(actionId(voteRef, id), say.label('vote.button', { number }), 'primary')

/** Those that vote on it, as the settings have them. */
export const voteButtons = (
  say: Say,
  suggestion: Pick<Suggestion, 'id' | 'number'>,
  { 'suggestions.votes': sides }: Pick<Settings, 'suggestions.votes'>,
): readonly Button[] =>
  sides === 'up' ? [voteButton(say, suggestion)] : [voteButton(say, suggestion), againstButton(say, suggestion)]

const againstButton = (say: Say, { id, number }: Pick<Suggestion, 'id' | 'number'>): Button =>
  button(actionId(voteAgainstRef, id), say.label('vote.against-button', { number }))

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
  const settings = await house.store.of(suggestion.community).settings.get()
  const facts: readonly Fact[] = [
    { label: say.label('suggestion.author'), value: author },
    { label: say.label('suggestion.status'), value: statusText(suggestion, say) },
    ...(suggestion.mergedInto === undefined
      ? [{ label: say.label('suggestion.votes'), value: tallyText(await shownTally(house, suggestion), say) }]
      : []),
    ...(await moreCardFacts(house, suggestion, here, say)),
    ...more,
  ]
  const votes =
    suggestion.mergedInto !== undefined
      ? await mergedControls(house, suggestion, say, voteButton)
      : takesVotes(suggestion)
        ? voteButtons(say, suggestion, settings)
        : []
  const controls = [...votes, ...(await attachmentControls(house, suggestion, say))]
  return {
    text: say('suggestion.headline', { number, title: bold }),
    card: { ...(details === undefined ? {} : { body: plain(details) }), facts },
    ...(controls.length === 0 ? {} : { controls }),
  }
}

/** The same in a channel, where anybody may follow it too. */
export async function publicCard(house: House, suggestion: Suggestion, here: SpaceRef, say: Say): Promise<Message> {
  const shown = await suggestionCard(house, suggestion, here, say)
  return takesVotes(suggestion)
    ? { ...shown, controls: [...(shown.controls ?? []), followButton(say, suggestion)] }
    : shown
}

/** Its status, or that it is open to nobody any more. */
const statusText = ({ status, withdrawnAt, withdrawnBy = 'author' }: Suggestion, say: Say): Text =>
  withdrawnAt === undefined
    ? plain(statusWords(say, status))
    : say('withdraw.status', { by: withdrawnBy, at: { kind: 'time', at: withdrawnAt, style: 'moment' } })

// What a suggestion looks like: the card that everyone sees, and the same for one reader.
import { type Suggestion, takesVotes } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { voteRef } from '../../view/actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { type Part, plain } from '../../view/text.ts'
import type { House } from '../house.ts'
import { namedMember } from './named-member.ts'

/** A status in words. */
export const statusWords = (say: Say, status: Suggestion['status']): string => say.label(`suggestion.status.${status}`)

/** The button that votes, named for its suggestion. */
export const voteButton = (say: Say, { id, number }: Pick<Suggestion, 'id' | 'number'>): Button =>
  button(actionId(voteRef, id), say.label('vote.button', { number }), 'primary')

/** The card as it is now. `more` are facts that only one reader needs. */
export async function suggestionCard(
  house: House,
  suggestion: Suggestion,
  say: Say,
  more: readonly Fact[] = [],
): Promise<Message> {
  const { number, title, details, status, reason } = suggestion
  const bold: Part = { kind: 'bold', text: title }
  const author = await namedMember(house, suggestion.community, suggestion.author)
  const count = await house.store.of(suggestion.community).suggestions.tally(suggestion.id)
  const facts: readonly Fact[] = [
    { label: say.label('suggestion.author'), value: [author] },
    { label: say.label('suggestion.status'), value: plain(statusWords(say, status)) },
    { label: say.label('suggestion.votes'), value: say('suggestion.tally', { count }) },
    ...(reason === undefined ? [] : [{ label: say.label('suggestion.reason'), value: plain(reason) }]),
    ...more,
  ]
  return {
    text: say('suggestion.headline', { number, title: bold }),
    card: { ...(details === undefined ? {} : { body: plain(details) }), facts },
    ...(takesVotes(suggestion) ? { controls: [voteButton(say, suggestion)] } : {}),
  }
}

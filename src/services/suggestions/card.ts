// What a suggestion looks like: the card that everyone sees, and the same for one reader.
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { type Suggestion, takesVotes } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { voteRef } from '../../view/actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { type Part, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { spaceNames } from '../space-names.ts'
import { attachmentControls } from './attachments.ts'
import { moreCardFacts } from './card-facts.ts'
import { namedMember } from './named-member.ts'
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
  const { number, title, details, status } = suggestion
  const bold: Part = { kind: 'bold', text: title }
  const author = await authorText(house, suggestion, here, say)
  const count = await house.store.of(suggestion.community).votes.tally(suggestion.id)
  const facts: readonly Fact[] = [
    { label: say.label('suggestion.author'), value: author },
    { label: say.label('suggestion.status'), value: plain(statusWords(say, status)) },
    { label: say.label('suggestion.votes'), value: say('suggestion.tally', { count }) },
    ...(await moreCardFacts(house, suggestion, here, say)),
    ...more,
  ]
  const vote = takesVotes(suggestion) ? [voteButton(say, suggestion)] : []
  const controls = [...vote, ...(await attachmentControls(house, suggestion, say))]
  return {
    text: say('suggestion.headline', { number, title: bold }),
    card: { ...(details === undefined ? {} : { body: plain(details) }), facts },
    ...(controls.length === 0 ? {} : { controls }),
  }
}

/** Whoever put it forward; elsewhere than in their own space, with its name. */
async function authorText(house: House, suggestion: Suggestion, here: SpaceRef, say: Say): Promise<Text> {
  const { community, author, space } = suggestion
  const name = await namedMember(house, community, author)
  if (spaceKey(space) === spaceKey(here)) return [name]
  const named = await spaceNames(house, community, say)
  return say('suggestion.author-in', { name, space: named(space) })
}

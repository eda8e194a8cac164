// Has an author without an account forgotten: how they are reached, and what they are called. An admin does it, since nobody
// without an account can ask. The suggestion stays, as everyone read it.
import { type Caller, mayUse } from '../../../domain/caller.ts'
import { isPublic, type Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { type Button, button, type Message } from '../../../view/message.ts'
import { reviewForget } from '../../../view/review-actions.ts'
import { acted, type House } from '../../house.ts'
import type { Asker } from '../../support/caller.ts'
import { type Allowed, showEverywhere } from '../card-places.ts'
import { knownSuggestion, suggestionSubject } from '../known-suggestion.ts'
import { reviewChanged } from './notice.ts'
import { outsideAuthor } from './outside-author.ts'

/** The way to it, for admins who look at one whose author is known by a way to reach them. */
export async function forgetControls(
  house: House,
  caller: Caller,
  suggestion: Suggestion,
  say: Say,
): Promise<readonly Button[]> {
  if (!mayUse('admins', caller.level)) return []
  const author = await outsideAuthor(house, suggestion)
  if (author === undefined) return []
  const contact = await house.store.of(caller.community).contacts.of(author.id)
  if (contact === undefined) return []
  return [button(actionId(reviewForget, suggestion.id, 'ask'), say.label('review.forget', { name: author.name }))]
}

/** Asks first; then does it, in the caller's transaction. */
export async function forgetAuthor(
  house: House,
  allowed: Allowed,
  { caller, say }: Pick<Asker, 'caller' | 'say'>,
  id: string,
  sure: boolean,
): Promise<Message> {
  const { community, member } = caller
  const suggestion = await knownSuggestion(house, caller, say, { id })
  const author = await outsideAuthor(house, suggestion)
  const { contacts, members, threadKeeping } = house.store.of(community)
  if (author === undefined || (await contacts.of(author.id)) === undefined)
    throw new UserError(say('review.forget.gone', { number: suggestion.number }))
  const { name } = author
  // With the words of their threads all of it goes.
  if ((await threadKeeping.threadsOf([author.id])).length > 0)
    throw new UserError(say('review.forget.threads', { name, command: { kind: 'command', path: 'contact forget' } }))
  if (!sure) {
    const yes = button(
      actionId(reviewForget, suggestion.id, 'sure'),
      say.label('review.forget.yes', { name }),
      'danger',
    )
    return { text: say('review.forget.ask', { name }), controls: [yes] }
  }
  await contacts.forget(author.id)
  await members.rename(author.id, say.label('contact.nameless'), undefined)
  await acted(house, community, member, 'contact.forget', author.id)
  await reviewChanged(house, suggestion)
  if (isPublic(suggestion)) await showEverywhere(house, suggestion, allowed)
  else await house.delivery.touch(community, suggestionSubject(suggestion.id))
  return { text: say('review.forget.done') }
}

// A card that somebody deleted by hand: it is posted again, or the suggestion is closed, or the moderators are asked which,
// as the community has set it. One that is deleted again and again is closed, so that nobody has to fight Hearth.
import type { AfterDeletion, Seen } from '../../../delivery/delivery.ts'
import type { Caller } from '../../../domain/caller.ts'
import { type SuggestionId, suggestionId } from '../../../domain/ids.ts'
import type { MessageRef, ThreadPlace } from '../../../domain/place.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { InboundEvent } from '../../../ports/event.ts'
import { actionId } from '../../../view/action-id.ts'
import { button, type Message } from '../../../view/message.ts'
import { lostCardAgain, lostCardClose } from '../../../view/own-suggestion-actions.ts'
import type { Flow } from '../../flow.ts'
import { tellStaff } from '../../hosts.ts'
import { acted, type House, knownSpace } from '../../house.ts'
import { knownSuggestion, suggestionSubject } from '../known-suggestion.ts'
import { tellAuthor } from './author.ts'
import { isOpenToChange } from './may-change.ts'
import { restoreButton, takeOff } from './withdraw.ts'
import { withdrawnError } from './withdrawn-error.ts'

const loopMs = 60 * 60_000
const loopTimes = 3

/** Makes the flow. */
export function lostCardsFlow(house: House): Flow {
  const { store, delivery } = house
  return {
    followUps: {},
    render: {},
    posted: {},
    due: {},
    whenDeleted: { suggestion: (seen) => cardWasDeleted(house, seen) },
    // Seen at once where a platform tells of it; else with the next change of the card.
    wants: async (event, { community }) => (await cardIn(house, community, event)) !== undefined,
    async handle(event, { community }) {
      const id = await cardIn(house, community, event)
      if (id === undefined || (await store.of(community).suggestions.get(id)) === undefined) return
      await delivery.touch(community, suggestionSubject(id))
    },
  }
}

/** The suggestion whose card was removed; undefined for everything else. */
async function cardIn(
  { store }: House,
  community: Seen['community'],
  event: InboundEvent,
): Promise<SuggestionId | undefined> {
  if (event.kind !== 'message' || event.what !== 'removed' || event.place.kind !== 'channel') return undefined
  return store.of(community).cardPlaces.over(threadUnder(event.ref, event.place))
}

const threadUnder = ({ id }: MessageRef, { space, channel }: Extract<MessageRef['place'], { kind: 'channel' }>) =>
  ({ kind: 'thread', space, channel, thread: id }) as const satisfies ThreadPlace

/** What becomes of it, in the transaction that ends the try to change it. */
async function cardWasDeleted(house: House, { community, subject, role, place }: Seen): Promise<AfterDeletion> {
  if (role !== 'card') return 'again'
  const { suggestions, cardLosses, settings } = house.store.of(community)
  const suggestion = await suggestions.get(suggestionId(subject))
  if (suggestion === undefined) return 'forgotten'
  const { id } = suggestion
  if (suggestion.withdrawnAt !== undefined) {
    // Nothing is asked about it any more, also where it stands again later.
    await cardLosses.done(id, place)
    return 'forgotten'
  }
  const open = await cardLosses.openAt(id, place)
  if (open === 'asked') return 'left'
  if (open === 'again') {
    await cardLosses.done(id, place)
    return 'again'
  }
  const at = house.clock.now()
  await cardLosses.forget(id, at - loopMs)
  const wish = (await settings.get())['suggestions.lost-card']
  const asks = wish === 'ask' && isOpenToChange(suggestion)
  await cardLosses.add({ id: house.ids.next(), suggestion: id, place, at, state: asks ? 'asked' : 'noted' })
  const space = await knownSpace(house, community, place.space)
  if (asks) {
    await tellStaff(house, space, (say) => lostNotice(suggestion, say))
    return 'left'
  }
  const isLoop = (await cardLosses.since(id, place, at - loopMs)) >= loopTimes
  if (wish === 'again' && !isLoop) return 'again'
  // What is settled has nothing to be closed.
  if (!isOpenToChange(suggestion)) return 'forgotten'
  await close(house, suggestion)
  const { number, title } = suggestion
  await tellStaff(house, space, (say) => ({
    text: say('lost.closed', { number, title, how: wish === 'close' ? 'set' : 'loop' }),
    controls: [restoreButton(say, suggestion)],
  }))
  return 'forgotten'
}

const lostNotice = ({ id, number, title }: Suggestion, say: Say): Message => ({
  text: say('lost.asks', { number, title }),
  controls: [
    button(actionId(lostCardAgain, id), say.label('lost.again', { number })),
    button(actionId(lostCardClose, id), say.label('lost.close', { number }), 'danger'),
  ],
})

/** It is open to nobody any more, and its author is told. */
async function close(house: House, suggestion: Suggestion): Promise<void> {
  const { number, title } = suggestion
  await takeOff(house, suggestion, 'team')
  const support = { kind: 'command', path: 'support' } as const
  await tellAuthor(house, suggestion, (say) => ({ text: say('lost.told', { number, title, support }) }))
}

/** A moderator has its cards posted again; what was said before stands. */
export async function postAgain(house: House, caller: Caller, say: Say, id: string): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, { id })
  if (suggestion.withdrawnAt !== undefined) throw withdrawnError(suggestion, say)
  const { community, number } = suggestion
  const isAsked = await house.store.of(community).cardLosses.sayAgain(suggestion.id)
  if (!isAsked) return { text: say('lost.stands', { number }) }
  await house.delivery.touch(community, suggestionSubject(suggestion.id))
  await acted(house, community, caller.member, 'card-again', suggestion.id)
  return { text: say('lost.done-again', { number }) }
}

/** A moderator closes it. */
export async function closeLost(house: House, caller: Caller, say: Say, id: string): Promise<Message> {
  const suggestion = await knownSuggestion(house, caller, say, { id })
  if (suggestion.withdrawnAt !== undefined) throw withdrawnError(suggestion, say)
  const { community, number, title } = suggestion
  if (!isOpenToChange(suggestion) || !(await house.store.of(community).cardLosses.sayAgain(suggestion.id)))
    return { text: say('lost.stands', { number }) }
  await close(house, suggestion)
  await acted(house, community, caller.member, 'card-close', suggestion.id)
  return { text: say('lost.done-close', { number, title }), controls: [restoreButton(say, suggestion)] }
}

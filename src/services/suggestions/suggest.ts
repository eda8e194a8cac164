// Puts a suggestion forward: a number, a row, a card in every suggestions channel of the community.
import type { Caller } from '../../domain/caller.ts'
import { suggestionId } from '../../domain/ids.ts'
import type { Say } from '../../locales/say.ts'
import { withTexts } from '../../locales/with-texts.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { type House, happened } from '../house.ts'
import { type Allowed, openPlaces, placesText } from './card-places.ts'
import { suggestionSubject } from './known-suggestion.ts'

export interface Idea {
  readonly title: string
  readonly details: string | undefined
}

/** Keeps the suggestion and lets its cards appear. Rejects with a UserError while there is no channel for one. */
export async function suggest(house: House, allowed: Allowed, caller: Caller, say: Say, idea: Idea): Promise<Message> {
  const { community, space, member } = caller
  const { suggestions, records } = house.store.of(community)
  const places = await openPlaces(house, community, allowed)
  if (places.length === 0 && !caller.confirmed) throw new UserError(say('error.not-set-up'))
  if (places.length === 0)
    throw new UserError(say('suggest.no-channel', { command: { kind: 'command', path: 'setup channel' } }))
  const number = await records.nextNumber('suggestion')
  const id = suggestionId(house.ids.next())
  // A title is one line, whatever was pasted: lists and digests count their lines.
  const title = idea.title.replaceAll(/\s+/g, ' ').trim()
  await suggestions.add({ id, number, author: member, space, title, details: idea.details, at: house.clock.now() })
  await happened(house, community, { kind: 'suggested', space, member, subject: id })
  for (const { place } of places) await house.delivery.show(community, suggestionSubject(id), 'card', place)
  const channels = await placesText(house, caller, say, places)
  return { text: withTexts(say, 'suggest.posted', { number, title }, { channels }) }
}

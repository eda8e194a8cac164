// Puts a suggestion forward: a number, a row, a card in the suggestions channel.
import type { Caller } from '../../domain/caller.ts'
import { suggestionId } from '../../domain/ids.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { channelPlace, type House, happened } from '../house.ts'
import { suggestionSubject } from './known-suggestion.ts'

export interface Idea {
  readonly title: string
  readonly details: string | undefined
}

/** Keeps the suggestion and lets its card appear. Rejects with a UserError while there is no channel for it. */
export async function suggest(house: House, caller: Caller, say: Say, idea: Idea): Promise<Message> {
  const { community, space, member } = caller
  const { spaces, suggestions, records } = house.store.of(community)
  const channel = (await spaces.channels(space)).suggestions
  if (channel === undefined)
    throw new UserError(say('suggest.no-channel', { command: { kind: 'command', path: 'setup channel' } }))
  const number = await records.nextNumber('suggestion')
  const id = suggestionId(house.ids.next())
  // A title is one line, whatever was pasted: lists and digests count their lines.
  const title = idea.title.replaceAll(/\s+/g, ' ').trim()
  await suggestions.add({ id, number, author: member, space, title, details: idea.details, at: house.clock.now() })
  await happened(house, community, { kind: 'suggested', space, member, subject: id })
  const place = channelPlace(space, channel.channel)
  await house.delivery.show(community, suggestionSubject(id), 'card', place)
  return { text: say('suggest.posted', { number, title, channel: { kind: 'place', place, name: channel.name } }) }
}

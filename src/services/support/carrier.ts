// Carries words and files between the two ends of a thread, in order. What an end cannot take yet is held until it is there.

import type { Ended, SendOptions } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { memberId, threadId } from '../../domain/ids.ts'
import type { ThreadEnd } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { tellStaff } from '../hosts.ts'
import { type House, knownSpace, sayInSpace } from '../house.ts'
import { type Around, around, named, placeOfEnd, sayToOpener, subjectOfThread } from './around.ts'
import { carriedMessages, type Words } from './carried-messages.ts'
import { tellLost } from './lost-files.ts'

export interface Carrier {
  /** Brings words to an end of the thread, or holds them until that is there. */
  carry(about: Around, words: Words): Promise<void>
  /** Brings what was held for an end, now that it is there. */
  bringHeld(about: Around, toward: ThreadEnd): Promise<void>
  /** The follow-up of words that were brought: whoever wrote them hears when they did not arrive. */
  brought(ended: Ended): Promise<Owner>
}

/** The name of the follow-up. */
export const carriedName = 'support.carried'

/** Makes the carrier of a house. */
export function carrier(house: House): Carrier {
  const { delivery } = house

  /** The opener's end takes words once its first message stands above them. */
  async function isThere({ thread }: Around, toward: ThreadEnd): Promise<boolean> {
    if (placeOfEnd(thread, toward) === undefined) return false
    if (toward === 'team') return true
    return (await delivery.shownAt(thread.community, subjectOfThread(thread), 'opening')) !== undefined
  }

  async function bring(about: Around, words: Words): Promise<void> {
    const place = placeOfEnd(about.thread, words.toward)
    if (place === undefined) throw new Error('words were brought to an end that is not there')
    const { community, id } = about.thread
    const { toward, manner, author } = words
    for (const [index, { message, files }] of carriedMessages(about, words).entries()) {
      const args = { thread: id, toward, author: author.id, manner, part: String(index) }
      const options: SendOptions = { followUp: { name: carriedName, args } }
      const sent = files.length === 0 ? {} : { files }
      await delivery.send(community, { kind: 'post', place, message, ...sent }, options)
    }
  }

  return {
    async carry(about, words) {
      if (await isThere(about, words.toward)) return bring(about, words)
      const { community, id: thread } = about.thread
      const { files = [], ...rest } = words
      const sent = files.length === 0 ? {} : { files }
      const held = { ...rest, ...sent, id: house.ids.next(), thread, author: words.author.id }
      await house.store.of(community).heldWords.hold(held, house.clock.now())
    },
    async bringHeld(about, toward) {
      const { community, id } = about.thread
      const { members, heldWords } = house.store.of(community)
      for (const held of await heldWords.take(id, toward)) {
        const author = await members.get(held.author)
        if (author !== undefined) await bring(about, { ...held, toward, author })
      }
    },
    async brought({ community, args, outcome }) {
      const lost = outcome.kind === 'done' ? (outcome.result.lost ?? []) : []
      if (outcome.kind === 'done' && lost.length === 0) return 'owned'
      const about = await around(house, community, threadId(args.thread ?? ''))
      const author = await house.store.of(community).members.get(memberId(args.author ?? ''))
      if (about === undefined || author === undefined) return 'unowned'
      if (lost.length > 0) {
        // The team's own copy of a reply says by itself what is missing in it.
        const isCopy = args.manner === 'reply' && args.toward === 'team'
        if (!isCopy) await tellLost(house, about, author, args.manner === 'reply' ? 'opener' : 'team', lost)
        return 'owned'
      }
      // That it did not arrive is said once, of its beginning.
      if ((args.part ?? '0') !== '0') return 'unowned'
      if (args.toward === 'opener') return tellTeam(house, about)
      const place = about.thread.place
      if (place === undefined) return 'unowned'
      const message = { text: sayToOpener(about)('support.not-passed-on') }
      await delivery.send(community, { kind: 'post', place, message })
      return 'owned'
    },
  }
}

/** Tells the team that a reply did not reach the opener. */
export async function tellTeam(house: House, about: Around): Promise<Owner> {
  const { thread, opener, space } = about
  const { teamPlace: place, community } = thread
  const message = (say: Say): Message => ({ text: say('support.not-replied', { name: named(opener) }) })
  if (place === undefined) return (await tellStaff(house, space, message)) ? 'owned' : 'unowned'
  const say = sayInSpace(await knownSpace(house, community, place.space))
  await house.delivery.send(community, { kind: 'post', place, message: message(say) })
  return 'owned'
}

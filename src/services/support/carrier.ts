// Carries words between the two ends of a thread, in order. What an end cannot take yet is held until it is there.

import type { Ended, SendOptions } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { pieces, type ThreadEnd, type WordsManner } from '../../domain/support.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportReply } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { tellStaff } from '../hosts.ts'
import { type House, knownSpace, sayInSpace } from '../house.ts'
import { type Around, around, named, only, placeOfEnd, quoted, sayToOpener, subjectOfThread } from './around.ts'

interface Words {
  readonly toward: ThreadEnd
  readonly manner: WordsManner
  readonly author: Pick<Member, 'id' | 'user' | 'name'>
  readonly text: string
  /** When they were written, if that was while Hearth was away. */
  readonly missedAt?: number
}

export interface Carrier {
  /** Brings words to an end of the thread, or holds them until that is there. */
  carry(about: Around, words: Words): Promise<void>
  /** Brings what was held for an end, now that it is there. */
  bringHeld(about: Around, toward: ThreadEnd): Promise<void>
  /** The follow-up of words that were brought: whoever wrote them hears when they did not arrive. */
  brought(ended: Ended): Promise<Owner>
}

/** So much fits into one message everywhere, with its first line. */
const pieceLength = 1500

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
    const args = { thread: id, toward: words.toward, author: words.author.id }
    for (const [index, message] of messagesOf(about, words).entries()) {
      const options: SendOptions = index === 0 ? { followUp: { name: carriedName, args } } : {}
      await delivery.send(community, { kind: 'post', place, message }, options)
    }
  }

  return {
    async carry(about, words) {
      if (await isThere(about, words.toward)) return bring(about, words)
      const { community, id: thread } = about.thread
      const held = { ...words, id: house.ids.next(), thread, author: words.author.id }
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
      if (outcome.kind !== 'refused') return 'owned'
      const about = await around(house, community, threadId(args.thread ?? ''))
      const author = await house.store.of(community).members.get(memberId(args.author ?? ''))
      if (about === undefined || author === undefined) return 'unowned'
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

/** The words as messages: the first says who wrote them; the last has a button to answer with. */
function messagesOf(about: Around, words: Words): readonly Message[] {
  const { toward, manner, text } = words
  const { number } = about.thread
  const say = toward === 'opener' ? sayToOpener(about) : sayInSpace(about.space)
  const headline = headlineOf(words, number, say)
  const parts = pieces(text, pieceLength)
  return parts.map((piece, index): Message => {
    const quote = only(quoted(piece))
    const shown: Text = index === 0 ? lines(headline, quote) : quote
    const answerable = toward === 'team' && manner !== 'reply' && index === parts.length - 1
    return answerable ? { text: shown, controls: [replyButton(say, about.thread.id)] } : { text: shown }
  })
}

/** Words that were found late stand after others that came later: their own time is said with them. */
function headlineOf({ toward, manner, author, missedAt }: Words, number: number, say: Say): Text {
  const args = { name: named(author), number }
  if (missedAt === undefined || manner !== 'written') return say(headlines[toward][manner], args)
  return say('support.words.missed', { ...args, at: { kind: 'time', at: missedAt, style: 'moment' } })
}

const replyButton = (say: Say, id: ThreadId) => button(actionId(supportReply, id), say.label('support.reply'))

const headlines: Readonly<Record<ThreadEnd, Readonly<Record<WordsManner, SentenceKey>>>> = {
  opener: {
    written: 'support.words.written',
    edited: 'support.words.edited',
    reply: 'support.words.reply',
  },
  team: {
    written: 'support.words.written',
    edited: 'support.words.edited',
    reply: 'support.words.replied',
  },
}

// Carries words and files between the two ends of a thread, in order. What an end cannot take yet is held until it is there.

import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { memberId, threadId } from '../../domain/ids.ts'
import type { MessageRef } from '../../domain/place.ts'
import type { Reaction, ThreadEnd } from '../../domain/support.ts'
import type { House } from '../house.ts'
import { type Around, around, named, placeOfEnd, sayToOpener, subjectOfThread } from './around.ts'
import { bringCopies, carriedName, changeCopies, keptWordsOf } from './bring-copies.ts'
import type { Kept } from './carried-copies.ts'
import { carriedMessages, type Words } from './carried-messages.ts'
import { tellLost } from './lost-files.ts'
import { carriedStands } from './shown-copies.ts'
import { postToTeam } from './team-room.ts'

/** Words, and what makes them found again when something is done to them. */
export interface ToCarry extends Words {
  /** The message that they are. */
  readonly source?: MessageRef
  /** The id that both halves of a reply share: what its opener reads, and the team's copy. */
  readonly reply?: string
  /** What it is called in the record, where no message is known that it is. */
  readonly kept?: string
  /** How its author reacted to it already. */
  readonly reactions?: readonly Reaction[]
}

export interface Carrier {
  /** Brings words to an end of the thread, or holds them until that is there. */
  carry(about: Around, words: ToCarry): Promise<void>
  /** Brings what was held for an end, now that it is there. */
  bringHeld(about: Around, toward: ThreadEnd): Promise<void>
  /** The follow-up of words that were brought: whoever wrote them hears when they did not arrive. */
  brought(ended: Ended): Promise<Owner>
}

/** Makes the carrier of a house. */
export function carrier(house: House): Carrier {
  const { delivery } = house

  /** The opener's end takes words once its first message stands above them. */
  async function isThere({ thread }: Around, toward: ThreadEnd): Promise<boolean> {
    if (placeOfEnd(thread, toward) === undefined) return false
    if (toward === 'team') return true
    return (await delivery.shownAt(thread.community, subjectOfThread(thread), 'opening')) !== undefined
  }

  /** What lost its place and was held again: nothing more is known of it. */
  async function bringOnce(about: Around, words: Words): Promise<void> {
    const { thread } = about
    const place = placeOfEnd(thread, words.toward)
    if (place === undefined) throw new Error('words were brought to an end that is not there')
    const { toward, manner, author } = words
    for (const [part, { message, files }] of carriedMessages(about, words).entries()) {
      const args = { thread: thread.id, toward, author: author.id, manner, part: `${part}` }
      const sent = files.length === 0 ? {} : { files }
      await delivery.send(
        thread.community,
        { kind: 'post', place, message, ...sent },
        { followUp: { name: carriedName, args } },
      )
    }
  }

  /** As they are now: something may have been done to them since they were sent. */
  async function bring(about: Around, words: Words & { readonly id: string }): Promise<void> {
    const kept = await keptWordsOf(house, about, words.id)
    return kept === undefined ? bringOnce(about, words) : bringCopies(house, about, kept)
  }

  return {
    async carry(about, { source, reply, kept = reply, reactions, ...words }) {
      const { community, id: thread } = about.thread
      const { heldWords, carried } = house.store.of(community)
      const known = {
        ...(source === undefined ? {} : { source }),
        ...(reply === undefined ? {} : { reply }),
        ...(kept === undefined ? {} : { kept }),
      }
      const row = { ...words, id: house.ids.next(), thread, author: words.author.id }
      await carried.add({ ...row, ...known })
      if (reactions !== undefined) await carried.change(row.id, { reactions })
      if (await isThere(about, words.toward)) return bring(about, { ...words, id: row.id })
      await heldWords.hold(row, house.clock.now())
    },
    async bringHeld(about, toward) {
      const { community, id } = about.thread
      const { members, heldWords } = house.store.of(community)
      for (const held of await heldWords.take(id, toward)) {
        const author = await members.get(held.author)
        if (author !== undefined) await bring(about, { ...held, toward, author })
      }
    },
    async brought(ended) {
      const { community, args, outcome } = ended
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (outcome.kind === 'done' && about !== undefined) await stands(house, about, ended)
      const lost = outcome.kind === 'done' ? (outcome.result.lost ?? []) : []
      if (outcome.kind === 'done' && lost.length === 0) return 'owned'
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

/** Keeps which message stands for what, and brings it up to what was done meanwhile. */
async function stands(house: House, about: Around, { args, effect, outcome }: Ended): Promise<void> {
  const ref = outcome.kind === 'done' ? outcome.result.message : undefined
  if (args.carried === undefined || ref === undefined || effect.kind !== 'post') return
  const words: Kept | undefined = await keptWordsOf(house, about, args.carried)
  if (words === undefined) return
  const lost = outcome.kind === 'done' ? (outcome.result.lost ?? []) : []
  const files = (effect.files ?? []).map(({ name }) => name).filter((name) => lost.every((one) => one.name !== name))
  const { community } = about.thread
  const [part, copy] = [Number(args.part ?? 0), { ref, files }]
  const isOriginal = words.reply !== undefined && words.toward === 'opener' && part === 0
  await carriedStands(house, community, { id: words.id, isOriginal }, copy)
  if (words.removed === 'erased') return
  await house.store.of(community).carried.stands(words.id, { part, ...copy })
  if (words.version > Number(args.version ?? 0)) await changeCopies(house, about, words)
}

/** Tells the team that a reply did not reach the opener. */
export async function tellTeam(house: House, about: Around): Promise<Owner> {
  const { opener } = about
  const told = await postToTeam(house, about, (say) => ({ text: say('support.not-replied', { name: named(opener) }) }))
  return told ? 'owned' : 'unowned'
}

// What is done later to words that were carried: their author edits or removes them, the opener reacts, and the team changes a
// reply or takes it back. What stands for them at the other end is brought up to it.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { type CommunityId, threadId } from '../../domain/ids.ts'
import type { MessageRef } from '../../domain/place.ts'
import { byName } from '../../domain/signature.ts'
import {
  type CarriedWords,
  endOfReplies,
  isCarried,
  isOutside,
  type Reaction,
  type SupportShape,
} from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { CarriedChange } from '../../store/repositories/carried.ts'
import type { Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { acted, type House } from '../house.ts'
import { type Around, around, named, only, quoted } from './around.ts'
import { bringAnew, changeCopies, keptWordsOf } from './bring-copies.ts'
import { type Asker, knownOpenThread } from './caller.ts'
import { carriedStands } from './shown-copies.ts'
import { postToTeam, showsTeam } from './team-room.ts'
import type { Turns } from './turns.ts'

export interface CarriedChanges {
  /** The author of a message edited it. False when it is not known what stands for it. */
  edited(about: Around, source: MessageRef, text: string): Promise<boolean>
  /** The author of a message removed it: its words go with it, unless the community keeps them. */
  removed(about: Around, source: MessageRef): Promise<void>
  /** The words of which the team reads how the opener reacts to their message; undefined when there are none. `shown`: what it stands for. */
  reactedTo(
    community: CommunityId,
    message: MessageRef,
    shown: CarriedWords | undefined,
  ): Promise<CarriedWords | undefined>
  /** The opener reacted to it, or takes that back. */
  reacted(about: Around, to: CarriedWords, reaction: Reaction, what: 'added' | 'taken back'): Promise<void>
  /** What a reply says now. Rejects with a UserError when nothing can be done about it any more. */
  replyNow(by: Asker, reply: string): Promise<{ readonly text: string; readonly shape: SupportShape }>
  /** Changes a reply where its opener reads it. */
  changeReply(by: Asker, reply: string, text: string): Promise<Message>
  /** Takes it away there; the team's copy keeps its words. */
  takeBack(by: Asker, reply: string): Promise<Message>
  /** The follow-up of a message that was changed: what is gone is said once more. */
  changed(ended: Ended): Promise<Owner>
}

/** Makes what changes them. */
export function carriedChanges(house: House, turns: Turns): CarriedChanges {
  const rowsOf = ({ thread }: Pick<Around, 'thread'>) => house.store.of(thread.community).carried

  async function change(about: Around, id: string, what: CarriedChange): Promise<void> {
    await rowsOf(about).change(id, what)
    const words = await keptWordsOf(house, about, id)
    if (words !== undefined) await changeCopies(house, about, words)
  }

  /** Both halves of a reply, while its thread is open and it is not taken back. */
  async function halvesOf(by: Asker, reply: string) {
    const halves = await house.store.of(by.caller.community).carried.ofReply(reply)
    const [first] = halves
    if (first === undefined) throw new UserError(by.say('support.reply-gone'))
    const about = await knownOpenThread(house, by, first.thread)
    const end = endOfReplies(about.thread)
    if (halves.some(({ removed, toward }) => toward === end && removed !== undefined))
      throw new UserError(by.say('support.reply-gone'))
    return { about, halves, text: first.text }
  }

  /** For whoever keeps what is said: by its id, and by the message that the opener reads, where that stands already. */
  async function tellOf(about: Around, half: CarriedWords, by: Asker, text: string | undefined): Promise<void> {
    if (half.toward !== endOfReplies(about.thread)) return
    const [copy] = await rowsOf(about).copies(half.id)
    const known = {
      ...(half.kept === undefined ? {} : { id: half.kept }),
      ...(copy === undefined ? {} : { ref: copy.ref }),
    }
    const at = house.clock.now()
    const author = { id: by.caller.member, name: by.caller.name }
    await turns.tell(
      about.thread,
      text === undefined
        ? { kind: 'removed', end: 'opener', at, ...known }
        : { kind: 'edited', spoken: { from: 'team', author, text, files: half.files ?? [], at, ...known } },
    )
  }

  /** What is not signed by name in a private thread, the team reads in its own room, and hears there what becomes of it. */
  async function tellRoom(about: Around, halves: readonly CarriedWords[], by: Asker, text?: string): Promise<void> {
    const [half] = halves
    const { thread } = about
    if (isCarried(thread) || half?.reply === undefined || (half.signature ?? byName).by === 'name') return
    const args = { name: named({ user: by.caller.user, name: by.caller.name }), number: thread.number }
    const said = (say: Say): Text =>
      text === undefined
        ? say('support.room.taken-back', args)
        : lines(say('support.room.changed', args), only(quoted(text)))
    await postToTeam(house, about, (say) => ({ text: said(say) }), showsTeam(about, half.reply))
  }

  return {
    async edited(about, source, text) {
      const row = await rowsOf(about).of(source)
      if (row === undefined) return false
      if (row.removed === undefined && row.text !== text) await change(about, row.id, { text, edited: true })
      return true
    },
    async removed(about, source) {
      const row = await rowsOf(about).of(source)
      if (row === undefined || row.removed !== undefined) return
      const settings = await house.store.of(about.thread.community).settings.get()
      const keeps = settings['support.keep-deletions'] === 'on'
      await change(about, row.id, { removed: keeps ? 'words stay' : 'words too' })
    },
    async reactedTo(community, message, shown) {
      const rows = house.store.of(community).carried
      if (shown?.reply === undefined) return rows.of(message)
      return (await rows.ofReply(shown.reply)).find(({ toward }) => toward === 'team')
    },
    async reacted(about, { id, reactions, removed }, { user, emoji }, what) {
      if (removed === 'words too' || removed === 'erased') return
      const others = reactions.filter((one) => one.end !== undefined || one.user !== user || one.emoji !== emoji)
      await change(about, id, { reactions: what === 'added' ? [...others, { user, emoji }] : others })
    },
    async replyNow(by, reply) {
      const { about, text } = await halvesOf(by, reply)
      return { text, shape: about.thread.shape }
    },
    async changeReply(by, reply, text) {
      const { about, halves, text: before } = await halvesOf(by, reply)
      if (before === text) return { text: by.say('support.reply-unchanged') }
      for (const half of halves) {
        await tellOf(about, half, by, text)
        await change(about, half.id, { text, edited: true })
      }
      await tellRoom(about, halves, by, text)
      await acted(house, about.thread.community, by.caller.member, 'support.change-reply', about.thread.id)
      const key = isOutside(about.thread) ? 'contact.told-changed' : 'support.reply-changed'
      return { text: by.say(key, { name: about.opener.name }) }
    },
    async takeBack(by, reply) {
      const { about, halves } = await halvesOf(by, reply)
      for (const half of halves) {
        await tellOf(about, half, by, undefined)
        await change(about, half.id, { removed: half.toward === 'opener' ? 'words too' : 'words stay' })
      }
      await tellRoom(about, halves, by)
      await acted(house, about.thread.community, by.caller.member, 'support.take-back', about.thread.id)
      const key = isOutside(about.thread) ? 'contact.told-taken-back' : 'support.reply-taken-back'
      return { text: by.say(key, { name: about.opener.name }) }
    },
    async changed({ community, args, effect, outcome }) {
      if (outcome.kind === 'done') {
        // What stands in place of words that were taken away names who wrote them.
        const ref = effect.kind === 'post' ? outcome.result.message : undefined
        const carried = { id: args.carried ?? '', isOriginal: false }
        if (ref !== undefined) await carriedStands(house, community, carried, { ref, files: [] })
        return 'owned'
      }
      if (effect.kind === 'post') return 'unowned'
      const about = await around(house, community, threadId(args.thread ?? ''))
      const words = about === undefined ? undefined : await keptWordsOf(house, about, args.carried ?? '')
      if (about === undefined || words === undefined || outcome.reason !== 'gone') return 'unowned'
      await bringAnew(house, about, words.id)
      return 'owned'
    },
  }
}

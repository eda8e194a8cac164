// How the team reacts to words of an opener's, under its notice. That stays with the team until somebody presses Show: then it
// is seen on the words themselves, as a reaction of Hearth's, until the last who reacted so takes it back.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { isSameEmoji } from '../../domain/emoji.ts'
import { memberId, threadId } from '../../domain/ids.ts'
import type { CarriedWords, Reaction } from '../../domain/support.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { acted, type House } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { type Around, around, named } from './around.ts'
import { changeCopies, keptWordsOf } from './bring-copies.ts'
import { type Asker, knownOpenThread } from './caller.ts'
import { sayAmong } from './teams/alone.ts'

/** The name of the follow-up. */
export const reactedName = 'support.reacted'

export interface StaffReactions {
  /** Whether a reaction to these words can be shown to whoever wrote them. */
  fits(words: CarriedWords): boolean
  /** Somebody of the team reacted to their copy, or takes that back. */
  reacted(about: Around, to: CarriedWords, reaction: Reaction, what: 'added' | 'taken back'): Promise<void>
  /** Shows how the team reacted; `version` is that of the words as the button stood under them. */
  show(by: Asker, words: string, version: number): Promise<Message>
  /** The follow-up: it is seen, or whoever wanted that hears why not. */
  wasShown(ended: Ended): Promise<Owner>
}

const isTeams = ({ end }: Reaction): boolean => end === 'team'
const isUnshown = ({ end, shown }: Reaction): boolean => end === 'team' && shown !== true

/** Makes what shows them. */
export function staffReactions(house: House): StaffReactions {
  const rowsOf = ({ thread }: Pick<Around, 'thread'>) => house.store.of(thread.community).carried

  async function change(about: Around, id: string, reactions: readonly Reaction[]): Promise<void> {
    await rowsOf(about).change(id, { reactions })
    const words = await keptWordsOf(house, about, id)
    if (words !== undefined) await changeCopies(house, about, words)
  }

  return {
    fits: ({ toward, manner, source, removed }) =>
      toward === 'team' &&
      source !== undefined &&
      (manner === 'written' || manner === 'edited') &&
      removed === undefined,
    async reacted(about, { id, reactions, source }, { user, emoji }, what) {
      const mine = (one: Reaction): boolean => isTeams(one) && one.user === user && isSameEmoji(one.emoji, emoji)
      const others = reactions.filter((one) => !mine(one))
      const alike = others.filter((one) => isTeams(one) && isSameEmoji(one.emoji, emoji))
      if (what === 'added') {
        // Who reacts as it is seen already adds nothing that could be shown.
        const shown = [...alike, ...reactions.filter(mine)].some((one) => one.shown === true)
        return change(about, id, [...others, { user, emoji, end: 'team', ...(shown ? { shown: true } : {}) }])
      }
      const seen = reactions.find((one) => mine(one) && one.shown === true)
      if (seen !== undefined && alike.length === 0 && source !== undefined)
        await house.delivery.send(about.thread.community, { kind: 'unreact', ref: source, emoji: seen.emoji })
      if (others.length < reactions.length) await change(about, id, others)
    },
    async show(by, id, version) {
      const { caller, say } = by
      const words = await house.store.of(caller.community).carried.get(id)
      if (words?.source === undefined || words.removed !== undefined) throw new UserError(say('support.show.gone'))
      const about = await knownOpenThread(house, by, words.thread)
      const author = await house.store.of(caller.community).members.get(words.author)
      const name = author === undefined ? named(about.opener) : named(author)
      const unshown = words.reactions.filter(isUnshown)
      if (unshown.length === 0) throw new UserError(say('support.show.nothing', { name }))
      // What is shown is what was read on the button, and nothing that a colleague added since.
      if (words.version !== version) throw new UserError(say('support.show.changed', { name }))
      const emoji = [...new Set(unshown.map((one) => one.emoji))]
      for (const one of emoji) {
        const args = { thread: words.thread, carried: id, emoji: one, member: caller.member }
        const effect = { kind: 'react', ref: words.source, emoji: one } as const
        await house.delivery.send(caller.community, effect, { followUp: { name: reactedName, args } })
      }
      const reactions = words.reactions.map((one) => (isTeams(one) ? { ...one, shown: true as const } : one))
      await change(about, id, reactions)
      await acted(house, caller.community, caller.member, 'support.show-reaction', words.thread)
      return { text: say('support.show.done', { name, emoji: emoji.join(' ') }) }
    },
    async wasShown({ community, args, outcome }) {
      if (outcome.kind === 'done') return 'owned'
      const about = await around(house, community, threadId(args.thread ?? ''))
      const moderator = await house.store.of(community).members.get(memberId(args.member ?? ''))
      if (about === undefined || moderator === undefined) return 'unowned'
      const words = await rowsOf(about).get(args.carried ?? '')
      const { emoji = '' } = args
      if (words !== undefined)
        await change(
          about,
          words.id,
          words.reactions.map((one) => {
            const { shown: _, ...unshown } = one
            return isTeams(one) && one.emoji === emoji ? unshown : one
          }),
        )
      const say = await sayAmong(house, community, moderator.locale)
      const why = outcome.reason === 'unsupported' ? 'emoji' : outcome.reason === 'gone' ? 'gone' : 'other'
      const text = say('support.show.refused', { name: about.opener.name, number: about.thread.number, emoji, why })
      await tellPerson(house, community, moderator.user, { text })
      return 'owned'
    },
  }
}

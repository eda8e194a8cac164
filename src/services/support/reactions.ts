// What the opener reacts to in their end of a carried thread: the team reads it with the words that it is about. What the team
// reacts to where it reads stays there, as all else does that it does not send on purpose.
import type { Space } from '../../domain/space.ts'
import { type CarriedWords, isOpen } from '../../domain/support.ts'
import type { ReactionEvent } from '../../ports/event.ts'
import type { House } from '../house.ts'
import { type Around, around } from './around.ts'
import type { CarriedChanges } from './carried-changes.ts'

interface OpenersReactions {
  /** What it is a reaction to; undefined where it is none of an opener's to what was carried. */
  of(event: ReactionEvent, space: Space): Promise<{ readonly about: Around; readonly words: CarriedWords } | undefined>
  handle(event: ReactionEvent, space: Space): Promise<void>
}

/** Makes what reads them. */
export function openersReactions(house: House, changes: CarriedChanges): OpenersReactions {
  const reactions: OpenersReactions = {
    async of({ place, message, user }, { community }) {
      const { platform } = place.space
      // Nothing is carried out of a channel, where most people react, unless it may stand for a thread.
      const isPublic = place.kind === 'channel' && house.lookUps(platform).supportShape(place.space) !== 'channel'
      if (isPublic || user.bot) return undefined
      const words = await changes.reactedTo(community, message)
      if (words === undefined) return undefined
      const about = await around(house, community, words.thread)
      const who = await house.store.of(community).members.byUser({ space: place.space, user: user.user })
      if (about === undefined || who?.person !== about.opener.person || !isOpen(about.thread)) return undefined
      return { about, words }
    },
    async handle(event, space) {
      const found = event.emoji === undefined ? undefined : await reactions.of(event, space)
      if (found === undefined || event.emoji === undefined) return
      const reaction = { user: event.user.user, emoji: event.emoji }
      await changes.reacted(found.about, found.words, reaction, event.takenBack === true ? 'taken back' : 'added')
    },
  }
  return reactions
}

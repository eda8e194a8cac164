// What people react to where words are carried. The team reads how the opener reacts, with the words that it is about. How the
// team reacts where it reads stays there, as all else does that it does not send on purpose: under the opener's words it is
// asked for with a button.
import type { MessageRef } from '../../domain/place.ts'
import { inPlaceOfThread, type ThreadPlace } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { type CarriedWords, isCarried, isOpen } from '../../domain/support.ts'
import type { ReactionEvent } from '../../ports/event.ts'
import type { House } from '../house.ts'
import { type Around, around, aroundThread, subjectOfThread } from './around.ts'
import type { CarriedChanges } from './carried-changes.ts'
import type { Carrier } from './carrier.ts'
import type { StaffReactions } from './staff-reactions.ts'

type Reacted =
  /** The opener, to what they said or to what the team said. */
  | { readonly kind: 'opener'; readonly about: Around; readonly words: CarriedWords }
  /** The opener, to the first message, which nothing was carried of. */
  | { readonly kind: 'opening'; readonly about: Around; readonly message: MessageRef }
  /** Somebody of the team, to the copy of what the opener or a guest said. */
  | { readonly kind: 'team'; readonly about: Around; readonly words: CarriedWords }

interface Reactions {
  /** What it is a reaction to; undefined where it is none to what is carried. */
  of(event: ReactionEvent, space: Space): Promise<Reacted | undefined>
  handle(event: ReactionEvent, space: Space): Promise<void>
}

export interface ReactionsOptions {
  readonly changes: CarriedChanges
  readonly carrier: Carrier
  readonly staff: StaffReactions
}

/** Makes what reads them. */
export function readReactions(house: House, { changes, carrier, staff }: ReactionsOptions): Reactions {
  async function isOpener({ place, user }: ReactionEvent, { opener, thread }: Around): Promise<boolean> {
    const who = await house.store.of(thread.community).members.byUser({ space: place.space, user: user.user })
    return who?.person === opener.person
  }

  /** The open thread whose first message it is, as its opener reads that. */
  async function openingOf({ place, message }: ReactionEvent, { community }: Space): Promise<Around | undefined> {
    const { threads } = house.store.of(community)
    const { space } = place
    const { channel, id } = message
    const maybe: readonly ThreadPlace[] = [
      ...(place.kind === 'thread' ? [place] : []),
      { kind: 'thread', space, channel, thread: id },
      inPlaceOfThread(space, channel),
    ]
    for (const one of maybe) {
      const thread = await threads.at(one)
      if (thread === undefined || !isCarried(thread)) continue
      const first = await house.delivery.shownAt(community, subjectOfThread(thread), 'opening')
      if (first?.id === id && first.channel === channel) return aroundThread(house, thread)
    }
    return undefined
  }

  async function of(event: ReactionEvent, space: Space): Promise<Reacted | undefined> {
    const { place, message, user } = event
    const { community } = space
    if (user.bot) return undefined
    const { carried } = house.store.of(community)
    const shown = await carried.shownBy(message)
    if (shown?.toward === 'team') {
      const about = staff.fits(shown) ? await around(house, community, shown.thread) : undefined
      return about !== undefined && isOpen(about.thread) ? { kind: 'team', about, words: shown } : undefined
    }
    // No opener reads in a channel, where most people react, unless it may stand for a thread.
    const channels = house.lookUps(place.space.platform).supportShape(place.space) === 'channel'
    if (place.kind === 'channel' && !channels) return undefined
    const words = await changes.reactedTo(community, message, shown)
    const about = words === undefined ? await openingOf(event, space) : await around(house, community, words.thread)
    if (about === undefined || !isOpen(about.thread) || !(await isOpener(event, about))) return undefined
    return words === undefined ? { kind: 'opening', about, message } : { kind: 'opener', about, words }
  }

  return {
    of,
    async handle(event, space) {
      const found = event.emoji === undefined ? undefined : await of(event, space)
      if (found === undefined || event.emoji === undefined) return
      const reaction = { user: event.user.user, emoji: event.emoji }
      const what = event.takenBack === true ? 'taken back' : 'added'
      switch (found.kind) {
        case 'opener':
          return changes.reacted(found.about, found.words, reaction, what)
        case 'team':
          return staff.reacted(found.about, found.words, reaction, what)
        case 'opening': {
          // What is taken back of before it was known has never been told.
          if (what === 'taken back') return
          const { about, message } = found
          const said = { toward: 'team', manner: 'opening', author: about.opener, text: '', source: message } as const
          return carrier.carry(about, { ...said, reactions: [reaction] })
        }
        default:
          return found satisfies never
      }
    },
  }
}

// Places that somebody deleted by hand: the thread stays open and goes on in a new one, with the words that found it gone.
import type { DueNow, Ended, GivenUp } from '../../../delivery/delivery.ts'
import type { Owner } from '../../../delivery/owner.ts'
import { memberId, threadId } from '../../../domain/ids.ts'
import { type Place, placeKey, type ThreadPlace } from '../../../domain/place.ts'
import { hasRoom, isCarried, isOpen, type ThreadEnd, wordsManners } from '../../../domain/support.ts'
import { type House, purposePlace } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { tellElsewhere } from '../../personal/ways.ts'
import { type Around, around, aroundThread, sameSpace, sayToOpener, subjectOfThread } from '../around.ts'
import { goByDirect } from '../by-direct.ts'
import { leaveRoom, letOpenerIn } from '../entering.ts'
import { noted } from '../noted.ts'
import { kindOf } from '../place-kind.ts'
import { roomOf, titleOf } from '../show-thread.ts'
import type { SupportDesks } from '../support.ts'
import { teamEnd } from '../team-end.ts'
import { roomDue, roomLost } from './lost-room.ts'
import { sayAtOpenersEnd } from './opener-end.ts'
import { minuteMs } from './waits.ts'
import { quotedIn } from './words-in.ts'

/** The name of the follow-up. */
export const roomAgainName = 'support.room-again'
/** The team's end is looked for under the notice. */
export const teamDue = 'support.team-again'

/** It was looked for lately. */
export const triedDue = 'support.team-tried'

const hourMs = 60 * minuteMs

export interface LostPlaces {
  /** The private thread is gone: another is opened. False where it has moved already, has ended, or was none. */
  roomGone(about: Around, gone: Place): Promise<boolean>
  /** The follow-up of whatever does something in a private thread of ours. Undefined: it is not gone. */
  inRoom(ended: Ended): Promise<Owner | undefined>
  /** The follow-up of words that were brought. Undefined: their place is not gone. */
  carried(ended: Ended): Promise<Owner | undefined>
  /** The follow-up of what Hearth said to the opener. */
  saidToOpener(ended: Ended): Promise<Owner>
  /** The follow-up: the new private thread is open, or is tried again. */
  roomAgain(ended: Ended): Promise<Owner>
  roomGivenUp(failed: GivenUp): Promise<void>
  roomIsDue(due: DueNow): Promise<void>
  teamIsDue(due: DueNow): Promise<void>
}

type Desks = Pick<SupportDesks, 'carrier' | 'opens' | 'early'>

/** Where the new place is; undefined where there is none. */
const roomIn = ({ effect, outcome }: Ended): ThreadPlace | undefined => {
  if (outcome.kind === 'refused') return undefined
  return effect.kind === 'addToThread' ? effect.thread : outcome.result.thread
}

/** Makes what finds new places. */
export function lostPlaces(house: House, { carrier, opens, early }: Desks): LostPlaces {
  const { delivery, store, clock } = house
  const team = teamEnd(house, carrier)
  const find = ({ community, args }: Pick<Ended, 'community' | 'args'>) =>
    around(house, community, threadId(args.thread ?? ''))

  async function tryLater({ thread }: Around): Promise<void> {
    await delivery.later(thread.community, roomDue, thread.id, clock.now() + hourMs)
    await delivery.touch(thread.community, subjectOfThread(thread))
  }

  async function openRoom(about: Around, again: boolean): Promise<void> {
    const { thread, space, opener, assignee } = about
    const { community, id } = thread
    const followUp = { name: roomAgainName, args: { thread: id, ...(again ? { again: 'yes' } : {}) } }
    if (house.lookUps(space.ref.platform).supportShape(space.ref) === 'channel')
      return delivery.send(community, roomOf(space, thread), { followUp })
    const parent = await purposePlace(house, space, 'support')
    if (parent === undefined) return tryLater(about)
    const title = titleOf(space, thread)
    const others = assignee !== undefined && !isCarried(thread) && sameSpace(thread, assignee) ? [assignee] : []
    const users = [opener, ...others].map(({ user }) => user.user)
    await delivery.send(community, { kind: 'openThread', parent, title, users }, { followUp })
  }

  async function roomGone(about: Around, gone: Place): Promise<boolean> {
    const { thread } = about
    const { community, id, place } = thread
    if (!hasRoom(thread) || !isOpen(thread) || place === undefined || placeKey(place) !== placeKey(gone)) return false
    await store.of(community).threads.change(id, { place: null })
    await noted(house, thread, roomLost)
    await openRoom({ ...about, thread: { ...thread, place: undefined } }, false)
    await delivery.touch(community, subjectOfThread(thread))
    return true
  }

  /** They are brought once there is a place for them. */
  async function hold(about: Around, { args, effect }: Ended, toward: ThreadEnd): Promise<void> {
    const { community, id: thread } = about.thread
    if (effect.kind !== 'post') return
    const manner = wordsManners.find((one) => one === args.manner) ?? 'written'
    const files = (effect.files ?? []).map(({ instead: _instead, ...file }) => file)
    const words = { thread, toward, author: memberId(args.author ?? ''), manner, text: quotedIn(effect.message) }
    const held = { ...words, id: house.ids.next(), ...(files.length === 0 ? {} : { files }) }
    await store.of(community).heldWords.hold(held, clock.now())
  }

  async function teamGone(about: Around, gone: Place): Promise<void> {
    const { community, id, teamPlace } = about.thread
    if (teamPlace === undefined || placeKey(teamPlace) !== placeKey(gone)) return
    await store.of(community).threads.change(id, { teamPlace: null })
    // Where the notice is gone too, it is posted again by that; else its thread is begun anew.
    await delivery.touch(community, subjectOfThread(about.thread))
    await delivery.later(community, teamDue, id, clock.now() + minuteMs)
  }

  /** Where a channel stood for it, another that is refused is no way to go on: it goes on by direct messages. */
  async function byDirect(about: Around, { effect, outcome }: Ended): Promise<boolean> {
    if (outcome.kind === 'done' || (effect.kind !== 'openRoom' && effect.kind !== 'addToThread')) return false
    if (effect.kind === 'addToThread') await leaveRoom(house, about, effect.thread)
    const now = await aroundThread(house, { ...about.thread, place: undefined })
    return goByDirect(house, now, outcome.reason, { carrier, team })
  }

  return {
    roomGone,
    async inRoom({ community, effect, outcome }) {
      if (outcome.kind === 'done' || outcome.reason !== 'gone') return undefined
      if (effect.kind !== 'addToThread' && effect.kind !== 'reopenThread') return undefined
      const thread = await store.of(community).threads.at(effect.thread)
      if (thread === undefined) return undefined
      return (await roomGone(await aroundThread(house, thread), effect.thread)) ? 'owned' : undefined
    },
    async carried(ended) {
      const { outcome, effect, args } = ended
      if (outcome.kind === 'done' || outcome.reason !== 'gone' || effect.kind !== 'post') return undefined
      const about = await find(ended)
      if (about === undefined) return undefined
      const { thread } = about
      if (args.toward === 'team' && isCarried(thread) && isOpen(thread)) {
        // The next one is gone as well: then that is said, as of anything else that keeps words from arriving.
        if ((await delivery.dueAt(thread.community, triedDue, thread.id)) !== undefined) return undefined
        await hold(about, ended, 'team')
        await teamGone(about, effect.place)
        if (thread.teamPlace !== undefined && placeKey(thread.teamPlace) !== placeKey(effect.place))
          await carrier.bringHeld(about, 'team')
        return 'owned'
      }
      if (args.toward !== 'opener' || !hasRoom(thread) || !isOpen(thread)) return undefined
      await hold(about, ended, 'opener')
      if (await roomGone(about, effect.place)) return 'owned'
      if (thread.place !== undefined) await carrier.bringHeld(about, 'opener')
      return 'owned'
    },
    async saidToOpener(ended) {
      const { community, args, effect, outcome } = ended
      if (outcome.kind === 'done') return 'owned'
      const about = await find(ended)
      if (about === undefined || effect.kind !== 'post') return 'unowned'
      const { thread, opener } = about
      if (outcome.reason === 'gone' && (await roomGone(about, effect.place))) {
        if (args.again !== undefined) await delivery.later(community, args.again, thread.id, clock.now() + minuteMs)
        return 'owned'
      }
      if (!hasRoom(thread)) return tellElsewhere(house, community, opener.user, effect.message, thread.id)
      await tellPerson(house, community, opener.user, effect.message, { subject: thread.id })
      return 'owned'
    },
    async roomAgain(ended) {
      const { outcome, args, effect } = ended
      const before = await find(ended)
      const room = roomIn(ended)
      if (before !== undefined && room !== undefined && effect.kind === 'openRoom') {
        await letOpenerIn(house, before, room, { name: roomAgainName, args })
        return 'owned'
      }
      if (before !== undefined && outcome.kind === 'refused' && (await byDirect(before, ended))) return 'owned'
      const about = await find(ended)
      if (about === undefined) return 'unowned'
      const { thread, opener } = about
      const { number } = thread
      if (room !== undefined) {
        await opens.standsAt(about, room)
        const now = (await find(ended)) ?? about
        await early.settle(now, room)
        if (isOpen(now.thread))
          await sayAtOpenersEnd(house, now, {
            text: sayToOpener(now)('ending.room-again', { number, kind: kindOf(room) }),
          })
        return 'owned'
      }
      await tryLater(about)
      if (args.again !== undefined) return 'owned'
      const message = { text: sayToOpener(about)('ending.room-refused-opener', { number }) }
      await tellPerson(house, thread.community, opener.user, message, { subject: thread.id })
      return 'owned'
    },
    async roomGivenUp(failed) {
      const about = await find(failed)
      if (about !== undefined) await tryLater(about)
    },
    async roomIsDue({ community, subject }) {
      const about = await around(house, community, threadId(subject))
      if (about !== undefined && isOpen(about.thread) && about.thread.place === undefined) await openRoom(about, true)
    },
    async teamIsDue({ community, subject }) {
      const about = await around(house, community, threadId(subject))
      if (about === undefined || about.thread.teamPlace !== undefined) return
      const notice = await delivery.shownAt(community, subjectOfThread(about.thread), 'notice')
      if (notice === undefined) return
      await delivery.later(community, triedDue, about.thread.id, clock.now() + hourMs)
      await team.noticeStands(about, notice)
    },
  }
}

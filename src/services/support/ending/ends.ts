// How a thread ends, and goes on again: solved is what somebody says, closed is what its opener agrees to or does not answer.
import type { Ended } from '../../../delivery/delivery.ts'
import type { Owner } from '../../../delivery/owner.ts'
import type { Caller } from '../../../domain/caller.ts'
import { type MemberId, threadId } from '../../../domain/ids.ts'
import { hasRoom, type SupportThread, stateBefore } from '../../../domain/support.ts'
import type { Message } from '../../../view/message.ts'
import { acted, type House, happened } from '../../house.ts'
import { tellElsewhere } from '../../personal/ways.ts'
import { type Around, named, placeOfEnd, sayToOpener, subjectOfThread } from '../around.ts'
import type { ThreadHappening } from '../happenings.ts'
import { nameToOpener } from '../signing.ts'
import { tellItGoesOn } from './goes-on.ts'
import { isRoomLost } from './lost-room.ts'
import { askDue, closeDue, endsLate, roomEndDue, roomStaysMs, undoMs } from './waits.ts'

/** The names of the follow-ups. */
export const saidSolvedName = 'support.said-solved'
export const wokenName = 'support.woken'

export interface Ends {
  /**
   * Says that it is solved, and gives the moment of that: its opener's word closes it, about the team's they are asked once
   * that can't be taken back.
   */
  solve(by: { readonly caller: Caller }, about: Around): Promise<number>
  /** Nobody came back to it, while the team waited: it is solved. */
  giveUp(about: Around): Promise<void>
  /** A moderator takes back that it is solved. */
  unsolve(by: MemberId, about: Around): Promise<void>
  /** Closes what is solved; `by` its opener, or because nobody said otherwise. */
  close(about: Around, by?: Caller): Promise<void>
  /** It goes on, with whoever had it. */
  reopen(by: MemberId, about: Around): Promise<void>
  /** Says at its opener's end why it is ended, and closes it then. */
  sayEnded(thread: SupportThread, message: Message): Promise<void>
  /** Ends, where it stands, what was solved or given up before it stood. */
  endUnseen(about: Around): Promise<void>
  /**
   * The follow-up: that it is closed was said, so it can be. Whoever takes no direct messages any more, where the thread
   * was, is told in another way.
   */
  saidSolved(ended: Ended): Promise<Owner>
}

type Tell = (thread: Pick<SupportThread, 'id' | 'community'>, happening: ThreadHappening) => Promise<void>

/** Makes what ends threads. */
export function ends(house: House, tell: Tell): Ends {
  const { delivery, clock } = house
  const threadsOf = ({ community }: SupportThread) => house.store.of(community).threads
  const touch = (thread: SupportThread) => delivery.touch(thread.community, subjectOfThread(thread))

  async function sayEnded(thread: SupportThread, message: Message): Promise<void> {
    const place = placeOfEnd(thread, 'opener')
    if (place === undefined) return
    const followUp = { name: saidSolvedName, args: { thread: thread.id } }
    await delivery.send(thread.community, { kind: 'post', place, message }, { followUp })
  }

  async function isSolved({ community, id, space }: SupportThread, by: MemberId | undefined): Promise<void> {
    await happened(house, community, { kind: 'thread-resolved', space, member: by, subject: id })
  }

  /** It is set when it is asked about, or at once where there is nobody to ask. */
  async function notAsked({ community, id }: SupportThread): Promise<void> {
    await delivery.notLater(community, askDue, id)
    await delivery.notLater(community, closeDue, id)
    await delivery.notLater(community, roomEndDue, id)
  }

  async function close(about: Around, by?: Caller): Promise<void> {
    const { thread } = about
    const { community, id, number, shape, resolvedAt } = thread
    const at = clock.now()
    await threadsOf(thread).change(id, { state: 'closed', resolvedAt: resolvedAt ?? at, closedAt: at })
    await notAsked(thread)
    if (by === undefined) await closeRoom(thread)
    else {
      await acted(house, community, by.member, 'support.close', id)
      const say = sayToOpener(about)
      const byOpener = by.person === about.opener.person
      const name = byOpener ? named(by) : await nameToOpener(house, thread, say, by)
      const text = say('support.solved-said', { name, number, shape, support })
      await sayEnded(thread, { text })
    }
    await tell(thread, { kind: 'closed', ...(by === undefined ? {} : { by: by.member }) })
    await touch(thread)
  }

  async function closeRoom(thread: SupportThread): Promise<void> {
    const { community, id, place, closedAt } = thread
    if (!hasRoom(thread) || place === undefined) return
    if (!endsLate(thread)) return delivery.send(community, { kind: 'closeThread', thread: place })
    await delivery.later(community, roomEndDue, id, (closedAt ?? clock.now()) + roomStaysMs)
  }

  return {
    close,
    sayEnded,
    async solve({ caller }, about) {
      const { thread, opener } = about
      const { community, id } = thread
      const at = clock.now()
      await threadsOf(thread).change(id, { state: 'resolved', resolvedAt: at })
      await isSolved(thread, caller.member)
      await tell(thread, { kind: 'resolved', by: caller.member })
      // Where it was deleted there is nothing to wait for until it ends.
      const stands = thread.place !== undefined || (await isRoomLost(house, thread))
      if (caller.person === opener.person && stands) {
        await close({ ...about, thread: { ...thread, state: 'resolved', resolvedAt: at } }, caller)
        return at
      }
      if (caller.person !== opener.person) await acted(house, community, caller.member, 'support.resolve', id)
      await delivery.later(community, askDue, id, at + undoMs)
      await touch(thread)
      return at
    },
    async giveUp({ thread }) {
      await threadsOf(thread).change(thread.id, { state: 'resolved', resolvedAt: clock.now() })
      await isSolved(thread, undefined)
      await tell(thread, { kind: 'resolved' })
      await touch(thread)
    },
    async unsolve(by, about) {
      const { thread } = about
      const before = { state: stateBefore(thread), resolvedAt: null } as const
      await threadsOf(thread).change(thread.id, { ...before, ...withoutWhoLeft(about) })
      await notAsked(thread)
      await acted(house, thread.community, by, 'support.undo', thread.id)
      await tell(thread, { kind: 'reopened', by })
      await touch(thread)
    },
    async reopen(by, about) {
      const { thread, opener } = about
      const { community, id, state, reopened, place } = thread
      const at = clock.now()
      const going = { state: 'waiting on staff', waitingSince: at, resolvedAt: null, closedAt: null } as const
      const said = by === opener.id ? { lastMemberAt: at } : {}
      await threadsOf(thread).change(id, {
        ...going,
        ...withoutWhoLeft(about),
        snoozedUntil: null,
        reopened: reopened + 1,
        ...said,
      })
      await notAsked(thread)
      if (state === 'closed' && hasRoom(thread) && place !== undefined) {
        const followUp = { name: wokenName, args: { thread: id } }
        await delivery.send(community, { kind: 'reopenThread', thread: place }, { followUp })
      }
      await acted(house, community, by, 'support.reopen', id)
      await tellItGoesOn(house, about, by)
      await tell(thread, { kind: 'reopened', by })
      await touch(thread)
    },
    async endUnseen(about) {
      const { thread } = about
      const { number, id, state, closedAt } = thread
      const failed = state === 'closed' && closedAt === undefined
      const key = failed ? 'support.closed-meanwhile' : 'support.solved-meanwhile'
      await sayEnded(thread, { text: sayToOpener(about)(key, { number, support }) })
      if (state !== 'resolved') return
      await threadsOf(thread).change(id, { state: 'closed', closedAt: clock.now() })
      await notAsked(thread)
      await tell(thread, { kind: 'closed' })
    },
    async saidSolved({ community, args, effect, outcome }) {
      const thread = await house.store.of(community).threads.get(threadId(args.thread ?? ''))
      if (thread === undefined) return 'unowned'
      const closed = outcome.kind === 'refused' && outcome.reason === 'direct-messages-closed'
      if (thread.shape === 'relayed' && closed && effect.kind === 'post') {
        const opener = await house.store.of(community).members.get(thread.opener)
        return opener === undefined
          ? 'unowned'
          : tellElsewhere(house, community, opener.user, effect.message, thread.id)
      }
      if (thread.state === 'closed') await closeRoom(thread)
      return 'unowned'
    },
  }
}

/** Who left while it was solved looks after nothing. */
const withoutWhoLeft = ({ assignee }: Around) =>
  assignee?.leftAt === undefined ? {} : ({ assignee: null, claimedAt: null } as const)

const support = { kind: 'command', path: 'support' } as const

// Whose turn it is: claiming, writing, solving, and what each of them shows.

import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { memberId, threadId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { hasRoom, isOpen, type SupportThread } from '../../domain/support.ts'
import type { Message } from '../../view/message.ts'
import { acted, type House, happened } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { tellElsewhere } from '../personal/ways.ts'
import { type Around, around, named, placeOfEnd, sameSpace, sayToOpener, subjectOfThread } from './around.ts'
import { type Asker, memberOfCaller } from './caller.ts'
import type { ThreadHappening, ThreadListener } from './happenings.ts'
import { nameToOpener } from './signing.ts'
import { sayAmong } from './teams/alone.ts'

/** The names of the follow-ups. */
export const letInName = 'support.let-in'
export const saidSolvedName = 'support.said-solved'

export interface Turns {
  /** Tells whoever keeps, times or counts. `about` is read anew. */
  tell(thread: Pick<SupportThread, 'id' | 'community'>, happening: ThreadHappening): Promise<void>
  /** Gives the thread to the caller. */
  assign(by: Asker, about: Around, act: string): Promise<void>
  /** Ends the thread in the caller's name, and says so in it. */
  solve(by: Asker, about: Around): Promise<void>
  /** Says at its opener's end why it is ended, and closes it then. */
  sayEnded(thread: SupportThread, message: Message): Promise<void>
  /** Ends, where it stands, what was solved or given up before it stood. */
  endUnseen(about: Around): Promise<void>
  /** The opener wrote: it is the team's turn. */
  openerWrote(thread: SupportThread, at: number): Promise<void>
  /** The team wrote: it is the opener's turn. */
  teamWrote(thread: SupportThread, at: number): Promise<void>
  /** Lets a moderator see a private thread, without a ping. */
  letIn(thread: SupportThread, moderator: Pick<Member, 'id' | 'user'>): Promise<void>
  /** The follow-up: they were let in, or hear why not. */
  wasLetIn(ended: Ended): Promise<Owner>
  /**
   * The follow-up: that it is solved was said, so it can be closed. Whoever takes no direct messages any more, where the
   * thread was, is told in another way.
   */
  saidSolved(ended: Ended): Promise<Owner>
}

/** Makes what moves threads. */
export function turns(house: House, listener: ThreadListener): Turns {
  const { delivery, clock } = house
  const threadsOf = ({ community }: SupportThread) => house.store.of(community).threads
  const touch = (thread: SupportThread) => delivery.touch(thread.community, subjectOfThread(thread))

  async function tell({ id, community }: Pick<SupportThread, 'id' | 'community'>, happening: ThreadHappening) {
    const about = await around(house, community, id)
    if (about !== undefined) await listener(about, happening)
  }

  async function letIn(thread: SupportThread, moderator: Pick<Member, 'id' | 'user'>): Promise<void> {
    if (thread.shape !== 'thread' || thread.place === undefined || !sameSpace(thread, moderator)) return
    await delivery.send(
      thread.community,
      { kind: 'addToThread', thread: thread.place, user: moderator.user.user },
      { followUp: { name: letInName, args: { member: moderator.id, number: String(thread.number) } } },
    )
  }

  async function turn(thread: SupportThread): Promise<void> {
    await tell(thread, { kind: 'turned' })
    await touch(thread)
  }

  async function sayEnded(thread: SupportThread, message: Message): Promise<void> {
    const place = placeOfEnd(thread, 'opener')
    if (place === undefined) return
    const followUp = { name: saidSolvedName, args: { thread: thread.id } }
    await delivery.send(thread.community, { kind: 'post', place, message }, { followUp })
  }

  return {
    tell,
    letIn,
    sayEnded,
    async assign(by, { thread }, act) {
      const { caller } = by
      await threadsOf(thread).change(thread.id, { assignee: caller.member, claimedAt: clock.now() })
      await acted(house, thread.community, caller.member, act, thread.id)
      await happened(house, thread.community, {
        kind: 'thread-claimed',
        space: thread.space,
        member: caller.member,
        subject: thread.id,
      })
      await letIn(thread, memberOfCaller(caller))
      await tell(thread, { kind: 'assigned', to: caller.member, by: caller.member })
      await touch(thread)
    },
    async solve({ caller }, about) {
      const { thread, opener } = about
      const { community, id, number, shape, space } = thread
      await threadsOf(thread).change(id, { state: 'resolved', resolvedAt: clock.now() })
      await happened(house, community, { kind: 'thread-resolved', space, member: caller.member, subject: id })
      if (caller.person !== opener.person) await acted(house, community, caller.member, 'support.resolve', id)
      const say = sayToOpener(about)
      const byOpener = caller.person === opener.person
      const name = byOpener ? named(caller) : await nameToOpener(house, thread, say, caller)
      const text = say('support.solved-said', { name, number, shape, support })
      await sayEnded(thread, { text })
      await tell(thread, { kind: 'resolved', by: caller.member })
      await touch(thread)
    },
    endUnseen: (about) =>
      sayEnded(about.thread, {
        text: sayToOpener(about)(
          about.thread.state === 'closed' ? 'support.closed-meanwhile' : 'support.solved-meanwhile',
          { number: about.thread.number, support },
        ),
      }),
    async openerWrote(thread, at) {
      const turned = thread.state !== 'waiting on staff'
      const waitingSince = thread.state === 'waiting on member' ? { waitingSince: at } : {}
      await threadsOf(thread).change(thread.id, { state: 'waiting on staff', lastMemberAt: at, ...waitingSince })
      if (turned) await turn(thread)
    },
    async teamWrote(thread, at) {
      const turned = thread.state !== 'waiting on member'
      const waitingSince = turned ? { waitingSince: at } : {}
      const first = thread.firstReplyAt === undefined ? { firstReplyAt: at } : {}
      const change = { state: 'waiting on member', lastStaffAt: at, ...waitingSince, ...first } as const
      await threadsOf(thread).change(thread.id, change)
      if (turned) await turn(thread)
    },
    async wasLetIn({ community, args, outcome }) {
      if (outcome.kind !== 'refused') return 'owned'
      const moderator = await house.store.of(community).members.get(memberId(args.member ?? ''))
      if (moderator === undefined) return 'unowned'
      const text = (await sayAmong(house, community, moderator.locale))('support.not-added', {
        number: args.number ?? '',
      })
      await tellPerson(house, community, moderator.user, { text })
      return 'owned'
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
      if (hasRoom(thread) && thread.place !== undefined && !isOpen(thread))
        await delivery.send(thread.community, { kind: 'closeThread', thread: thread.place })
      return 'unowned'
    },
  }
}

const support = { kind: 'command', path: 'support' } as const

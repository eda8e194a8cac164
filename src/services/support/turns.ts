// Whose turn it is: claiming, writing, solving, and what each of them shows.

import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { memberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { isCarried, type SupportThread } from '../../domain/support.ts'
import { acted, type House, happened } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { type Around, around, sameSpace, subjectOfThread } from './around.ts'
import { type Asker, memberOfCaller } from './caller.ts'
import { type Ends, ends, wokenName } from './ending/ends.ts'
import { endsLate } from './ending/waits.ts'
import type { ThreadHappening, ThreadListener } from './happenings.ts'
import { noted } from './noted.ts'
import { kindOf } from './place-kind.ts'
import { sayAmong } from './teams/alone.ts'

/** The name of the follow-up. */
export const letInName = 'support.let-in'

export interface Turns extends Ends {
  /** Tells whoever keeps, times or counts. `about` is read anew. */
  tell(thread: Pick<SupportThread, 'id' | 'community'>, happening: ThreadHappening): Promise<void>
  /** Gives the thread to the caller. */
  assign(by: Asker, about: Around, act: string): Promise<void>
  /** Nobody has it any more; `act` is what that is called in its history, with the name of whoever had it. */
  release(about: Around, act: string): Promise<void>
  /** The opener wrote: it is the team's turn. */
  openerWrote(thread: SupportThread, at: number): Promise<void>
  /** The team wrote: it is the opener's turn. */
  teamWrote(thread: SupportThread, at: number): Promise<void>
  /** Lets a moderator see a private thread, without a ping. */
  letIn(thread: SupportThread, moderator: Pick<Member, 'id' | 'user'>): Promise<void>
  /** The follow-up: they were let in, or hear why not. */
  wasLetIn(ended: Ended): Promise<Owner>
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
    if (isCarried(thread) || thread.place === undefined || !sameSpace(thread, moderator)) return
    await delivery.send(
      thread.community,
      { kind: 'addToThread', thread: thread.place, user: moderator.user.user },
      { followUp: { name: letInName, args: { member: moderator.id, number: String(thread.number) } } },
    )
  }

  /** That is what its figures are made of. */
  async function waited({ community, id, waitingSince }: SupportThread, at: number): Promise<void> {
    await house.store.of(community).threadFigures.waited(house.ids.next(), id, Math.max(0, at - waitingSince), at)
  }

  async function turn(thread: SupportThread): Promise<void> {
    await tell(thread, { kind: 'turned' })
    await touch(thread)
  }

  /** Whoever left the channel that stands for their thread finds no answer in it, and no way back by themselves. */
  async function letBackIn(thread: SupportThread): Promise<void> {
    const { community, id, place } = thread
    const opener = await house.store.of(community).members.get(thread.opener)
    if (place === undefined || !endsLate(thread) || opener === undefined || opener.leftAt !== undefined) return
    const effect = { kind: 'addToThread', thread: place, user: opener.user.user } as const
    await delivery.send(community, effect, { followUp: { name: wokenName, args: { thread: id } } })
  }

  return {
    ...ends(house, tell),
    tell,
    letIn,
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
    async release({ thread, assignee }, act) {
      if (assignee === undefined) return
      await threadsOf(thread).change(thread.id, { assignee: null, claimedAt: null })
      await noted(house, thread, act, assignee.id)
      await tell(thread, { kind: 'assigned' })
      await touch(thread)
    },
    async openerWrote(thread, at) {
      const turned = thread.state !== 'waiting on staff'
      const waitingSince = thread.state === 'waiting on member' ? { waitingSince: at } : {}
      await threadsOf(thread).change(thread.id, { state: 'waiting on staff', lastMemberAt: at, ...waitingSince })
      if (turned) await turn(thread)
    },
    async teamWrote(thread, at) {
      const turned = thread.state !== 'waiting on member'
      if (turned) await waited(thread, at)
      if (turned) await letBackIn(thread)
      const waitingSince = turned ? { waitingSince: at } : {}
      const first = thread.firstReplyAt === undefined ? { firstReplyAt: at } : {}
      const change = { state: 'waiting on member', lastStaffAt: at, ...waitingSince, ...first } as const
      await threadsOf(thread).change(thread.id, change)
      if (turned) await turn(thread)
    },
    async wasLetIn({ community, args, effect, outcome }) {
      if (outcome.kind !== 'refused') return 'owned'
      const moderator = await house.store.of(community).members.get(memberId(args.member ?? ''))
      if (moderator === undefined) return 'unowned'
      const text = (await sayAmong(house, community, moderator.locale))('support.not-added', {
        number: args.number ?? '',
        kind: effect.kind === 'addToThread' ? kindOf(effect.thread) : 'thread',
      })
      await tellPerson(house, community, moderator.user, { text })
      return 'owned'
    },
  }
}

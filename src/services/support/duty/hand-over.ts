// What somebody leaves whose duty ends: the threads they have that wait for the team, and a button that passes them on.
import type { DueNow } from '../../../delivery/delivery.ts'
import { shiftEnd } from '../../../domain/duty.ts'
import { type CommunityId, type MemberId, memberId } from '../../../domain/ids.ts'
import { isOpen, type SupportThread } from '../../../domain/support.ts'
import { type Say, sayIn } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { dutyHandOver } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { quoted, subjectOfThread } from '../around.ts'
import type { Asker } from '../caller.ts'
import { openWithThem } from '../promises/left-open.ts'
import type { Turns } from '../turns.ts'
import type { Offers } from './offers.ts'
import { isMemberOnDuty, zoneOf } from './on-duty.ts'

/** When somebody's duty ends. */
export const dutyEndDue = 'duty.end'

/** So many are named; the others are counted. */
const namedAtMost = 10

export interface HandOver {
  /** Plans for the end of somebody's shift, or of what they said themselves. */
  plan(community: CommunityId, member: MemberId): Promise<void>
  /** It is over: they are told what they have, if it waits for the team. */
  ended(due: DueNow): Promise<void>
  /** What they have, with the button; undefined when nothing waits. */
  left(say: Say, community: CommunityId, member: MemberId, first: Text): Promise<Message | undefined>
  /** Gives all of that back, and offers it to whoever is on duty. */
  handOver(by: Asker): Promise<Message>
}

/** Makes it. */
export function handOver(house: House, { offer }: Pick<Offers, 'offer'>, turns: Pick<Turns, 'tell'>): HandOver {
  const { store, delivery, clock } = house

  const waitingWith = async (community: CommunityId, member: MemberId): Promise<readonly SupportThread[]> => {
    const { members, threads } = store.of(community)
    const all = await threads.openWith(await members.ofSamePerson(member))
    return all.filter(({ state }) => state !== 'waiting on member')
  }

  async function left(say: Say, community: CommunityId, member: MemberId, first: Text): Promise<Message | undefined> {
    const waiting = await waitingWith(community, member)
    const promised = await openWithThem(house, say, community, member)
    if (waiting.length === 0) return promised.length === 0 ? undefined : { text: lines(first, ...promised) }
    const rows = waiting
      .slice(0, namedAtMost)
      .map(({ number, subject }) => say('duty.left.line', { number, subject: quoted(subject) }))
    const more = waiting.length - rows.length
    const rest = more > 0 ? [say('duty.left.more', { count: more })] : []
    return {
      text: lines(first, say('duty.left', { count: waiting.length }), ...rows, ...rest, ...promised),
      controls: [button(actionId(dutyHandOver), say.label('duty.hand-over'))],
    }
  }

  async function plan(community: CommunityId, member: MemberId): Promise<void> {
    const { duty, settings } = store.of(community)
    const now = clock.now()
    const set = await settings.get()
    const word = (await duty.words()).find((one) => one.member === member)
    const ends = set['support.shifts']
      .filter((one) => one.member === member)
      .map((one) => shiftEnd(one, now, zoneOf(one, set)))
    const said = word?.state === 'on' ? [word.until] : []
    const coming = [...ends, ...said].filter((at) => at !== undefined && at > now)
    if (coming.length === 0) return delivery.notLater(community, dutyEndDue, member)
    await delivery.later(community, dutyEndDue, member, Math.min(...coming.map(Number)))
  }

  return {
    plan,
    left,
    async ended({ community, subject }) {
      const member = await store.of(community).members.get(memberId(subject))
      if (member === undefined) return
      await plan(community, member.id)
      // Their next shift has begun already, or they said that they go on.
      if (await isMemberOnDuty(house, community, member.id)) return
      const say = sayIn(member.locale)
      const message = await left(say, community, member.id, say('duty.ended'))
      if (message !== undefined) await tellPerson(house, community, member.user, message)
    },
    async handOver(by) {
      const { caller, say } = by
      const { community, member } = caller
      const waiting = await waitingWith(community, member)
      for (const { id } of waiting) {
        const { threads } = store.of(community)
        await threads.change(id, { assignee: null, claimedAt: null })
        await acted(house, community, member, 'duty.hand-over', id)
        await turns.tell({ id, community }, { kind: 'assigned', by: member })
        const thread = await threads.get(id)
        if (thread === undefined || !isOpen(thread)) continue
        await delivery.touch(community, subjectOfThread(thread))
        await offer(thread)
      }
      return { text: say('duty.handed-over', { count: waiting.length }) }
    },
  }
}

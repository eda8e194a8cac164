// The nudge: whoever came some days ago and took no first step is asked once, quietly, and decides whether they are asked again.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { nudgeLater, nudgeNever, startHere } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { type House, knownSpace } from '../house.ts'
import { lastAccountOf } from '../personal/last-account.ts'
import { tellUnasked } from '../personal/unasked.ts'
import { mayBeNudged } from './may-be-nudged.ts'

/** The kind of what is due; its subject is the account that arrived. */
export const nudgeDue = 'welcome.nudge'

const dayMs = 24 * 60 * 60_000
/** Whoever has still not passed the rules is looked at again each day, so long after the day on which they were to be asked. */
const rulesAtMostMs = 14 * dayMs

export interface NudgeService {
  /** Somebody arrived: they are asked after the days that are set, if they are. */
  plan(member: Member): Promise<void>
  /** The days are over: they are asked, unless something speaks against it by now. */
  ask(community: CommunityId, id: MemberId): Promise<void>
  /** *Not now*: they are asked once more after the same days. */
  notNow(caller: Caller, say: Say): Promise<Message>
  /** *Never*, at whichever of their accounts. */
  never(caller: Caller, say: Say): Promise<Message>
}

/** Makes the service. */
export function nudgeService(house: House): NudgeService {
  const { store, clock, delivery } = house

  const daysOf = async (community: CommunityId): Promise<number> =>
    (await store.of(community).settings.get())['welcome.nudge-days']

  return {
    async plan({ id, community }) {
      const days = await daysOf(community)
      if (days > 0) await delivery.later(community, nudgeDue, id, clock.now() + days * dayMs)
    },
    async ask(community, id) {
      const { members, newcomers } = store.of(community)
      const days = await daysOf(community)
      const member = await members.get(id)
      if (days === 0 || member?.joinedAt === undefined || member.leftAt !== undefined) return
      if (!(await mayBeNudged(house, community, member.person))) return
      const past = await newcomers.nudges(member.person)
      if (past.some((one) => one !== 'later')) return
      if (member.pending) {
        const next = clock.now() + dayMs
        if (next < member.joinedAt + days * dayMs + rulesAtMostMs) await delivery.later(community, nudgeDue, id, next)
        return
      }
      const again = past.length > 0
      const account = (await lastAccountOf(house, community, member.person, id)) ?? member
      const message = await nudge(house, account, Math.floor((clock.now() - member.joinedAt) / dayMs), again)
      for (const one of again ? await members.ofPerson(member.person) : [member])
        await newcomers.nudged(one.id, again ? 'again' : 'asked', clock.now())
      await tellUnasked(house, community, account, { kind: 'nudge', message })
    },
    async notNow({ community, person, member }, say) {
      const { newcomers } = store.of(community)
      const days = await daysOf(community)
      const past = await newcomers.nudges(person)
      if (past.includes('never') || past.includes('again') || days === 0) return { text: say('nudge.not-again') }
      // A second press puts off nothing.
      if (!past.includes('later')) {
        for (const one of await store.of(community).members.ofPerson(person))
          await newcomers.nudged(one.id, 'later', clock.now())
        await delivery.later(community, nudgeDue, member, clock.now() + days * dayMs)
      }
      return { text: say('nudge.is-later', { days }) }
    },
    async never({ community, person }, say) {
      const { members, newcomers } = store.of(community)
      for (const one of await members.ofPerson(person)) await newcomers.nudged(one.id, 'never', clock.now())
      return { text: say('nudge.is-never', { start: { kind: 'command', path: 'start' } }) }
    },
  }
}

/** One sentence. Whoever said *Not now* before is not offered to say it again. */
async function nudge(house: House, account: Member, days: number, again: boolean): Promise<Message> {
  const space = await knownSpace(house, account.community, account.user.space)
  const say = sayIn(account.locale ?? space.locale)
  return {
    text: say('nudge.text', { name: account.name, space: space.name, days }),
    controls: [
      button(actionId(startHere), say.label('welcome.start-here'), 'primary'),
      ...(again ? [] : [button(actionId(nudgeLater), say.label('nudge.later'))]),
      button(actionId(nudgeNever), say.label('nudge.never')),
    ],
  }
}

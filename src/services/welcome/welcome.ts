// Newcomers: known when they join, greeted once when it is their turn, and let go when they leave.
import { memberId, personId } from '../../domain/ids.ts'
import { isNewJoin, type Member } from '../../domain/member.ts'
import type { Space } from '../../domain/space.ts'
import type { InboundEvent } from '../../ports/event.ts'
import { type House, happened } from '../house.ts'
import { countArrival } from './bursts.ts'
import { touchHello } from './hellos.ts'
import { toldOfLeave } from './leaves.ts'
import { takeTurn } from './turn.ts'
import { dayMs, daytimeDue, rulesDue } from './waits.ts'

type Joined = Extract<InboundEvent, { kind: 'member-joined' }>
type Ready = Extract<InboundEvent, { kind: 'member-ready' }>
type Left = Extract<InboundEvent, { kind: 'member-left' }>

const hourMs = 60 * 60_000

export interface WelcomeService {
  /** Somebody joined: known, and greeted unless they must pass the rules first. */
  joined(event: Joined, space: Space): Promise<void>
  /** They passed the rules: greeted now. */
  ready(event: Ready, space: Space): Promise<void>
  /** Nobody said for long that they have passed the rules: greeted all the same, if they are there. */
  rulesWaited(space: Space, member: Member): Promise<void>
  left(event: Left, space: Space): Promise<void>
}

/** Makes the service. */
export function welcomeService(house: House): WelcomeService {
  const { store, delivery, clock } = house

  /** Who came; undefined when that arrival is known already. */
  async function memberOf(space: Space, event: Joined): Promise<{ member: Member; back: boolean } | undefined> {
    const { member: seen, joinedAt, pending } = event
    const { members } = store.of(space.community)
    const user = { space: space.ref, user: seen.user }
    const known = await members.byUser(user)
    if (known !== undefined) {
      if (!isNewJoin(known, joinedAt, space.ref.platform)) return undefined
      await members.joined(known.id, joinedAt, pending)
      const member = { ...known, joinedAt, pending, leftAt: undefined, greetedAt: undefined }
      return { member, back: known.leftAt !== undefined }
    }
    const { name, locale, bot, guest } = seen
    const id = memberId(house.ids.next())
    await members.add({ id, person: personId(house.ids.next()), user, name, locale, bot, guest, joinedAt, pending })
    const member = await members.get(id)
    return member === undefined ? undefined : { member, back: false }
  }

  /** Whoever came over a day ago has settled in without a greeting, and who came before the setup gets none. */
  function isTooLate({ missed, joinedAt }: Joined, { confirmedAt }: Space): boolean {
    if (missed !== true) return false
    return clock.now() - joinedAt > dayMs || (confirmedAt !== undefined && joinedAt < confirmedAt)
  }

  /** Whoever was there before the setup was confirmed is never greeted, whenever they pass the rules. */
  const cameAfterSetup = ({ joinedAt }: Member, { confirmedAt }: Space): boolean =>
    confirmedAt !== undefined && joinedAt !== undefined && joinedAt >= confirmedAt

  return {
    async joined(event, space) {
      const found = await memberOf(space, event)
      if (found === undefined || found.member.bot) return
      const { member, back } = found
      const about = { space: space.ref, member: member.id }
      await happened(house, space.community, { kind: 'joined', ...about, subject: undefined })
      const { arrivals, settings } = store.of(space.community)
      const late = event.missed === true ? 'came' : 'no'
      const isOver = !event.pending && (isTooLate(event, space) || space.confirmedAt === undefined)
      const state = event.pending ? 'rules' : isOver ? 'passed-over' : 'together'
      const at = clock.now()
      await arrivals.came({ ...about, at, accountMadeAt: event.member.createdAt, back, state, late })
      // Those who are found afterwards have come over all the time that Hearth was away.
      if (event.missed !== true) await countArrival(house, space)
      if (event.pending) {
        const waitMs = (await settings.get())['welcome.rules-wait'] * hourMs
        await delivery.later(space.community, rulesDue, member.id, at + waitMs)
      } else if (!isOver) await takeTurn(house, space, member, { late, zone: event.member.zone })
    },
    async ready(event, space) {
      const { members } = store.of(space.community)
      const member = await members.byUser({ space: space.ref, user: event.member.user })
      if (member === undefined || member.joinedAt === undefined || member.leftAt !== undefined) return
      // Who was not waiting was greeted when they came, or was not to be.
      if (!member.pending) return
      await members.passed(member.id)
      await delivery.notLater(space.community, rulesDue, member.id)
      if (cameAfterSetup(member, space))
        await takeTurn(
          house,
          space,
          { ...member, pending: false },
          { late: event.missed === true ? 'passed' : 'no', zone: event.member.zone },
        )
    },
    async rulesWaited(space, member) {
      if (member.leftAt !== undefined || !member.pending || !cameAfterSetup(member, space)) return
      await takeTurn(house, space, member, { late: 'no' })
    },
    async left(event, space) {
      const { arrivals, hellos, members } = store.of(space.community)
      const member = await members.byUser({ space: space.ref, user: event.user })
      if (member === undefined || member.leftAt !== undefined) return
      await members.left(member.id, event.at)
      if (member.bot) return
      await happened(house, space.community, { kind: 'left', space: space.ref, member: member.id, subject: undefined })
      await delivery.notLater(space.community, rulesDue, member.id)
      await delivery.notLater(space.community, daytimeDue, member.id)
      const arrival = await arrivals.get(member.id)
      if (arrival !== undefined && arrival.greetedAt === undefined) await arrivals.change(member.id, 'left')
      await hellos.gone(member.id)
      await touchHello(house, member)
      await toldOfLeave(house, space, { ...member, leftAt: event.at })
    },
  }
}

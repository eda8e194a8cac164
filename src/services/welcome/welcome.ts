// Newcomers: known when they join, and greeted once.
import type { Owner } from '../../delivery/owner.ts'
import { memberId, personId } from '../../domain/ids.ts'
import { isNewJoin, type Member } from '../../domain/member.ts'
import type { ChannelPlace, SpaceRef } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { InboundEvent } from '../../ports/event.ts'
import type { Message } from '../../view/message.ts'
import { type House, happened, purposePlace } from '../house.ts'
import { tellUnasked } from '../personal/unasked.ts'
import { tellElsewhere } from '../personal/ways.ts'
import { directGreeting, type Late, publicGreeting } from './greeting.ts'

type Joined = Extract<InboundEvent, { kind: 'member-joined' }>
type Ready = Extract<InboundEvent, { kind: 'member-ready' }>
type Left = Extract<InboundEvent, { kind: 'member-left' }>

/** The names of the follow-ups. */
export const directName = 'welcome.direct'
export const publicName = 'welcome.public'

/** A join that is found this much later is counted, not greeted. */
const tooLateMs = 24 * 60 * 60_000

export interface WelcomeService {
  /** Somebody joined: known, and greeted unless they must pass the rules first. */
  joined(event: Joined, space: Space): Promise<void>
  /** They passed the rules: greeted now. */
  ready(event: Ready, space: Space): Promise<void>
  left(event: Left, space: Space): Promise<void>
  /**
   * They take no direct messages: greeted with the public line instead, as late as that, or, without a channel for it, in
   * another way of their own.
   */
  directRefused(space: Space, member: Member, greeting: Message, late: Late): Promise<Owner>
}

/** Makes the service. */
export function welcomeService(house: House): WelcomeService {
  const { store, delivery, clock } = house

  async function memberOf(space: Space, event: Joined): Promise<Member | undefined> {
    const { member: seen, joinedAt, pending } = event
    const { members } = store.of(space.community)
    const user = { space: space.ref, user: seen.user }
    const known = await members.byUser(user)
    if (known !== undefined) {
      if (!isNewJoin(known, joinedAt, space.ref.platform)) return undefined
      await members.joined(known.id, joinedAt, pending)
      return { ...known, joinedAt, pending, leftAt: undefined, greetedAt: undefined }
    }
    const { name, locale, bot, guest } = seen
    const id = memberId(house.ids.next())
    await members.add({ id, person: personId(house.ids.next()), user, name, locale, bot, guest, joinedAt, pending })
    return members.get(id)
  }

  /** Nobody is greeted before an admin has confirmed the setup. Bots and single-channel guests never are. */
  async function greet(space: Space, member: Member, late: Late): Promise<void> {
    if (space.confirmedAt === undefined || member.greetedAt !== undefined || member.bot || member.guest) return
    await store.of(space.community).members.greeted(member.id, clock.now())
    const { 'welcome.greeting': way } = await store.of(space.community).settings.get()
    const directly = way === 'direct' || (way === 'usual' && greetsDirectly(house, space.ref))
    const channel = await purposePlace(house, space, 'welcome')
    if (directly || channel === undefined) await greetDirectly(space, member, late)
    else await greetPublicly(space, member, channel, late)
  }

  /** Whoever came over a day ago has settled in without a greeting, and who came before the setup gets none. */
  function isTooLate({ missed, joinedAt }: Joined, { confirmedAt }: Space): boolean {
    if (missed !== true) return false
    return clock.now() - joinedAt > tooLateMs || (confirmedAt !== undefined && joinedAt < confirmedAt)
  }

  async function greetDirectly(space: Space, member: Member, late: Late): Promise<void> {
    const message = await directGreeting(house, space, member, late)
    const followUp = { name: directName, args: { member: member.id, late } }
    await tellUnasked(house, space.community, member, { kind: 'greeting', message, followUp })
  }

  async function greetPublicly(space: Space, member: Member, place: ChannelPlace, late: Late): Promise<void> {
    const message = await publicGreeting(house, space, member, late)
    await delivery.send(
      space.community,
      { kind: 'post', place, message },
      { followUp: { name: publicName, args: { member: member.id } } },
    )
  }

  return {
    async joined(event, space) {
      const member = await memberOf(space, event)
      if (member === undefined || member.bot) return
      await happened(house, space.community, {
        kind: 'joined',
        space: space.ref,
        member: member.id,
        subject: undefined,
      })
      if (event.pending || isTooLate(event, space)) return
      await greet(space, member, event.missed === true ? 'came' : 'no')
    },
    async ready(event, space) {
      const { members } = store.of(space.community)
      const member = await members.byUser({ space: space.ref, user: event.member.user })
      if (member === undefined || member.joinedAt === undefined || member.leftAt !== undefined) return
      // Who was not waiting was greeted when they came, or was not to be.
      if (!member.pending) return
      await members.passed(member.id)
      // Who was there before the setup was confirmed is never greeted, whenever they pass the rules.
      if (space.confirmedAt !== undefined && member.joinedAt >= space.confirmedAt)
        await greet(space, member, event.missed === true ? 'passed' : 'no')
    },
    async left(event, space) {
      const { members } = store.of(space.community)
      const member = await members.byUser({ space: space.ref, user: event.user })
      if (member === undefined || member.leftAt !== undefined) return
      await members.left(member.id, event.at)
      if (member.bot) return
      await happened(house, space.community, { kind: 'left', space: space.ref, member: member.id, subject: undefined })
    },
    async directRefused(space, member, greeting, late) {
      const channel = await purposePlace(house, space, 'welcome')
      if (channel === undefined) return tellElsewhere(house, space.community, member.user, greeting)
      await happened(house, space.community, {
        kind: 'direct-refused',
        space: space.ref,
        member: member.id,
        subject: undefined,
      })
      await greetPublicly(space, member, channel, late)
      return 'owned'
    },
  }
}

/**
 * How newcomers are greeted where no setting says otherwise. Where support is relayed everybody is in one channel from the
 * start, and what is for one person is said to them directly.
 */
const greetsDirectly = ({ lookUps }: House, space: SpaceRef): boolean =>
  lookUps(space.platform).supportShape(space) === 'relayed'

// Newcomers: known when they join, greeted once, shown three steps.
import type { Owner } from '../../delivery/owner.ts'
import type { Caller } from '../../domain/caller.ts'
import { memberId, personId } from '../../domain/ids.ts'
import { isNewJoin, type Member } from '../../domain/member.ts'
import type { ChannelPlace, SpaceRef } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import type { InboundEvent } from '../../ports/event.ts'
import { actionId } from '../../view/action-id.ts'
import { startHere, supportOpen } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { person, ping, type Text } from '../../view/text.ts'
import { linkingOf } from '../accounts/link-accounts.ts'
import { channelPart } from '../channel-part.ts'
import { directPlace, type House, happened, knownSpace, purposePlace, sayInSpace } from '../house.ts'
import { tellElsewhere } from '../personal/ways.ts'

type Joined = Extract<InboundEvent, { kind: 'member-joined' }>
type Ready = Extract<InboundEvent, { kind: 'member-ready' }>
type Left = Extract<InboundEvent, { kind: 'member-left' }>

/** The names of the follow-ups. */
export const directName = 'welcome.direct'
export const publicName = 'welcome.public'
/** What a greeting says of coming late: that they came, or passed the rules, while Hearth was away. */
export const lates = ['came', 'passed', 'no'] as const
export type Late = (typeof lates)[number]

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
  /** The three first steps, for whoever asks. */
  steps(caller: Caller, say: Say): Promise<Message>
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

  /** The name of another space where the same person is, as far as they have linked their accounts. */
  async function knownFrom({ community, id, person: who, activeAt }: Member): Promise<string | undefined> {
    if (activeAt === undefined) return undefined
    const accounts = await store.of(community).members.ofPerson(who)
    const other = accounts.find((one) => one.id !== id && one.leftAt === undefined)
    return other === undefined ? undefined : (await knownSpace(house, community, other.user.space)).name
  }

  /** What they have asked with any of their accounts. */
  async function hasAsked({ community, person: who }: Caller): Promise<boolean> {
    const accounts = await store.of(community).members.ofPerson(who)
    if (accounts.length < 2) return false
    return store.of(community).threads.anyOf(accounts.map(({ id }) => id))
  }

  /** Whoever came over a day ago has settled in without a greeting, and who came before the setup gets none. */
  function isTooLate({ missed, joinedAt }: Joined, { confirmedAt }: Space): boolean {
    if (missed !== true) return false
    return clock.now() - joinedAt > tooLateMs || (confirmedAt !== undefined && joinedAt < confirmedAt)
  }

  async function greetDirectly(space: Space, member: Member, late: Late): Promise<void> {
    const say = sayIn(member.locale ?? space.locale)
    const other = await knownFrom(member)
    const args = { space: space.name, name: person(member.user, member.name), late }
    const message: Message = {
      text: other === undefined ? say('welcome.direct', args) : say('welcome.known-direct', { ...args, other }),
      controls: [startButton(say)],
    }
    await delivery.send(
      space.community,
      { kind: 'post', place: directPlace(member.user), message },
      { followUp: { name: directName, args: { member: member.id, late } } },
    )
  }

  async function greetPublicly(space: Space, member: Member, place: ChannelPlace, late: Late): Promise<void> {
    const say = sayInSpace(space)
    const known = await knownFrom(member)
    const args = { name: ping(member.user, member.name), late }
    const message: Message = {
      text: known === undefined ? say('welcome.public', args) : say('welcome.known-public', { ...args, space: known }),
      controls: [startButton(say)],
    }
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
    async steps(caller, say) {
      const space = await knownSpace(house, caller.community, caller.space)
      const { settings, spaces } = store.of(caller.community)
      const { 'welcome.guidelines': guidelines } = await settings.get()
      const { welcome } = await spaces.channels(caller.space)
      const linking = await linkingOf(house, caller, say)
      const facts: readonly Fact[] = [
        { label: say.label('start.guidelines'), value: guidelinesStep(guidelines, say) },
        {
          label: say.label('start.hello'),
          value:
            welcome === undefined
              ? say('start.hello-anywhere')
              : say('start.hello-where', { channel: channelPart(space, welcome) }),
        },
        {
          label: say.label('start.question'),
          value: (await hasAsked(caller)) ? say('start.question-asked') : say('start.question-how'),
        },
        ...(linking.fact === undefined ? [] : [linking.fact]),
      ]
      return {
        text: say('start.title', { name: caller.name }),
        card: { facts },
        controls: [button(actionId(supportOpen), say.label('start.ask'), 'primary'), ...linking.controls],
      }
    },
  }
}

/**
 * How newcomers are greeted where no setting says otherwise. Where support is relayed everybody is in one channel from the
 * start, and what is for one person is said to them directly.
 */
const greetsDirectly = ({ lookUps }: House, space: SpaceRef): boolean =>
  lookUps(space.platform).supportShape(space) === 'relayed'

const startButton = (say: Say) => button(actionId(startHere), say.label('welcome.start-here'), 'primary')

function guidelinesStep(url: string, say: Say): Text {
  if (url === '') return say('start.guidelines-none')
  return say('start.guidelines-link', { link: { kind: 'link', url, label: say.label('start.guidelines-title') } })
}

// Greets one newcomer, now: with a public line, or directly; and, where they take no direct messages, in the next best way.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { type Arrival, type GreetingKind, type Late, lates } from '../../domain/arrival.ts'
import { memberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { ChannelPlace } from '../../domain/place.ts'
import type { Settings } from '../../domain/settings/settings.ts'
import type { Space } from '../../domain/space.ts'
import type { Message } from '../../view/message.ts'
import { type House, happened, knownSpace, purposePlace } from '../house.ts'
import { tellUnasked } from '../personal/unasked.ts'
import { tellElsewhere, tellWithNextAnswer } from '../personal/ways.ts'
import { backGreeting } from './back-greeting.ts'
import { directGreeting, publicGreeting } from './greeting.ts'
import { onceInSpace } from './of-space.ts'
import { minuteMs, togetherDue } from './waits.ts'

/** The names of the follow-ups. */
export const directName = 'welcome.direct'
export const publicName = 'welcome.public'

/** Greets them in the channel where newcomers are. */
export async function greetPublicly(
  house: House,
  space: Space,
  member: Member,
  place: ChannelPlace,
  late: Late,
): Promise<void> {
  await isGreeted(house, member, 'public')
  const message = await publicGreeting(house, space, member, late)
  await house.delivery.send(
    space.community,
    { kind: 'post', place, message: member.pending ? byName(message, member) : message },
    { followUp: { name: publicName, args: { member: member.id } } },
  )
}

/** Greets them alone. `paced`: it is one of many, so that its refusal is no reason for a line of its own. */
export async function greetDirectly(
  house: House,
  space: Space,
  member: Member,
  late: Late,
  paced?: 'yes',
): Promise<void> {
  const { arrivals, settings } = house.store.of(space.community)
  const kind = directKind(await arrivals.get(member.id), await settings.get())
  await isGreeted(house, member, kind)
  const message = kind === 'back' ? backGreeting(space, member) : await directGreeting(house, space, member, late)
  const args = { member: member.id, late, kind, ...(paced === undefined ? {} : { paced }) }
  await tellUnasked(house, space.community, member, {
    kind: 'greeting',
    message,
    followUp: { name: directName, args },
  })
}

/** Whoever is back is told so where that is chosen. */
export const directKind = (
  arrival: Pick<Arrival, 'back'> | undefined,
  { 'welcome.back': back }: Pick<Settings, 'welcome.back'>,
): Extract<GreetingKind, 'direct' | 'back'> => (arrival?.back === true && back === 'on' ? 'back' : 'direct')

async function isGreeted(house: House, { community, id }: Member, kind: GreetingKind): Promise<void> {
  const { members, arrivals } = house.store.of(community)
  const at = house.clock.now()
  await members.greeted(id, at)
  await arrivals.greeted(id, kind, at)
}

/** The follow-up of a direct greeting. Whoever may have been greeted is rather greeted twice than never. */
export async function directWasSent(house: House, { community, args, effect, outcome }: Ended): Promise<Owner> {
  if (outcome.kind === 'done') return 'owned'
  if (effect.kind !== 'post') return 'unowned'
  const member = await house.store.of(community).members.get(memberId(args.member ?? ''))
  if (member === undefined) return 'unowned'
  const late = lates.find((one) => one === args.late) ?? 'no'
  const space = await knownSpace(house, community, member.user.space)
  return directRefused(house, space, member, effect.message, late, args)
}

/**
 * They take no direct messages: greeted with the public line instead, as late as that, or, without a channel for it, in
 * another way of their own. What is for them alone becomes no public line.
 */
async function directRefused(
  house: House,
  space: Space,
  member: Member,
  greeting: Message,
  late: Late,
  args: Ended['args'],
): Promise<Owner> {
  const { community } = space
  const { arrivals, members, settings } = house.store.of(community)
  const now = house.clock.now()
  if (args.kind === 'back') {
    await arrivals.refused(member.id, 'back', now)
    return tellWithNextAnswer(house, community, member.user, greeting)
  }
  const channel = member.guest ? undefined : await purposePlace(house, space, 'welcome')
  if (channel === undefined) {
    await arrivals.refused(member.id, 'direct', now)
    return tellElsewhere(house, community, member.user, greeting)
  }
  const about = { kind: 'direct-refused', space: space.ref, member: member.id, subject: undefined } as const
  await happened(house, community, about)
  await arrivals.refused(member.id, 'public', now)
  const isLarge = await members.moreThan(space.ref, (await settings.get())['welcome.daily-above'])
  if (args.paced === undefined && !isLarge) await greetPublicly(house, space, member, channel, late)
  else {
    await arrivals.turn(member.id, now, 'together', late)
    await onceInSpace(house, space, togetherDue, now + minuteMs)
  }
  return 'owned'
}

/** A mention of somebody who has not passed the rules stays broken for ever: there the name alone must do. */
const byName = (message: Message, { user, name }: Pick<Member, 'user' | 'name'>): Message => ({
  ...message,
  text: message.text.map((part) =>
    part.kind === 'person' && part.user.user === user.user ? { kind: 'bold', text: name } : part,
  ),
})

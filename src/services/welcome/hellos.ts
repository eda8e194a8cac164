// A person, not only a bot: greeters are asked to say hello to newcomers, three at a time, and say who greets whom.
import type { DueNow, Seen } from '../../delivery/delivery.ts'
import type { Arrival } from '../../domain/arrival.ts'
import { daytimeAt } from '../../domain/daytime.ts'
import type { MemberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { type Place, placeKey, spaceKey } from '../../domain/place.ts'
import type { Greeter } from '../../domain/settings/people.ts'
import type { Space } from '../../domain/space.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { greetNewcomer } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { person, plain, type Text } from '../../view/text.ts'
import { channelPlace, directPlace, type House, knownSpace, staffPlace } from '../house.ts'
import { onceInSpace, spaceAt } from './of-space.ts'

/** What a list is about, and what is due in a space where somebody waits for a hello. */
export const hellosKind = 'welcome-hellos'
export const hellosDue = 'welcome.hellos'

/** So many are one list. */
const listOf = 3
/** Whoever waits for so long waits for no others. Milliseconds. */
const longestMs = 4 * 60 * 60_000

/** Somebody is to say hello to a newcomer, if anybody is named who does. */
export async function sayHelloTo(house: House, space: Space, member: Member): Promise<void> {
  if ((await greetersOf(house, space)).length === 0) return
  const { hellos } = house.store.of(space.community)
  await hellos.wait(member.id)
  const waiting = await hellos.waiting(space.ref, listOf)
  if (waiting.length === listOf) await ask(house, space, waiting)
  else await onceInSpace(house, space, hellosDue, await nextAsked(house, space))
}

/** Makes what is done when somebody has waited for long. */
export const helloTurns =
  (house: House) =>
  async ({ community, subject }: DueNow): Promise<void> => {
    const space = await spaceAt(house, community, subject)
    if (space === undefined) return
    const { hellos, rushes } = house.store.of(community)
    const waiting = await hellos.waiting(space.ref, listOf)
    if (waiting.length === 0) return
    if ((await rushes.pause(space.ref)) === undefined) return ask(house, space, waiting)
    await onceInSpace(house, space, hellosDue, await nextAsked(house, space))
  }

async function nextAsked(house: House, { community }: Space): Promise<number> {
  const { 'digest.zone': zone } = await house.store.of(community).settings.get()
  return daytimeAt(house.clock.now() + longestMs, zone === '' ? 'UTC' : zone)
}

/** Who greets in a space. */
async function greetersOf(house: House, { community, ref }: Space): Promise<readonly Greeter[]> {
  const all = (await house.store.of(community).settings.get())['people.greeters']
  return all.filter(({ space }) => space === spaceKey(ref))
}

/** Where a greeter is asked: a person directly, a role in its channel or the moderators'. */
async function placeOf(house: House, space: Space, { kind, id, channel }: Greeter): Promise<Place | undefined> {
  if (kind === 'user') return directPlace({ space: space.ref, user: id })
  return channel === undefined ? staffPlace(house, space) : channelPlace(space.ref, channel.channel)
}

async function ask(house: House, space: Space, newcomers: readonly MemberId[]): Promise<void> {
  const { community, ref } = space
  const places = new Map<string, Place>()
  for (const greeter of await greetersOf(house, space)) {
    const place = await placeOf(house, space, greeter)
    if (place !== undefined) places.set(placeKey(place), place)
  }
  if (places.size === 0) return
  const id = house.ids.next()
  await house.store.of(community).hellos.ask(newcomers, id)
  await house.delivery.notLater(community, hellosDue, spaceKey(ref))
  for (const place of places.values()) await house.delivery.show(community, { kind: hellosKind, id }, 'greeters', place)
}

/** Brings the list that somebody stands on up to what has become of them. */
export async function touchHello(house: House, { community, id }: Pick<Member, 'community' | 'id'>): Promise<void> {
  const list = await house.store.of(community).hellos.listOf(id)
  if (list !== undefined) await house.delivery.touch(community, { kind: hellosKind, id: list })
}

/** The list as things stand. Whoever has left is on it no more. */
export async function renderHellos(house: House, { community, subject, place }: Seen): Promise<Message | undefined> {
  const { hellos, members } = house.store.of(community)
  const say = await sayAt(house, community, place)
  const listed = await hellos.onList(subject)
  const [first] = listed
  if (first === undefined) return { text: say('arriving.hello.nobody') }
  const space = await knownSpace(house, community, first.space)
  const open = listed.filter(({ hello }) => hello === 'asked')
  const facts: Fact[] = []
  for (const arrival of listed) facts.push(await factOf(house, community, say, arrival))
  const controls = await Promise.all(
    open.map(async ({ member }) => {
      const name = (await members.get(member))?.name ?? ''
      return button(actionId(greetNewcomer, member), say.label('arriving.hello.mine', { name }))
    }),
  )
  const text = open.length === 0 ? say('arriving.hello.all') : say('arriving.hello.list', { count: open.length })
  return { text: [...(await called(house, space, place)), ...text], card: { facts }, controls }
}

async function factOf(house: House, community: Seen['community'], say: Say, arrival: Arrival): Promise<Fact> {
  const { members } = house.store.of(community)
  const member = await members.get(arrival.member)
  const greeter = arrival.greeter === undefined ? undefined : await members.get(arrival.greeter)
  const label = member?.name ?? ''
  if (greeter !== undefined)
    return { label, value: say('arriving.hello.taken', { name: person(greeter.user, greeter.name) }) }
  return { label, value: say('arriving.hello.since', { at: { kind: 'time', at: arrival.arrivedAt, style: 'ago' } }) }
}

/** The roles that are asked at a place, each called by a mention. */
async function called(house: House, space: Space, place: Place): Promise<Text> {
  const text: Text[] = []
  for (const greeter of await greetersOf(house, space)) {
    const own = greeter.kind === 'role' ? await placeOf(house, space, greeter) : undefined
    if (own === undefined || placeKey(own) !== placeKey(place)) continue
    text.push([{ kind: 'role', space: space.ref, role: greeter.id, name: greeter.name }, ...plain(' ')])
  }
  return text.flat()
}

/** In the language of whoever is asked. */
async function sayAt(house: House, community: Seen['community'], place: Place): Promise<Say> {
  const { locale } = await knownSpace(house, community, place.space)
  if (place.kind !== 'direct') return sayIn(locale)
  const member = await house.store.of(community).members.byUser({ space: place.space, user: place.user })
  return sayIn(member?.locale ?? locale)
}

// One post for many newcomers: for those of the same minute, when many come at once, and of a day, where a space is large.
import type { DueNow } from '../../delivery/delivery.ts'
import type { ArrivalState, Late } from '../../domain/arrival.ts'
import type { MemberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { ChannelPlace } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { listed, withTexts } from '../../locales/with-texts.ts'
import { actionId } from '../../view/action-id.ts'
import { startHere } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { ping, type Text } from '../../view/text.ts'
import { nextRun } from '../digest/runs.ts'
import { spaceArgs } from '../hosts.ts'
import { type House, purposePlace, sayInSpace } from '../house.ts'
import { greetPublicly } from './greet.ts'
import { onceInSpace, putOff, spaceAt } from './of-space.ts'
import { dailyDue, dayMs, pacedDue, togetherDue } from './waits.ts'

/** The follow-up of such a post. */
export const togetherName = 'welcome.together'

/** More names than these nobody reads: whoever comes after them is counted. */
const namesAtMost = 20

type Batch = Extract<ArrivalState, 'together' | 'daily'>

/** When the post of the day comes out next: at ten in the morning of the community's zone. */
export async function nextDaily(house: House, { community }: Space): Promise<number> {
  const { 'digest.zone': zone } = await house.store.of(community).settings.get()
  return nextRun({ every: 'daily', time: '10:00', zone: zone === '' ? 'UTC' : zone }, house.clock.now())
}

/** Makes what is done when a post is due. Nothing while welcomes are paused: they are resumed with what waits. */
export const togetherTurns =
  (house: House, state: Batch) =>
  async (due: DueNow): Promise<void> => {
    const space = await spaceAt(house, due.community, due.subject)
    if (space === undefined || (await putOff(house, space, state === 'daily' ? dailyDue : togetherDue, due))) return
    const { arrivals, rushes } = house.store.of(space.community)
    if ((await rushes.pause(space.ref)) !== undefined) return
    const now = house.clock.now()
    // A day's newcomers wait for up to a day; whoever has waited for two has settled in.
    if (state === 'daily') await arrivals.passOver(space.ref, state, now - 2 * dayMs)
    const channel = await purposePlace(house, space, 'welcome')
    if (channel !== undefined) return post(house, space, channel, state)
    await arrivals.changeAll(space.ref, state, 'paced')
    await onceInSpace(house, space, pacedDue, now)
  }

async function post(house: House, space: Space, place: ChannelPlace, state: Batch): Promise<void> {
  const { arrivals, members } = house.store.of(space.community)
  const first = await arrivals.waiting(space.ref, state, namesAtMost)
  if (first.length === 0) return
  const count = (await arrivals.counts(space.ref)).get(state) ?? first.length
  const [only] = first
  if (count === 1 && only !== undefined) return alone(house, space, place, only)
  const named = (await Promise.all(first.map((id) => members.get(id)))).filter((one) => one !== undefined)
  const lates = await Promise.all(first.map(async (id) => (await arrivals.get(id))?.late))
  const late = lates.some((one) => one !== undefined && one !== 'no') ? 'came' : 'no'
  await arrivals.allGreeted(space.ref, state, state, house.clock.now())
  await house.delivery.send(
    space.community,
    { kind: 'post', place, message: togetherGreeting(space, named, count, late) },
    { followUp: { name: togetherName, args: { ...spaceArgs(space.ref), count: `${count}` } } },
  )
}

/** Whoever came alone is greeted alone. */
async function alone(house: House, space: Space, place: ChannelPlace, id: MemberId): Promise<void> {
  const { arrivals, members } = house.store.of(space.community)
  const [member, arrival] = [await members.get(id), await arrivals.get(id)]
  if (member !== undefined) await greetPublicly(house, space, member, place, arrival?.late ?? 'no')
}

/** Says welcome to many: the first by name, the others by how many they are. */
function togetherGreeting(space: Space, named: readonly Member[], count: number, late: Late): Message {
  const say = sayInSpace(space)
  // A mention of somebody who has not passed the rules would stay broken.
  const names = named.map(
    ({ user, name, pending }): Text => (pending ? [{ kind: 'bold', text: name }] : [ping(user, name)]),
  )
  const more = count - named.length
  const others = more > 0 ? [say('arriving.more', { count: more })] : []
  return {
    text: withTexts(say, 'arriving.together', { late, count }, { names: listed(say, [...names, ...others]) }),
    controls: [button(actionId(startHere), say.label('welcome.start-here'), 'primary')],
  }
}

// When many come at once: the moderators are told once, and what they were told is kept true while more come. Under it they
// pause the welcomes, and resume them.
import type { DueNow, Seen } from '../../delivery/delivery.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { pauseWelcomes, resumeWelcomes } from '../../view/actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { person, type Text } from '../../view/text.ts'
import { type House, knownSpace, sayInSpace, staffPlace } from '../house.ts'
import { onceInSpace, spaceAt } from './of-space.ts'
import { dayMs, minuteMs } from './waits.ts'

/** What the notice is about. */
export const burstKind = 'welcome-burst'

/** Due in a space whose burst has grown: the notice is brought up to it. */
export const burstDue = 'welcome.burst'
/** However many come, the notice is edited once in this time. Milliseconds. */
const everyMs = 5_000

/** A burst is over when for this long nobody came who belongs to one. Milliseconds. */
const overMs = 5 * minuteMs
/** An account is young for this long. */
const youngMs = 7 * dayMs

/** Counts an arrival: with it, there may be more of them in a minute than usual. */
export async function countArrival(house: House, space: Space): Promise<void> {
  const { community, ref } = space
  const { arrivals, rushes, settings } = house.store.of(community)
  const now = house.clock.now()
  const many = (await settings.get())['welcome.burst']
  if (space.confirmedAt === undefined || !(await arrivals.manyCame(ref, now - minuteMs, many))) return
  const known = await rushes.burstSince(ref, now - overMs)
  if (known !== undefined) {
    await rushes.goesOn(known.id, now)
    return onceInSpace(house, space, burstDue, now + everyMs)
  }
  const id = house.ids.next()
  await rushes.began({ id, space: ref, beganAt: now - minuteMs, lastAt: now })
  const place = await staffPlace(house, space)
  if (place !== undefined) await house.delivery.show(community, { kind: burstKind, id }, 'notice', place)
}

/** Makes what is done when it is due. */
export const burstTurns =
  (house: House) =>
  async ({ community, subject }: DueNow): Promise<void> => {
    const space = await spaceAt(house, community, subject)
    if (space !== undefined) await touchBurst(house, space)
  }

/** Brings the last notice of a space up to whether its welcomes are paused. */
export async function touchBurst(house: House, { community, ref }: Space): Promise<void> {
  const last = await house.store.of(community).rushes.burstSince(ref, 0)
  if (last !== undefined) await house.delivery.touch(community, { kind: burstKind, id: last.id })
}

/** The notice as things stand. */
export async function renderBurst(house: House, { community, subject, place }: Seen): Promise<Message | undefined> {
  const { arrivals, rushes } = house.store.of(community)
  const burst = await rushes.burst(subject)
  if (burst === undefined) return undefined
  const space = await knownSpace(house, community, burst.space)
  const say = sayInSpace(await knownSpace(house, community, place.space))
  const { came, known, young } = await arrivals.ages(burst.space, burst.beganAt + 1, burst.lastAt, youngMs)
  const ages: readonly Fact[] =
    known === 0
      ? []
      : [{ label: say.label('arriving.burst.ages'), value: say('arriving.burst.young', { young, known }) }]
  return {
    text: say('arriving.burst.notice', {
      count: came,
      space: space.name,
      since: { kind: 'time', at: burst.beganAt, style: 'moment' },
    }),
    card: {
      facts: [...ages, { label: say.label('arriving.burst.welcomes'), value: await pausedText(house, space, say) }],
    },
    controls: [await pauseButton(house, space, say.label('arriving.pause'), say.label('arriving.resume'))],
  }
}

/** Whether the welcomes of a space are paused, and by whom. */
async function pausedText(house: House, { community, ref }: Space, say: Say): Promise<Text> {
  const { members, rushes } = house.store.of(community)
  const pause = await rushes.pause(ref)
  if (pause === undefined) return say('arriving.burst.together')
  const by = await members.get(pause.member)
  if (by === undefined) return say('arriving.burst.paused-long')
  return say('arriving.burst.paused', {
    name: person(by.user, by.name),
    at: { kind: 'time', at: pause.at, style: 'moment' },
  })
}

/** The button that pauses the welcomes of a space, or resumes them. */
export async function pauseButton(
  house: House,
  { community, ref }: Space,
  pauses: string,
  resumes: string,
): Promise<Button> {
  const isPaused = (await house.store.of(community).rushes.pause(ref)) !== undefined
  return isPaused
    ? button(actionId(resumeWelcomes, spaceKey(ref)), resumes, 'primary')
    : button(actionId(pauseWelcomes, spaceKey(ref)), pauses)
}

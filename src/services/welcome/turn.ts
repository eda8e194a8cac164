// It is somebody's turn to be greeted: now, or, where that would be too much for them or for everybody else, later.
import type { Arrival, ArrivalState, Late } from '../../domain/arrival.ts'
import { daytimeAt } from '../../domain/daytime.ts'
import type { Member } from '../../domain/member.ts'
import type { Space } from '../../domain/space.ts'
import { type House, purposePlace } from '../house.ts'
import { directKind, greetDirectly, greetPublicly } from './greet.ts'
import { sayHelloTo } from './hellos.ts'
import { onceInSpace } from './of-space.ts'
import { nextDaily } from './together.ts'
import { dailyDue, daytimeDue, minuteMs, pacedDue, togetherDue } from './waits.ts'
import { greetsDirectly } from './way.ts'

export interface Turn {
  readonly late: Late
  /** Where they live, where their platform tells. */
  readonly zone?: string | undefined
}

/**
 * Greets a newcomer once, or has them wait for it. Nobody is greeted before an admin has confirmed the setup; bots never
 * are, and guests where that is chosen.
 */
export async function takeTurn(house: House, space: Space, member: Member, { late, zone }: Turn): Promise<void> {
  if (space.confirmedAt === undefined || member.greetedAt !== undefined || member.bot) return
  const { community, ref } = space
  const { arrivals, rushes, settings } = house.store.of(community)
  const now = house.clock.now()
  const wanted = await settings.get()
  const arrival = await arrivalOf(house, member, late)
  if (member.guest && wanted['welcome.guests'] === 'skipped') return arrivals.change(member.id, 'passed-over')
  const channel = await purposePlace(house, space, 'welcome')
  const isBack = directKind(arrival, wanted) === 'back'
  const directly = member.guest || isBack || channel === undefined || (await greetsDirectly(house, space))
  const isBurst = await arrivals.manyTurns(ref, now - minuteMs, wanted['welcome.burst'] - 1)
  const isPaused = (await rushes.pause(ref)) !== undefined
  const take = (state: ArrivalState) => arrivals.turn(member.id, now, state, late)
  if (!isBack && !isBurst && !isPaused) await sayHelloTo(house, space, member)
  if (isPaused) return take(directly ? 'held-paced' : 'held-together')
  if (directly) {
    const day = wanted['welcome.daytime'] === 'on' && zone !== undefined ? daytimeAt(now, zone) : now
    if (day > now) {
      await take('daytime')
      return house.delivery.later(community, daytimeDue, member.id, day)
    }
    await take('paced')
    return isBurst ? onceInSpace(house, space, pacedDue, now) : greetDirectly(house, space, member, late)
  }
  if (await house.store.of(community).members.moreThan(ref, wanted['welcome.daily-above'])) {
    await take('daily')
    return onceInSpace(house, space, dailyDue, await nextDaily(house, space))
  }
  await take('together')
  if (isBurst) return onceInSpace(house, space, togetherDue, now + minuteMs)
  return greetPublicly(house, space, member, channel, late)
}

/** The day of a newcomer has begun: it is their turn among the direct greetings. */
export async function dayHasCome(house: House, space: Space, member: Member): Promise<void> {
  const { arrivals, rushes } = house.store.of(space.community)
  if (member.leftAt !== undefined || (await arrivals.get(member.id))?.state !== 'daytime') return
  const isPaused = (await rushes.pause(space.ref)) !== undefined
  await arrivals.change(member.id, isPaused ? 'held-paced' : 'paced')
  if (!isPaused) await onceInSpace(house, space, pacedDue, house.clock.now())
}

/** Whoever came before arrivals were kept has none yet. */
async function arrivalOf(house: House, { community, id, user }: Member, late: Late): Promise<Pick<Arrival, 'back'>> {
  const { arrivals } = house.store.of(community)
  const known = await arrivals.get(id)
  if (known !== undefined) return known
  const about = { accountMadeAt: undefined, back: false, state: 'rules', late } as const
  await arrivals.came({ member: id, space: user.space, at: house.clock.now(), ...about })
  return about
}

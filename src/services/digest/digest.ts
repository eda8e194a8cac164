// The digest: posted now, or once a day or week in the community's own zone.
import type { DueNow } from '../../delivery/delivery.ts'
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import { daysBefore, digestSchedule, readTime, readZone, type Schedule } from '../../domain/schedule.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { plain } from '../../view/text.ts'
import { acted, type House, knownSpace, staffPlace } from '../house.ts'
import { type Allowed, digestSpace } from './digest-space.ts'
import { fullMoment } from './moment.ts'
import { postDigest } from './post.ts'
import { reschedule, runDue } from './scheduled.ts'
import { whereItGoes } from './where.ts'

export interface DigestService {
  /** Posts one for the last day or week, besides the schedule. Rejects with a UserError when it has nowhere to go. */
  now(caller: Caller, say: Say): Promise<Message>
  /** Sets the schedule, and the caller's space as where it comes out, and says when and where the next one is due. Rejects with a UserError on a time or zone that is none. */
  schedule(caller: Caller, say: Say, wanted: Schedule): Promise<Message>
  /** Plans the next run anew, after the settings changed. */
  reschedule(community: CommunityId): Promise<void>
  /** The schedule is due: posts the latest period that is over, once, and plans the next. */
  comeOut(due: DueNow): Promise<void>
}

/** Makes the service. */
export const digestService = (house: House, allowed: Allowed): DigestService => ({
  now: (caller, say) => postNow(house, caller, say),
  schedule: (caller, say, wanted) => setSchedule(house, caller, say, wanted, allowed),
  reschedule: async (community) => {
    await reschedule(house, community)
  },
  comeOut: (due) => runDue(house, due, allowed),
})

async function postNow(house: House, caller: Caller, say: Say): Promise<Message> {
  const space = await knownSpace(house, caller.community, caller.space)
  const place = await staffPlace(house, space)
  const where = await whereItGoes(house, space, caller.space, say)
  if (place === undefined) throw new UserError(where)
  const settings = await house.store.of(caller.community).settings.get()
  const schedule = digestSchedule(settings)
  const zone = settings['digest.zone'] === '' ? 'UTC' : settings['digest.zone']
  const days = schedule?.every === 'weekly' ? 7 : 1
  // What happened in this very millisecond has happened.
  const to = house.clock.now() + 1
  const from = daysBefore(to, days, zone)
  await postDigest(house, space, place, { from, to, beforeFrom: daysBefore(from, days, zone), zone })
  await acted(house, caller.community, caller.member, 'digest.now', caller.community)
  return { text: [...say('digest.on-its-way'), ...plain(' '), ...where] }
}

async function setSchedule(
  house: House,
  caller: Caller,
  say: Say,
  wanted: Schedule,
  allowed: Allowed,
): Promise<Message> {
  const { community } = caller
  const { every } = wanted
  const time = readTime(wanted.time)
  const zone = readZone(wanted.zone)
  if (time === undefined) throw new UserError(say('digest.bad-time', { time: wanted.time }))
  if (zone === undefined) throw new UserError(say('digest.bad-zone', { zone: wanted.zone }))
  const timed = { 'digest.every': every, 'digest.time': time, 'digest.zone': zone } as const
  await house.store.of(community).settings.change({ ...timed, 'digest.space': spaceKey(caller.space) })
  const next = await reschedule(house, community)
  await acted(house, community, caller.member, 'digest.schedule', community, `${every} ${time} ${zone}`)
  if (next === undefined) throw new Error('a schedule that was just set is not there')
  const sentence = every === 'daily' ? 'digest.scheduled-daily' : 'digest.scheduled-weekly'
  const said = say(sentence, { time, zone, next: fullMoment(say.locale, next, zone) })
  const where = await whereItGoes(house, await digestSpace(house, community, allowed), caller.space, say)
  return { text: [...said, ...plain(' '), ...where] }
}

// A schedule in a community's own zone: what people type for it, how it is written as cron, and how its periods are named.
import { Temporal } from 'temporal-polyfill'
import { type DigestCadence, isZone } from './settings/digest.ts'
import type { Settings } from './settings/settings.ts'

export interface Schedule {
  readonly every: Exclude<DigestCadence, 'off'>
  /** Hours and minutes, `09:00`. */
  readonly time: string
  /** An IANA zone. */
  readonly zone: string
}

export const cadences = ['daily', 'weekly'] as const satisfies readonly Schedule['every'][]

/** When the digest comes out; undefined while it is off or has no zone. */
export function digestSchedule(
  settings: Pick<Settings, 'digest.every' | 'digest.time' | 'digest.zone'>,
): Schedule | undefined {
  const every = settings['digest.every']
  const zone = settings['digest.zone']
  return every === 'off' || zone === '' ? undefined : { every, time: settings['digest.time'], zone }
}

/** Hours and minutes as people type them: `9:00` is `09:00`. Undefined when it is no time of a day. */
export function readTime(text: string): string | undefined {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim())
  if (match === null || Number(match[1]) > 23) return undefined
  return `${match[1]?.padStart(2, '0')}:${match[2]}`
}

const plainZone = (zone: string): string => zone.trim().toLowerCase().replaceAll(' ', '_')

let named: readonly string[] | undefined

/** Every zone the running system names. It is asked when somebody first types one. */
function zoneNames(): readonly string[] {
  named ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  return named
}

/** A zone as people type it: `europe/berlin` is `Europe/Berlin`. Undefined when the running system knows none of that name. */
export function readZone(text: string): string | undefined {
  const found = zoneNames().find((zone) => plainZone(zone) === plainZone(text))
  return found ?? (isZone(text.trim()) ? text.trim() : undefined)
}

/** The zones that hold what is typed so far, those that begin with it first. */
export function zonesLike(typed: string, most: number): readonly string[] {
  const wanted = plainZone(typed)
  const found = zoneNames().filter((zone) => plainZone(zone).includes(wanted))
  const begins = (zone: string): boolean =>
    plainZone(zone)
      .split('/')
      .some((word) => word.startsWith(wanted))
  return [...found.filter(begins), ...found.filter((zone) => !begins(zone))].slice(0, most)
}

/** As cron writes it: daily, or each Monday. */
export function cronOf(schedule: Pick<Schedule, 'every' | 'time'>): string {
  const [hours = '0', minutes = '0'] = schedule.time.split(':')
  return `${Number(minutes)} ${Number(hours)} * * ${schedule.every === 'weekly' ? '1' : '*'}`
}

/** The name of the period that a run is for: its date in the zone, or its ISO week. */
export function periodKey(schedule: Pick<Schedule, 'every' | 'zone'>, at: number): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(schedule.zone)
  if (schedule.every === 'daily') return there.toPlainDate().toString()
  return `${there.yearOfWeek}-W${String(there.weekOfYear).padStart(2, '0')}`
}

/** The moment as many days before, at the same time on the zone's clocks. */
export const daysBefore = (at: number, days: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).subtract({ days }).epochMilliseconds

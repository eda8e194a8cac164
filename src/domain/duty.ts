// Who is on duty: by their own word, or by a shift that the team has set. Shifts are in the zone of their team.
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { openHours, type Team } from './team.ts'

export const shiftsAtMost = 60

export const shift = z.object({
  /** The member who has it. */
  member: z.string().min(1),
  name: z.string(),
  /** The id of the team whose threads it is about; absent: all. */
  team: z.string().exactOptional(),
  hours: z.array(openHours).min(1).readonly(),
})

export type Shift = z.infer<typeof shift>

/** What somebody said themselves, until then; for good where `until` is undefined. */
export interface DutyWord {
  readonly member: string
  readonly state: 'on' | 'off'
  readonly since: number
  readonly until: number | undefined
}

const clockOf = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })

/** Whether it is during a shift. */
export function inShift({ hours }: Pick<Shift, 'hours'>, at: number, zone: string): boolean {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const time = clockOf(there.toPlainTime())
  return hours.some(({ day, from, to }) => day === there.dayOfWeek && from <= time && time < to)
}

/** When the shift that is on then, or the next one, is over; a stretch over midnight is over at its end. */
export function shiftEnd({ hours }: Pick<Shift, 'hours'>, after: number, zone: string): number | undefined {
  const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone)
  const ends: number[] = []
  for (let days = 0; days <= 8; days += 1) {
    const date = start.toPlainDate().add({ days })
    for (const { day, to } of hours) {
      if (day !== date.dayOfWeek) continue
      const end = endOf(date, to, zone)
      if (end > after && !inShift({ hours }, end, zone)) ends.push(end)
    }
  }
  return ends.length === 0 ? undefined : Math.min(...ends)
}

function endOf(date: Temporal.PlainDate, to: string, zone: string): number {
  const [day, time] = to === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, to]
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
}

/** The zone that a shift is meant in: its team's, else the first that any team has, else the community's own. */
export function zoneOfShift({ team }: Pick<Shift, 'team'>, teams: readonly Team[], fallback: string): string {
  const own = teams.find(({ id }) => id === team)?.zone
  return own ?? teams.find(({ zone }) => zone !== undefined)?.zone ?? (fallback === '' ? 'UTC' : fallback)
}

/** The shifts where these are all the teams: one for a team that is none any more is for all threads, with what they have of those. */
export function shiftsAmong(shifts: readonly Shift[], teams: readonly Pick<Team, 'id'>[]): readonly Shift[] {
  const kept: Shift[] = []
  for (const { team, ...shift } of shifts) {
    const known = teams.some(({ id }) => id === team) ? team : undefined
    const at = kept.findIndex((one) => one.member === shift.member && one.team === known)
    const same = kept[at]
    if (same === undefined) kept.push({ ...shift, ...(known === undefined ? {} : { team: known }) })
    else kept[at] = { ...same, hours: withHours(same.hours, shift.hours) }
  }
  return kept
}

const withHours = (hours: Shift['hours'], more: Shift['hours']): Shift['hours'] => [
  ...hours,
  ...more.filter((one) => !hours.some(({ day, from, to }) => day === one.day && from === one.from && to === one.to)),
]

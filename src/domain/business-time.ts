// Time in which a team is there: how much of it lies between two moments, and when an amount of it is over. It knows hours of
// the week, holidays and the clocks of a zone with their changes, and nothing of who counts.
import { Temporal } from 'temporal-polyfill'
import type { Team } from './team.ts'

export type BusinessHours = Pick<Team, 'hours' | 'holidays' | 'zone'>

const minuteMs = 60_000
/** A promise that is not kept within two years is none. */
const daysAtMost = 731
const returnMs = 60 * 24 * 60 * minuteMs

interface Stretch {
  readonly from: number
  readonly to: number
}

/** The minutes that a team is there for between two moments; all of them where it has no hours and no holidays. */
export function openMinutes(hours: BusinessHours, from: number, to: number): number {
  if (to <= from) return 0
  if (isAlways(hours)) return (to - from) / minuteMs
  let sum = 0
  for (const stretch of stretchesFrom(hours, from)) {
    if (stretch.from >= to) break
    sum += Math.min(stretch.to, to) - Math.max(stretch.from, from)
  }
  return sum / minuteMs
}

/** When so many of those minutes are over; undefined where that is not within two years. */
export function afterOpenMinutes(hours: BusinessHours, from: number, minutes: number): number | undefined {
  if (minutes <= 0) return from
  if (isAlways(hours)) return from + minutes * minuteMs
  let left = minutes * minuteMs
  for (const stretch of stretchesFrom(hours, from)) {
    const begins = Math.max(stretch.from, from)
    if (stretch.to - begins >= left) return begins + left
    left -= stretch.to - begins
  }
  return undefined
}

/**
 * When a team is there again; undefined where it is there now, always is, or does not come back within two months, since nobody
 * is told of a return that is further away.
 */
export function opensAgainAt(hours: BusinessHours, now: number): number | undefined {
  if (isAlways(hours)) return undefined
  const [next] = stretchesFrom(hours, now)
  if (next === undefined || next.from <= now || next.from > now + returnMs) return undefined
  return next.from
}

const isAlways = ({ hours, holidays }: BusinessHours): boolean => hours.length === 0 && holidays.length === 0

/** The stretches that end after a moment, in their order, none lying in another. */
function* stretchesFrom({ hours, holidays, zone = 'UTC' }: BusinessHours, from: number): Generator<Stretch> {
  const closed = new Set(holidays)
  // The day before: what begins there may last until now.
  let day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 })
  let last = from
  for (let count = 0; count < daysAtMost; count += 1) {
    if (!closed.has(day.toString()))
      for (const stretch of stretchesOf(hours, day, zone)) {
        const begins = Math.max(stretch.from, last)
        if (stretch.to <= begins) continue
        yield { from: begins, to: stretch.to }
        last = stretch.to
      }
    day = day.add({ days: 1 })
  }
}

/** Those of one day by its own clocks: an hour that they skip is none, one that they repeat counts twice. */
function stretchesOf(hours: BusinessHours['hours'], day: Temporal.PlainDate, zone: string): readonly Stretch[] {
  const begins = day.toZonedDateTime(zone).epochMilliseconds
  const ends = day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
  if (hours.length === 0) return [{ from: begins, to: ends }]
  const at = (time: string): number => {
    if (time === '24:00') return ends
    return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
  }
  return hours
    .filter((one) => one.day === day.dayOfWeek)
    .map(({ from, to }) => ({ from: at(from), to: at(to) }))
    .toSorted((one, other) => one.from - other.from)
}

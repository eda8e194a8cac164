// A moment that is over, as people type it: `now`, `2h ago`, `yesterday 15:00`, `monday 10:30`, `2026-05-03 14:00`; with `utc`
// behind it, it is read in that and no other zone.
import { Temporal } from 'temporal-polyfill'
import { dateOf, dayAndClock, durationOf, timeOf, weekdayOf } from './moment-typed.ts'

export type PastRead =
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'unreadable' | 'ahead' | 'far' }

const noon = Temporal.PlainTime.from({ hour: 12 })
const farthestYears = 10
/** What is ahead by less than this was meant for now: clocks differ. Milliseconds. */
const clocksDifferMs = 5 * 60_000

/** Reads it as of `now`, in a zone. A day without an hour is its noon, or now where that is not over. */
export function readPast(words: string, now: number, usual: string): PastRead {
  const typed = words.trim().toLowerCase().replace(/\s+/g, ' ')
  const text = typed.replace(/ utc$/, '')
  const zone = text === typed ? usual : 'UTC'
  if (text === '' || text === 'now') return { kind: 'moment', at: now }
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const ago = durationOf(text.replace(/ ago$/, ''))
  const found = ago === undefined ? onCalendar(text, here) : here.subtract(ago)
  if (found === undefined) return { kind: 'unreadable' }
  const at = found.epochMilliseconds
  if (at > now + clocksDifferMs) return { kind: 'ahead' }
  if (Temporal.ZonedDateTime.compare(found, here.subtract({ years: farthestYears })) < 0) return { kind: 'far' }
  return { kind: 'moment', at: Math.min(at, now) }
}

function onCalendar(text: string, here: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const { day, clock } = dayAndClock(text)
  const time = clock === undefined ? undefined : timeOf(clock)
  if (clock !== undefined && time === undefined) return undefined
  const today = here.toPlainDate()
  const at = (date: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    date.toZonedDateTime({ timeZone: here.timeZoneId, plainTime })
  const date = pastDay(day, today)
  if (date === undefined) return undefined
  if (time !== undefined) return at(date, time)
  const middle = at(date, noon)
  const isToday = Temporal.PlainDate.compare(date, today) === 0
  return isToday && Temporal.ZonedDateTime.compare(middle, here) > 0 ? here : middle
}

/** A weekday is the last one of its name; an hour alone is today's. */
function pastDay(day: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (day === '' || day === 'today') return today
  if (day === 'yesterday') return today.subtract({ days: 1 })
  const weekday = weekdayOf(day)
  if (weekday !== undefined) return today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 || 7 })
  return dateOf(day)
}

// A moment as people type it: `2h`, `3d`, `tomorrow 9:00`, `friday`, `2026-12-24 15:00`. It is read in a zone.
import { Temporal } from 'temporal-polyfill'

/** What was read: a moment; or why it is none. `zoned`: it depends on the zone it was read in. */
export type MomentRead =
  | { readonly kind: 'moment'; readonly at: number; readonly zoned: boolean }
  | { readonly kind: 'unreadable' | 'past' | 'far' }

/** A day without an hour begins for the team at this one. */
const morning = Temporal.PlainTime.from({ hour: 9 })
const farthestDays = 366
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const units = { m: 'minutes', h: 'hours', d: 'days', w: 'weeks' } as const

/** Reads it as of `now`. It lies ahead, and no further than a year. */
export function readMoment(words: string, now: number, zone: string): MomentRead {
  const text = words.trim().toLowerCase().replace(/\s+/g, ' ')
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const after = durationOf(text)
  const found = after === undefined ? onCalendar(text, here) : added(here, after)
  if (found === undefined) return { kind: 'unreadable' }
  const at = found.epochMilliseconds
  if (at <= now) return { kind: 'past' }
  if (Temporal.ZonedDateTime.compare(found, here.add({ days: farthestDays })) > 0) return { kind: 'far' }
  return { kind: 'moment', at, zoned: after === undefined || 'days' in after || 'weeks' in after }
}

type Lengths = { [unit in (typeof units)[keyof typeof units]]?: number }

/** `2h`, `1d 12h`, `in 3 days`. */
export function durationOf(text: string): Lengths | undefined {
  const plain = text.replace(/^in /, '')
  if (!/^(\d{1,5} ?(m|h|d|w|min|minutes?|hours?|days?|weeks?) ?)+$/.test(plain)) return undefined
  const lengths: Lengths = {}
  for (const [, many = '', unit = ''] of plain.matchAll(/(\d+) ?([a-z])/g)) {
    const name = Object.entries(units).find(([letter]) => letter === unit)?.[1]
    if (name !== undefined) lengths[name] = (lengths[name] ?? 0) + Number(many)
  }
  return lengths
}

/** What is too long to be a date is far, as anything over a year. */
const added = (here: Temporal.ZonedDateTime, lengths: Lengths): Temporal.ZonedDateTime => here.add(lengths)

/** `tomorrow 9:00`, `tomorrow 9`, `friday 5pm`, `17:30`, `2026-12-24 15:00`. */
function onCalendar(text: string, here: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const { day, clock } = dayAndClock(text)
  const time = clock === undefined ? morning : timeOf(clock)
  if (time === undefined) return undefined
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone: here.timeZoneId, plainTime: time })
  const today = here.toPlainDate()
  // An hour alone is the next time that clocks show it.
  if (day === '') return clock === undefined ? undefined : nextOf(at(today), at(today.add({ days: 1 })), here)
  if (day === 'today') return at(today)
  if (day === 'tomorrow') return at(today.add({ days: 1 }))
  const weekday = weekdayOf(day)
  if (weekday !== undefined) return at(today.add({ days: (weekday - today.dayOfWeek + 7) % 7 || 7 }))
  const date = dateOf(day)
  return date === undefined ? undefined : at(date)
}

/** The number of a weekday that is named, from Monday, 1; undefined for any other word. */
export function weekdayOf(day: string): number | undefined {
  const index = weekdays.findIndex((name) => name === day || (day.length >= 3 && name.startsWith(day)))
  return index < 0 ? undefined : index + 1
}

const nextOf = (first: Temporal.ZonedDateTime, second: Temporal.ZonedDateTime, here: Temporal.ZonedDateTime) =>
  Temporal.ZonedDateTime.compare(first, here) > 0 ? first : second

interface Clock {
  readonly hour: number
  readonly minute: number
  /** `a` or `p`, as in am and pm. */
  readonly half: string | undefined
}

/** A number alone is no hour: it needs a day before it, minutes, or am or pm. */
export function dayAndClock(text: string): { readonly day: string; readonly clock?: Clock } {
  const found = /^(?:(?!at )(.+?) )?(at )?(\d{1,2})(?::(\d{2}))?(?: ?([ap])m)?$/.exec(text)
  const [, day = '', at, hour, minute, half] = found ?? []
  if (found === null || (day === '' && (at ?? minute ?? half) === undefined)) return { day: text }
  return { day, clock: { hour: Number(hour), minute: Number(minute ?? 0), half } }
}

/** The hour and minute that clocks show; undefined where none does. */
export function timeOf({ hour, minute, half }: Clock): Temporal.PlainTime | undefined {
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined
  const counted = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  return counted > 23 || minute > 59 ? undefined : Temporal.PlainTime.from({ hour: counted, minute })
}

/** `2026-12-24`. */
export function dateOf(text: string): Temporal.PlainDate | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  if (month < 1 || month > 12 || day < 1) return undefined
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month })
  return day > daysInMonth ? undefined : Temporal.PlainDate.from({ year, month, day })
}

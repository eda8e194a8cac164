// Opening hours as people type and read them: `Mon-Fri 9:00-17:00; Sat 10:00-12:00`, and days off: `2026-12-25, 2027-01-01`.
import type { Team } from './team.ts'

type Hours = Team['hours'][number]

/** The days of the week as they are typed, Monday first. */
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** So many days off are kept of one team. */
export const holidaysAtMost = 60

export type ReadHours =
  | { readonly ok: true; readonly hours: readonly Hours[] }
  /** What could not be read, as it was typed. */
  | { readonly ok: false; readonly piece: string }

/** Reads hours. What lasts over midnight goes on in the next day; nothing, `always` and `-` are always. */
export function readHours(text: string): ReadHours {
  const typed = text.trim()
  if (typed === '' || typed === '-' || typed.toLowerCase() === 'always') return { ok: true, hours: [] }
  const all: Hours[] = []
  for (const piece of typed.split(/[;\n]/).map((one) => one.trim())) {
    if (piece === '') continue
    const hours = readPiece(piece)
    if (hours === undefined) return { ok: false, piece }
    all.push(...hours)
  }
  return { ok: true, hours: joined(all) }
}

/** In their order, and what overlaps or follows at once as one. */
function joined(all: readonly Hours[]): readonly Hours[] {
  const found: Hours[] = []
  for (const one of all.toSorted((a, b) => a.day - b.day || a.from.localeCompare(b.from))) {
    const last = found.at(-1)
    if (last === undefined || last.day !== one.day || last.to < one.from) found.push(one)
    else if (last.to < one.to) found[found.length - 1] = { ...last, to: one.to }
  }
  return found
}

/** Days, then one or more times of day: `Mon, Wed 9-12, 13:30-17`. */
function readPiece(piece: string): readonly Hours[] | undefined {
  const match = /^([a-z][a-z,\s\-\u2013]*?)\s+(\d.*)$/i.exec(piece)
  const days = readDays(match?.[1] ?? '')
  const times = (match?.[2] ?? '').split(/,|\band\b/i).map(readTimes)
  if (match === null || days === undefined) return undefined
  const found: Hours[] = []
  for (const time of times) {
    if (time === undefined) return undefined
    for (const day of days) found.push(...daysOf(day, time))
  }
  return found
}

interface Times {
  readonly from: string
  readonly to: string
}

/** From ten in the evening to six in the morning is two hours of this day and six of the next. */
function daysOf(day: number, { from, to }: Times): readonly Hours[] {
  if (from < to) return [{ day, from, to }]
  const rest = to === '00:00' ? [] : [{ day: (day % 7) + 1, from: '00:00', to }]
  return [{ day, from, to: '24:00' }, ...rest]
}

function readDays(text: string): readonly number[] | undefined {
  const found = new Set<number>()
  const parts = text.replaceAll(/\s*[-\u2013]\s*/g, '-').split(/[,\s]+(?:and\s+)?/i)
  for (const part of parts.filter((one) => one !== '')) {
    const [first = '', last = first, ...more] = part.split('-')
    const [from, to] = /^(daily|everyday)$/i.test(part) ? [1, 7] : [dayOf(first), dayOf(last)]
    if (from === undefined || to === undefined || more.length > 0) return undefined
    for (let day = from; ; day = (day % 7) + 1) {
      found.add(day)
      if (day === to) break
    }
  }
  return found.size === 0 ? undefined : [...found].toSorted((one, other) => one - other)
}

/** `Mon`, `monday`, `Tues`: three letters are enough, and more must be right. */
function dayOf(word: string): number | undefined {
  const whole = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const typed = word.trim().toLowerCase()
  const index = whole.findIndex((name) => typed.length >= 3 && name.startsWith(typed))
  return index === -1 ? undefined : index + 1
}

function readTimes(text: string): Times | undefined {
  const match = /^(\d{1,2})(?::([0-5]\d))?\s*[-\u2013]\s*(\d{1,2})(?::([0-5]\d))?$/.exec(text.trim())
  if (match === null) return undefined
  const from = clock(match[1], match[2])
  const to = clock(match[3], match[4])
  if (from === undefined || to === undefined || from === '24:00' || from === to) return undefined
  return { from, to }
}

function clock(hours = '', minutes = '00'): string | undefined {
  const time = `${hours.padStart(2, '0')}:${minutes}`
  return Number(hours) < 24 || time === '24:00' ? time : undefined
}

/** Hours as they can be typed again, days that have the same together. Empty when the team is always there. */
export function hoursText(hours: readonly Hours[]): string {
  const byTimes = new Map<string, number[]>()
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const times = hours.filter((one) => one.day === day).map(({ from, to }) => `${from}-${to}`)
    if (times.length > 0) byTimes.set(times.join(', '), [...(byTimes.get(times.join(', ')) ?? []), day])
  }
  return [...byTimes].map(([times, days]) => `${daysText(days)} ${times}`).join('; ')
}

/** `Mon-Fri`, `Mon, Wed`: three days and more in a row are a stretch. */
function daysText(days: readonly number[]): string {
  const name = (day: number): string => {
    const short = dayNames[day - 1] ?? ''
    return `${short.charAt(0).toUpperCase()}${short.slice(1)}`
  }
  const rows: number[][] = []
  for (const day of days) {
    const row = rows.at(-1)
    if (row !== undefined && row.at(-1) === day - 1) row.push(day)
    else rows.push([day])
  }
  return rows
    .flatMap((row) => {
      const [first = 0, last = first] = [row[0], row.at(-1)]
      return row.length > 2 ? [`${name(first)}-${name(last)}`] : row.map(name)
    })
    .join(', ')
}

export type ReadHolidays =
  | { readonly ok: true; readonly holidays: readonly string[] }
  | { readonly ok: false; readonly piece: string }

/** Reads days off, `2026-12-25`, each once. */
export function readHolidays(text: string): ReadHolidays {
  const found = new Set<string>()
  for (const piece of text.split(/[\s,;]+/)) {
    if (piece === '' || piece === '-') continue
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(piece)
    const date = new Date(`${piece}T00:00:00Z`)
    if (match === null || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== piece)
      return { ok: false, piece }
    found.add(piece)
  }
  return { ok: true, holidays: [...found].toSorted() }
}

// How long somebody may wait, as a team sets it: what people type, `30m`, `4h`, `2d`, and what it is in minutes.

const unitMinutes = { m: 1, h: 60, d: 24 * 60 } as const
const minutesAtMost = 90 * unitMinutes.d

/** Minutes as people type them: `90m`, `4h`, `1h 30m`, `2d`. Undefined when it is none, or over 90 days. */
export function readLength(text: string): number | undefined {
  const typed = text.trim().toLowerCase()
  if (!/^(\d{1,5}\s*[mhd]\s*)+$/.test(typed)) return undefined
  let sum = 0
  for (const [, count, unit] of typed.matchAll(/(\d+)\s*([mhd])/g)) sum += Number(count) * minutesOf(unit)
  return sum > 0 && sum <= minutesAtMost ? sum : undefined
}

const minutesOf = (unit = 'm'): number => (unit === 'd' ? unitMinutes.d : unit === 'h' ? unitMinutes.h : unitMinutes.m)

/** Minutes as they can be typed again: `1h 30m`. */
export function lengthText(minutes: number): string {
  const days = Math.floor(minutes / unitMinutes.d)
  const hours = Math.floor((minutes % unitMinutes.d) / unitMinutes.h)
  const left = minutes % unitMinutes.h
  const parts = [days === 0 ? '' : `${days}d`, hours === 0 ? '' : `${hours}h`, left === 0 ? '' : `${left}m`]
  return parts.filter((part) => part !== '').join(' ')
}

export interface Target {
  readonly first?: number
  readonly resolution?: number
}

/** A target as people type it: how long until the first answer, a slash, how long until it is solved. Either may be left out. */
export function readTarget(text: string): Target | undefined {
  const [first = '', resolution = '', ...more] = text.split('/').map((part) => part.trim())
  const [begins, ends] = [readLength(first), readLength(resolution)]
  const isWrong = (typed: string, read: number | undefined): boolean => !isNone(typed) && read === undefined
  if (more.length > 0 || isWrong(first, begins) || isWrong(resolution, ends)) return undefined
  return {
    ...(begins === undefined ? {} : { first: begins }),
    ...(ends === undefined ? {} : { resolution: ends }),
  }
}

const isNone = (typed: string): boolean => typed === '' || typed === '-'

/** It as it can be typed again; empty when nothing is promised. */
export function targetText({ first, resolution }: Target): string {
  if (first === undefined && resolution === undefined) return ''
  const begins = first === undefined ? '-' : lengthText(first)
  return resolution === undefined ? begins : `${begins} / ${lengthText(resolution)}`
}

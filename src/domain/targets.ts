// How long somebody may wait, as a team sets it: what people type, `30m`, `4h`, `1h 30m`, and what it is in minutes. Only time
// in which the team is there counts, so there are no days in it: nobody would know how many hours one has.

const hour = 60
const minutesAtMost = 2000 * hour

export interface Target {
  readonly first?: number
  readonly resolution?: number
}

export const targetKinds = ['first', 'resolution'] as const
/** The first answer, or that it is solved. */
export type TargetKind = (typeof targetKinds)[number]

/** Minutes as people type them. Undefined when it is none, or over 2000 hours. */
function readLength(text: string): number | undefined {
  const match = /^(?:(\d{1,4})\s*h)?\s*(?:(\d{1,6})\s*m)?$/i.exec(text.trim())
  if (match === null) return undefined
  const sum = Number(match[1] ?? 0) * hour + Number(match[2] ?? 0)
  return sum > 0 && sum <= minutesAtMost ? sum : undefined
}

/** Minutes as they can be typed again. */
function lengthText(minutes: number): string {
  const [hours, left] = [Math.floor(minutes / hour), minutes % hour]
  return [hours === 0 ? '' : `${hours}h`, left === 0 ? '' : `${left}m`].filter((part) => part !== '').join(' ')
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

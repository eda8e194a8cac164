// Moments in the reader's own language and zone.

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const short = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: 'numeric', minute: '2-digit' })
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** `14:02` */
export const timeOf = (at) => clock.format(at)
/** `Tuesday, 3 June` */
export const dayOf = (at) => day.format(at)
/** `Tuesday, 3 June, 14:02` */
export const dayAndTime = (at) => `${day.format(at)}, ${clock.format(at)}`
/** `Mon 09:00` */
export const shortMoment = (at) => short.format(at)
export const iso = (at) => new Date(at).toISOString()

/** A time part of a text, as its style asks. */
export function momentOf(at, style, now) {
  if (style === 'date') return date.format(at)
  if (style === 'moment') return moment.format(at)
  const [unit, size] = units.find(([, ms]) => Math.abs(at - now) >= ms) ?? ['minute', 60_000]
  return relative.format(Math.round((at - now) / size), unit)
}

// Moments in words, on the clocks of a zone, whoever reads them.

const full = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const

/** `Monday, March 2, 2026 at 09:00`. */
export const fullMoment = (locale: string, at: number, zone: string): string =>
  new Intl.DateTimeFormat(locale, { ...full, timeZone: zone }).format(new Date(at))

/** `Monday, March 2, 2026 at 09:00 UTC`: for words that stand by themselves, as in a reply. */
export const zonedMoment = (locale: string, at: number, zone: string): string =>
  new Intl.DateTimeFormat(locale, { ...full, timeZone: zone, timeZoneName: 'short' }).format(new Date(at))

/** `Mon, Mar 2, 09:00`. */
export const shortMoment = (locale: string, at: number, zone: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))

const weekMs = 7 * 24 * 60 * 60_000

/** `Monday` within the last days, `Mar 2` before that. */
export const shortDay = (locale: string, at: number, zone: string, now: number): string =>
  new Intl.DateTimeFormat(
    locale,
    now - at < weekMs - 24 * 60 * 60_000
      ? { timeZone: zone, weekday: 'long' }
      : { timeZone: zone, day: 'numeric', month: 'short' },
  ).format(new Date(at))

// Moments as a digest writes them: on the clocks of its own zone, whoever reads it.

/** `Monday, March 2, 2026 at 09:00`. */
export const fullMoment = (locale: string, at: number, zone: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))

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

// A moment in words that stand for themselves: in a reply, which is plain text, and in the record that keeps it.
import type { Say } from '../../../locales/say.ts'

/** `Friday, December 4, 2026 at 15:00 UTC`. */
export const momentWords = (say: Say, at: number, zone: string): string =>
  new Intl.DateTimeFormat(say.locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(new Date(at))

// A day by which something is meant to be so: as people type it, and as they read it.
import { readMoment } from '../../../domain/moment-typed.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'

/** `December 24, 2026`, on the clocks of a zone. */
export const targetDay = (locale: string, at: number, zone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(at),
  )

/** Null where they typed that there is none any more. Rejects with a UserError when it is no day to come. */
export function readTarget(say: Say, typed: string, now: number, zone: string): number | null {
  const words = typed.trim()
  if (words === '-') return null
  const read = readMoment(words, now, zone)
  if (read.kind === 'moment') return read.at
  throw new UserError(
    say('decide.bad-target', { why: read.kind, words: { kind: 'quote', text: words }, zone }),
    'target',
  )
}

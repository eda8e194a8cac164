// Moments that are over, as people type them.
import { expect, test } from 'vitest'
import { readPast } from '../../src/domain/past-typed.ts'

/** A Wednesday, 14:30 in Berlin. */
const now = Date.parse('2026-05-06T12:30:00Z')
const read = (words: string): string => {
  const found = readPast(words, now, 'Europe/Berlin')
  return found.kind === 'moment' ? new Date(found.at).toISOString().slice(0, 16) : found.kind
}

test.each([
  ['', '2026-05-06T12:30'],
  ['Now', '2026-05-06T12:30'],
  ['2h ago', '2026-05-06T10:30'],
  ['1d 2h', '2026-05-05T10:30'],
  ['today 9:00', '2026-05-06T07:00'],
  ['9:30', '2026-05-06T07:30'],
  ['today', '2026-05-06T10:00'],
  ['yesterday', '2026-05-05T10:00'],
  ['yesterday 3pm', '2026-05-05T13:00'],
  ['monday 10:30', '2026-05-04T08:30'],
  ['wed 10:00', '2026-04-29T08:00'],
  ['2026-05-03 14:00', '2026-05-03T12:00'],
  ['2026-05-03 14:00 UTC', '2026-05-03T14:00'],
  ['today 14:33', '2026-05-06T12:30'],
  ['today 16:00', 'ahead'],
  ['2027-01-01', 'ahead'],
  ['1999-01-01', 'far'],
  ['soon', 'unreadable'],
  ['tomorrow', 'unreadable'],
  ['2026-02-30', 'unreadable'],
  ['today 25:00', 'unreadable'],
])('%j is %s', (words, moment) => {
  expect(read(words)).toBe(moment)
})

// A moment as people type it, read in a zone, also where its clocks change.
import { expect, test } from 'vitest'
import { type MomentRead, readMoment } from '../../src/domain/moment-typed.ts'

/** A Wednesday, 13:30 in Berlin. */
const now = Date.parse('2026-10-21T11:30:00Z')
const read = (words: string, from = now): string => told(readMoment(words, from, 'Europe/Berlin'))
const told = (found: MomentRead): string => (found.kind === 'moment' ? new Date(found.at).toISOString() : found.kind)

test.each([
  ['2h', '2026-10-21T13:30:00.000Z'],
  ['90m', '2026-10-21T13:00:00.000Z'],
  ['in 3 days', '2026-10-24T11:30:00.000Z'],
  ['1d 12h', '2026-10-22T23:30:00.000Z'],
  // The clocks are put back on the 25th: the same time of the day is an hour later.
  ['1w', '2026-10-28T12:30:00.000Z'],
  ['tomorrow', '2026-10-22T07:00:00.000Z'],
  ['Tomorrow 9:00', '2026-10-22T07:00:00.000Z'],
  ['tomorrow at 17:05', '2026-10-22T15:05:00.000Z'],
  ['tomorrow 9', '2026-10-22T07:00:00.000Z'],
  ['tomorrow at 5 pm', '2026-10-22T15:00:00.000Z'],
  ['fri 12am', '2026-10-22T22:00:00.000Z'],
  ['9am', '2026-10-22T07:00:00.000Z'],
  ['at 18', '2026-10-21T16:00:00.000Z'],
  ['2026-12-24 15', '2026-12-24T14:00:00.000Z'],
  ['today 14:00', '2026-10-21T12:00:00.000Z'],
  ['18:00', '2026-10-21T16:00:00.000Z'],
  ['9:00', '2026-10-22T07:00:00.000Z'],
  ['friday', '2026-10-23T07:00:00.000Z'],
  ['wed 10:00', '2026-10-28T09:00:00.000Z'],
  ['2026-12-24 15:00', '2026-12-24T14:00:00.000Z'],
  ['2026-12-24', '2026-12-24T08:00:00.000Z'],
])('%s is %s', (words, moment) => {
  expect(read(words)).toBe(moment)
})

test.each([
  ['', 'unreadable'],
  ['soon', 'unreadable'],
  ['2x', 'unreadable'],
  ['tomorrow 25:00', 'unreadable'],
  ['9:61', 'unreadable'],
  ['9', 'unreadable'],
  ['tomorrow 24', 'unreadable'],
  ['13pm', 'unreadable'],
  ['nobody 9', 'unreadable'],
  ['2026-02-30', 'unreadable'],
  ['2026-13-01', 'unreadable'],
  ['today 9:00', 'past'],
  ['2026-10-20', 'past'],
  ['0m', 'past'],
  ['2029-01-01', 'far'],
  ['99999w', 'far'],
  ['99999d', 'far'],
])('%j is none: %s', (words, why) => {
  expect(read(words)).toBe(why)
})

test('an hour that clocks skip is the one after it', () => {
  expect(read('2027-03-28 2:30', Date.parse('2027-03-20T00:00:00Z'))).toBe('2027-03-28T01:30:00.000Z')
})

// Opening hours, days off and targets as people type them.
import { expect, test } from 'vitest'
import { hoursText, readHolidays, readHours } from '../../src/domain/opening-hours.ts'
import { readTarget, targetText } from '../../src/domain/targets.ts'

const shown = (typed: string): string => {
  const read = readHours(typed)
  return read.ok ? hoursText(read.hours) : `not read: ${read.piece}`
}

test.each([
  ['Mon-Fri 9:00-17:00; Sat 10:00-12:00', 'Mon-Fri 09:00-17:00; Sat 10:00-12:00'],
  ['mon - fri 9-17', 'Mon-Fri 09:00-17:00'],
  ['Monday, Wednesday and Friday 9-12', 'Mon, Wed, Fri 09:00-12:00'],
  ['Monday, Wed, Fri 9-12, 13:30-17', 'Mon, Wed, Fri 09:00-12:00, 13:30-17:00'],
  ['Tue 8–16\nThu 8–16', 'Tue, Thu 08:00-16:00'],
  ['daily 0:00-24:00', 'Mon-Sun 00:00-24:00'],
  ['Fri 22:00-06:00', 'Fri 22:00-24:00; Sat 00:00-06:00'],
  ['Sun 22-0', 'Sun 22:00-24:00'],
  ['Sat-Mon 10-11', 'Mon, Sat, Sun 10:00-11:00'],
  ['Mon-Fri 9-17; Wed 16-18', 'Mon, Tue, Thu, Fri 09:00-17:00; Wed 09:00-18:00'],
  ['Mon 9-12, 12-15; Mon 10-11', 'Mon 09:00-15:00'],
  ['always', ''],
  ['', ''],
  ['Mon-Fri', 'not read: Mon-Fri'],
  ['9:00-17:00', 'not read: 9:00-17:00'],
  ['Mon 9:00-25:00', 'not read: Mon 9:00-25:00'],
  ['Mon 9:00-9:00', 'not read: Mon 9:00-9:00'],
  ['Mon 9-17; someday', 'not read: someday'],
])('%j is read as %j', (typed, said) => {
  expect(shown(typed)).toBe(said)
})

test('what is shown of hours is read again as the same', () => {
  for (const typed of ['Mon-Fri 9-17; Sat 10-12', 'Fri 22-6', 'Mon, Wed, Fri 9-12, 13:30-17', 'daily 0-24'])
    expect(shown(shown(typed))).toBe(shown(typed))
})

test.each([
  ['2026-12-25, 2027-01-01', ['2026-12-25', '2027-01-01']],
  ['2027-01-01\n2026-12-25 2026-12-25', ['2026-12-25', '2027-01-01']],
  ['-', []],
  ['25.12.2026', '25.12.2026'],
  ['2026-02-30', '2026-02-30'],
])('%j is days off', (typed, found) => {
  const read = readHolidays(typed)
  expect(read.ok ? read.holidays : read.piece).toEqual(found)
})

test.each([
  ['30m / 4h', '30m / 4h'],
  ['90m', '1h 30m'],
  ['- / 16h', '- / 16h'],
  ['1h30m/2h', '1h 30m / 2h'],
  ['', ''],
  ['-', ''],
  ['soon', undefined],
  ['2d', undefined],
  ['0h', undefined],
  ['1h / 2h / 3h', undefined],
  ['9999h', undefined],
])('%j is the target %j', (typed, said) => {
  const read = readTarget(typed)
  expect(read === undefined ? undefined : targetText(read)).toBe(said)
})

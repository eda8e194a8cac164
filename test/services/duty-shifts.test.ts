// Shifts: whether it is during one, and when it ends, also where clocks are changed.
import { expect, test } from 'vitest'
import { inShift, shiftEnd } from '../../src/domain/duty.ts'

const at = (text: string): number => Date.parse(text)
const mornings = { hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '13:00' })) }
const night = {
  hours: [
    { day: 6, from: '22:00', to: '24:00' },
    { day: 7, from: '00:00', to: '06:00' },
  ],
}

test.each([
  ['2026-11-30T08:00:00Z', true],
  ['2026-11-30T07:59:59Z', false],
  ['2026-11-30T12:00:00Z', false],
  ['2026-11-29T09:00:00Z', false],
])('a shift from nine to one in Berlin holds at %s: %s', (moment, is) => {
  expect(inShift(mornings, at(moment), 'Europe/Berlin')).toBe(is)
})

test('the end of a shift is that of the one that is on, else of the next', () => {
  expect(shiftEnd(mornings, at('2026-11-30T09:00:00Z'), 'Europe/Berlin')).toBe(at('2026-11-30T12:00:00Z'))
  expect(shiftEnd(mornings, at('2026-11-27T12:00:00Z'), 'Europe/Berlin')).toBe(at('2026-11-30T12:00:00Z'))
  expect(shiftEnd({ hours: [] }, at('2026-11-27T12:00:00Z'), 'Europe/Berlin')).toBeUndefined()
})

test('a shift over midnight ends once, and an hour later by the machine where clocks are put back in it', () => {
  expect(shiftEnd(night, at('2026-11-28T23:00:00Z'), 'UTC')).toBe(at('2026-11-29T06:00:00Z'))
  // In Berlin that night of 2026 has 25 hours.
  expect(shiftEnd(night, at('2026-10-24T21:00:00Z'), 'Europe/Berlin')).toBe(at('2026-10-25T05:00:00Z'))
})

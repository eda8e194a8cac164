// Shifts: whether it is during one, and when it ends, also where clocks are changed.
import { expect, test } from 'vitest'
import { inShift, shiftEnd, shiftsAmong } from '../../src/domain/duty.ts'

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

test('of a team that is none any more a shift is for all threads, with the hours of both where there was one', () => {
  const [mon, tue] = [1, 2].map((day) => ({ day, from: '09:00', to: '13:00' }))
  if (mon === undefined || tue === undefined) throw new Error('two days were made')
  const ben = { member: 'ben', name: 'Ben' }
  const shifts = [
    { ...ben, hours: [mon] },
    { ...ben, team: 'gone', hours: [mon, tue] },
    { ...ben, team: 'here', hours: [mon] },
  ]
  expect(shiftsAmong(shifts, [{ id: 'here' }])).toEqual([
    { ...ben, hours: [mon, tue] },
    { ...ben, team: 'here', hours: [mon] },
  ])
})

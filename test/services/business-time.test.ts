// Business time: what is counted across nights, weekends, holidays and clock changes, against counting minute by minute.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { afterOpenMinutes, type BusinessHours, openMinutes, opensAgainAt } from '../../src/domain/business-time.ts'

const minuteMs = 60_000
const at = (text: string): number => Temporal.ZonedDateTime.from(text).epochMilliseconds
const said = (moment: number | undefined, zone: string): string =>
  moment === undefined
    ? 'never'
    : Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDateTime().toString()

const berlin = 'Europe/Berlin'
const weekdays: BusinessHours = {
  zone: berlin,
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [],
}

describe('the time in which a team is there', () => {
  test('leaves out nights and weekends', () => {
    const friday = at('2026-03-06T16:00[Europe/Berlin]')
    expect(said(afterOpenMinutes(weekdays, friday, 120), berlin)).toBe('2026-03-09T10:00:00')
    expect(openMinutes(weekdays, friday, at('2026-03-09T10:00[Europe/Berlin]'))).toBe(120)
  })

  test('leaves out holidays', () => {
    const off = { ...weekdays, holidays: ['2026-12-25', '2026-12-28'] }
    const eve = at('2026-12-24T16:30[Europe/Berlin]')
    expect(said(afterOpenMinutes(off, eve, 60), berlin)).toBe('2026-12-29T09:30:00')
  })

  test('begins again after a night, a weekend and a holiday, and is spoken of where it is not there alone', () => {
    const off = { ...weekdays, holidays: ['2026-03-09'] }
    const again = (moment: string, hours = off) => said(opensAgainAt(hours, at(`${moment}[Europe/Berlin]`)), berlin)
    expect(again('2026-03-05T20:00')).toBe('2026-03-06T09:00:00')
    expect(again('2026-03-06T17:00')).toBe('2026-03-10T09:00:00')
    expect(again('2026-03-06T16:59')).toBe('never')
    expect(again('2026-03-06T20:00', { zone: berlin, hours: [], holidays: [] })).toBe('never')
    expect(again('2026-03-09T12:00', { ...off, hours: [] })).toBe('2026-03-10T00:00:00')
  })

  test('ends at the last minute of a stretch, not at the first of the next', () => {
    const monday = at('2026-03-02T09:00[Europe/Berlin]')
    expect(said(afterOpenMinutes(weekdays, monday, 8 * 60), berlin)).toBe('2026-03-02T17:00:00')
  })

  test('goes on over midnight', () => {
    const night: BusinessHours = {
      zone: berlin,
      hours: [
        { day: 1, from: '22:00', to: '24:00' },
        { day: 2, from: '00:00', to: '06:00' },
      ],
      holidays: [],
    }
    const evening = at('2026-03-02T20:00[Europe/Berlin]')
    expect(said(afterOpenMinutes(night, evening, 3 * 60), berlin)).toBe('2026-03-03T01:00:00')
    expect(openMinutes(night, evening, at('2026-03-04T00:00[Europe/Berlin]'))).toBe(8 * 60)
  })

  test.each([
    ['an hour that the clocks skip is none', '2026-03-29', 23 * 60],
    ['an hour that they repeat counts twice', '2026-10-25', 25 * 60],
  ])('%s', (_what, day, minutes) => {
    const whole = { zone: berlin, hours: [{ day: 7, from: '00:00', to: '24:00' }], holidays: [] }
    const [from, to] = [at(`${day}T00:00[Europe/Berlin]`), at(`${day}T00:00[Europe/Berlin]`) + 48 * 60 * minuteMs]
    expect(openMinutes(whole, from, to)).toBe(minutes)
  })

  test('is the same hour of the day after the clocks have changed', () => {
    const saturday = at('2026-03-27T16:00[Europe/Berlin]')
    expect(said(afterOpenMinutes(weekdays, saturday, 120), berlin)).toBe('2026-03-30T10:00:00')
  })

  test('is always where there are no hours', () => {
    const always = { zone: berlin, hours: [], holidays: [] }
    expect(afterOpenMinutes(always, 0, 90)).toBe(90 * minuteMs)
    expect(openMinutes(always, 0, 90 * minuteMs)).toBe(90)
    const closed = { ...always, holidays: ['2026-03-03'] }
    expect(said(afterOpenMinutes(closed, at('2026-03-02T23:00[Europe/Berlin]'), 120), berlin)).toBe(
      '2026-03-04T01:00:00',
    )
  })

  test('promises nothing where no minute of it comes within two years', () => {
    const gone: BusinessHours = {
      zone: berlin,
      hours: [{ day: 1, from: '09:00', to: '09:01' }],
      holidays: [],
    }
    expect(afterOpenMinutes(gone, at('2026-03-02T09:00[Europe/Berlin]'), 5000)).toBeUndefined()
  })

  test('counts hours that lie over each other once', () => {
    const twice: BusinessHours = {
      zone: berlin,
      hours: [
        { day: 1, from: '09:00', to: '12:00' },
        { day: 1, from: '11:00', to: '13:00' },
      ],
      holidays: [],
    }
    const monday = at('2026-03-02T00:00[Europe/Berlin]')
    expect(openMinutes(twice, monday, monday + 24 * 60 * minuteMs)).toBe(4 * 60)
  })
})

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'] as const
const clockTime = fc
  .integer({ min: 0, max: 48 })
  .map((half) => `${`${Math.floor(half / 2)}`.padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`)
const stretch = fc
  .tuple(fc.integer({ min: 1, max: 7 }), clockTime, clockTime)
  .filter(([, from, to]) => from < to)
  .map(([day, from, to]) => ({ day, from, to }))
const someHours = fc.record({
  zone: fc.constantFrom(...zones),
  hours: fc.array(stretch, { minLength: 1, maxLength: 6 }),
  holidays: fc.array(fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01'), { maxLength: 2 }),
})
/** Around the days on which some zone changes its clocks. */
const moment = fc
  .tuple(fc.constantFrom('2026-03-28', '2026-10-24', '2026-03-07', '2026-10-31', '2026-06-03'), fc.nat(4 * 24 * 60))
  .map(([day, minutes]) => at(`${day}T00:00[UTC]`) + minutes * minuteMs)

/** Whether the clocks on the wall say that the team is there. */
function isOpenAt({ hours, holidays, zone = 'UTC' }: BusinessHours, when: number): boolean {
  const there = Temporal.Instant.fromEpochMilliseconds(when).toZonedDateTimeISO(zone)
  if (holidays.includes(there.toPlainDate().toString())) return false
  const time = there.toPlainTime().toString().slice(0, 5)
  return hours.some(({ day, from, to }) => day === there.dayOfWeek && from <= time && time < to)
}

test('it is what the clocks on the wall say, minute by minute', () => {
  // Hours that begin or end within one that is skipped or repeated are read in more than one way.
  const plain = fc
    .tuple(someHours, moment, fc.nat(2 * 24 * 60))
    .filter(([{ hours }]) =>
      hours.every(({ from, to }) => ![from, to].some((time) => time > '00:30' && time < '03:30')),
    )
  fc.assert(
    fc.property(plain, ([hours, from, minutes]) => {
      let count = 0
      for (let minute = 0; minute < minutes; minute += 1) if (isOpenAt(hours, from + minute * minuteMs)) count += 1
      expect(openMinutes(hours, from, from + minutes * minuteMs)).toBe(count)
    }),
    { numRuns: 60 },
  )
})

test('the moment at which an amount is over is the first at which so much was counted', () => {
  fc.assert(
    fc.property(someHours, moment, fc.integer({ min: 1, max: 3000 }), (hours, from, minutes) => {
      const after = afterOpenMinutes(hours, from, minutes)
      if (after === undefined) return
      expect(openMinutes(hours, from, after)).toBeCloseTo(minutes, 6)
      expect(openMinutes(hours, from, after - minuteMs)).toBeLessThan(minutes)
    }),
    { numRuns: 100 },
  )
})

test('what lies between two moments is the sum of its parts', () => {
  fc.assert(
    fc.property(someHours, moment, fc.nat(5000), fc.nat(5000), (hours, from, one, other) => {
      const [middle, end] = [from + one * minuteMs, from + (one + other) * minuteMs]
      expect(openMinutes(hours, from, middle) + openMinutes(hours, middle, end)).toBeCloseTo(
        openMinutes(hours, from, end),
        6,
      )
    }),
    { numRuns: 100 },
  )
})

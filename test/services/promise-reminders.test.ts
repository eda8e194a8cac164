// When whoever is to keep a promise is reminded of it.
import { expect, test } from 'vitest'
import { remindAt } from '../../src/domain/promise.ts'

const at = (iso: string): number => new Date(iso).getTime()
const reminded = (now: string, due: string, zone = 'UTC'): string =>
  new Date(remindAt(at(now), at(due), zone)).toISOString()

test('a reminder comes a day before', () => {
  expect(reminded('2026-11-02T09:00Z', '2026-11-06T15:00Z')).toBe('2026-11-05T15:00:00.000Z')
})

test('a reminder of what is due on a Monday, or at the weekend, comes on the Friday before', () => {
  expect(reminded('2026-11-02T09:00Z', '2026-11-09T15:00Z')).toBe('2026-11-06T15:00:00.000Z')
  expect(reminded('2026-11-02T09:00Z', '2026-11-08T15:00Z')).toBe('2026-11-06T15:00:00.000Z')
})

test('of what is due soon it comes after half the time', () => {
  expect(reminded('2026-11-02T09:00Z', '2026-11-02T19:00Z')).toBe('2026-11-02T14:00:00.000Z')
  expect(reminded('2026-11-07T09:00Z', '2026-11-09T09:00Z')).toBe('2026-11-08T09:00:00.000Z')
})

test('which day it is, is read in the zone, and a day over a change of its clocks is a day', () => {
  expect(reminded('2026-11-02T09:00Z', '2026-11-09T00:30Z', 'America/New_York')).toBe('2026-11-07T00:30:00.000Z')
  expect(reminded('2026-03-01T09:00Z', '2026-03-30T10:00Z', 'Europe/Berlin')).toBe('2026-03-27T11:00:00.000Z')
})

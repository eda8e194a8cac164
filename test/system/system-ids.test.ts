// Ids: whatever the clock does, a later one sorts after an earlier one.
import { expect, test } from 'vitest'
import { systemIds } from '../../src/system/system.ts'

test('later ids sort after earlier ones, within a millisecond and when time goes back', () => {
  const times = [...Array.from({ length: 500 }, () => 1_000_000), 999_000, 1_000_001]
  const ids = systemIds({ now: () => times.shift() ?? 0 })
  const made = Array.from({ length: 502 }, () => ids.next())
  expect(made).toEqual(made.toSorted())
  expect(new Set(made).size).toBe(made.length)
  for (const id of made) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/)
})

// How often Hearth logs in at the very most.
import { expect, test } from 'vitest'
import { logins } from '../../adapters/discord/limits.ts'
import { pace } from '../../adapters/discord/pace.ts'

const day = 24 * 60 * 60_000

test('a gateway that ends each login at once sees fewer than a third of those that cost the token, on any day', () => {
  let now = 0
  const pacing = pace({ clock: { now: () => now }, ...logins })
  const at: number[] = []
  while (now < 3 * day) {
    now += pacing.wait()
    pacing.take()
    at.push(now)
  }
  const most = Math.max(...at.map((from) => at.filter((each) => each >= from && each < from + day).length))
  expect(most).toBeLessThan(1_000 / 3)
})

test('after an hour of peace the next one goes at once', () => {
  let now = 0
  const pacing = pace({ clock: { now: () => now }, ...logins })
  for (const _ of [1, 2, 3]) pacing.take()
  expect(pacing.wait()).toBe(20_000)
  now += logins.windowMs
  expect(pacing.wait()).toBe(0)
})

// Slack is heard again: after a gap in which something may be missing, the inbox is told of the workspace anew.
import { afterEach, expect, test } from 'vitest'
import type { Timers } from '../../src/ports/system.ts'
import { type Bench, type BenchOptions, bench, realTimers } from './slack-bench.ts'

let open: Bench | undefined

/** What the adapter itself waits for at most: an acknowledgement, who we are, a greeting, a goodbye. */
const ownLimits = new Set([2500, 20_000, 25_000, 60_000])
/** Waits before another try pass in milliseconds. */
const hasty: Timers = { after: (ms, work) => realTimers.after(ownLimits.has(ms) ? ms : ms / 1000, work) }

async function started(options: BenchOptions = {}): Promise<Bench> {
  open = await bench('socket', options)
  await open.start()
  return open
}

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** Slack is away, and back after so long on the adapter's clock. */
async function awayFor(house: Bench, ms: number): Promise<void> {
  const { slack, logged } = house
  await slack.goAway()
  await expect.poll(() => logged.some((line) => line.includes('cannot be reached'))).toBe(true)
  house.ahead += ms
  await slack.comeBack()
  await slack.connected()
}

test('after a minute without a socket the workspace is seen again, once', async () => {
  const house = await started({ timers: hasty })
  await awayFor(house, 61_000)
  await house.inbox.until(() => house.inbox.of('space-seen').length === 2)
  const keys = house.inbox.of('space-seen').map((event) => event.key)
  expect(new Set(keys).size).toBe(2)
})

test('what could not be kept is told until it is', async () => {
  const house = await started({ timers: hasty })
  let tries = 0
  house.inbox.onEvent = async () => {
    tries += 1
    if (tries < 3) throw new Error('the store is away')
  }
  await awayFor(house, 61_000)
  await house.inbox.until(() => house.inbox.of('space-seen').length === 4)
  expect(house.logged.filter((line) => line.includes('was not kept'))).toHaveLength(2)
})

test('a polite refresh, and a cut that is mended at once, are no gap', async () => {
  const { slack, inbox, logged } = await started({ slack: { timing: { warned: 5, closing: 200 } } })
  slack.recycleSockets()
  await slack.until(() => slack.openSockets() === 2)
  await slack.until(() => slack.openSockets() === 1)
  slack.dropSockets()
  await expect.poll(() => logged.filter((line) => line.includes('connected again'))).toHaveLength(1)
  expect(inbox.of('space-seen')).toHaveLength(1)
})

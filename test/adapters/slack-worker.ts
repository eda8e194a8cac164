// The real store and worker over the Slack adapter and the emulator, on one clock that is moved by hand: what the tests of
// delivery to Slack share.

import { setImmediate } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { deliveryOver } from '../../src/delivery/delivery.ts'
import { worker } from '../../src/delivery/worker.ts'
import { communityId } from '../../src/domain/ids.ts'
import type { Place, SpaceRef } from '../../src/domain/place.ts'
import { noCalls } from '../../src/ports/call-out.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { EndedOutcome } from '../../src/ports/outcome.ts'
import { openStore } from '../../src/store/store.ts'
import { plain } from '../../src/view/text.ts'
import { handTimers } from '../delivery/hand-timers.ts'
import { silentLogger } from '../silent-logger.ts'
import { inMemory } from '../store/in-memory.ts'
import { type Bench, bench } from './slack-bench.ts'

export interface WorkingHouse extends Bench {
  readonly space: SpaceRef
  /** How effects ended, in that order, each by the words that it posts. */
  readonly ended: (readonly [words: string, outcome: EndedOutcome])[]
  sends(effect: Effect, words: string): Promise<void>
  posts(place: Place, words: string): Promise<void>
  /** Lets everything happen that is due now. */
  settle(): Promise<void>
  /** Lets time pass: what is due on the way happens at its moment. */
  pass(ms: number): Promise<void>
  /** How many requests of this method Slack answered with this status. */
  answered(method: string, status: number): number
}

/** Starts one; it is closed when the test ends. */
export async function workingHouse(): Promise<WorkingHouse> {
  let time = 1_800_000_000_000
  let made = 0
  const clock = { now: () => time }
  const house = await bench('socket', { clock, slack: { now: clock.now } })
  const { slack } = house
  const space: SpaceRef = { platform: 'slack', id: slack.teamId }
  const community = communityId('lantern')
  const store = await openStore({ database: inMemory(), startedAt: time })
  await store.spaces.add({ ref: space, name: 'Lantern', locale: undefined, host: undefined, at: time }, community)
  const ids = { next: () => String(++made).padStart(20, '0'), secret: () => `secret-${++made}` }
  const timers = handTimers(clock)
  const delivery = deliveryOver(store.ledger, clock, ids)
  const ended: [string, EndedOutcome][] = []
  const work = worker({
    callOut: noCalls,
    ...{ store, clock, timers, logger: silentLogger, metrics: noMetrics, checkpoint: noCheckpoint },
    platforms: new Map([['slack', house.platform] as const]),
    handlers: {
      followUps: {
        ended: async ({ args, outcome }) => {
          ended.push([String(args.words), outcome])
          return 'owned'
        },
      },
      ...{ render: {}, posted: {}, due: {} },
    },
    retryParked: async () => undefined,
    storeIsBack: () => undefined,
    rested: () => undefined,
  })
  await house.start()
  await work.start()
  onTestFinished(async () => {
    await work.stop()
    await house.close()
    await store.close()
  })

  async function settle(): Promise<void> {
    do {
      work.wake()
      await setImmediate()
    } while (await work.busy())
  }

  const sends = (effect: Effect, words: string): Promise<void> =>
    delivery.send(community, effect, { followUp: { name: 'ended', args: { words } } })

  return Object.assign(house, {
    ...{ space, ended, sends, settle },
    posts: (place: Place, words: string) => sends({ kind: 'post', place, message: { text: plain(words) } }, words),
    async pass(ms: number) {
      const end = time + ms
      await settle()
      for (let next = timers.next(); next !== undefined && next <= end; next = timers.next()) {
        time = Math.max(time, next)
        timers.fire()
        await settle()
      }
      time = end
      await settle()
    },
    answered: (method: string, status: number) =>
      slack.requests.filter((request) => request.method === method && request.status === status).length,
  })
}

// A workshop for tests of delivery: the real store, desk and worker, over a platform in memory that a test can script,
// with time by hand. No wire, no flows.

import { setImmediate } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { type Delivery, type DeliveryHandlers, deliveryOver } from '../../src/delivery/delivery.ts'
import type { EventHandlers, InboxKeeper } from '../../src/delivery/inbox.ts'
import { inboxKeeper } from '../../src/delivery/inbox.ts'
import { type Worker, worker } from '../../src/delivery/worker.ts'
import { type CommunityId, communityId } from '../../src/domain/ids.ts'
import type { ChannelPlace } from '../../src/domain/place.ts'
import { type CallsOut, noCalls } from '../../src/ports/call-out.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Logger } from '../../src/ports/system.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { plain } from '../../src/view/text.ts'
import { silentLogger } from '../silent-logger.ts'
import { inMemory } from '../store/in-memory.ts'
import { type HandTimers, handTimers } from './hand-timers.ts'
import { type ScriptedPlatform, scriptedPlatform } from './scripted-platform.ts'

export interface Workshop {
  readonly store: Store
  readonly platform: ScriptedPlatform
  /** Another one, beside the first. */
  readonly slack: ScriptedPlatform
  readonly delivery: Delivery
  readonly work: Worker
  readonly inbox: InboxKeeper
  readonly timers: HandTimers
  /** What the log was warned of and told as an error. */
  readonly logged: string[]
  /** How many queries the store has seen. */
  queries(): number
  /** How often it was told that the store is back. */
  backs(): number
  now(): number
  /** Sends a post with these words; a place is named by its channel. */
  post(channel: string, words: string, options?: Parameters<Delivery['send']>[2]): Promise<void>
  /** Lets everything happen that is due now. */
  settle(): Promise<void>
  /** Lets time pass: what is due on the way happens at its moment. */
  pass(ms: number): Promise<void>
  /** Sets the clock on, and lets nothing happen by itself. */
  moves(ms: number): void
  /** Stops the worker and starts another one over the same store, as a restart does. */
  restart(): Promise<void>
}

interface WorkshopOptions {
  readonly handlers?: Partial<DeliveryHandlers>
  readonly events?: Partial<EventHandlers>
  /** What calls webhooks; nobody unless given. */
  readonly callOut?: CallsOut
  /** A store that fails where the test says so. */
  readonly spoil?: (store: Store) => Store
  /** The log; what it is warned of is kept in `logged` when absent. */
  readonly logger?: Logger
}

export const community: CommunityId = communityId('lantern')
export const space = { platform: 'discord', id: '1' } as const
export const channel = (name: string): ChannelPlace => ({ kind: 'channel', space, channel: name })
export const saying = (words: string) => ({ text: plain(words) })
export const posting = (name: string, words: string): Effect => ({
  kind: 'post',
  place: channel(name),
  message: saying(words),
})

const start = 1_800_000_000_000

/** Opens one; it is closed when the test ends. */
export async function workshop({
  handlers = {},
  events = {},
  callOut = noCalls,
  spoil,
  ...options
}: WorkshopOptions = {}): Promise<Workshop> {
  let queries = 0
  const opened = await openStore({
    database: inMemory(),
    startedAt: start,
    onQuery: () => (queries += 1),
  })
  const store = spoil === undefined ? opened : spoil(opened)
  await store.spaces.add({ ref: space, name: 'Lantern', locale: undefined, host: undefined, at: start }, community)
  let time = start
  let made = 0
  let backs = 0
  const clock = { now: () => time }
  const ids = { next: () => String(++made).padStart(20, '0'), secret: () => `secret-${++made}` }
  const timers = handTimers(clock)
  const platform = scriptedPlatform(clock)
  const slack = scriptedPlatform(clock, 'slack')
  const platforms = new Map([platform, slack].map((one) => [one.name, one] as const))
  const logged: string[] = []
  const write = (message: string): void => {
    logged.push(message)
  }
  const logger: Logger = options.logger ?? { ...silentLogger, warn: write, error: write }
  const delivery = deliveryOver(store.ledger, clock, ids)
  const shared = { store, clock, logger, metrics: noMetrics, checkpoint: noCheckpoint }
  let work: Worker
  const inbox = inboxKeeper({
    rested: () => {},
    ...{ ...shared, ids, wake: () => work.wake() },
    handlers: {
      locate: async () => community,
      wants: async () => true,
      prepare: async () => undefined,
      handle: async () => undefined,
      ...events,
    },
  })
  const makeWorker = (): Worker =>
    worker({
      callOut,
      ...{ ...shared, timers, platforms },
      handlers: { followUps: {}, render: {}, posted: {}, due: {}, ...handlers },
      retryParked: inbox.retryParked,
      storeIsBack: () => {
        backs += 1
      },
      rested: () => undefined,
    })
  work = makeWorker()
  await work.start()
  onTestFinished(async () => {
    await work.stop()
    await opened.close()
  })

  async function settle(): Promise<void> {
    do {
      work.wake()
      await setImmediate()
    } while (inbox.busy() > 0 || (await work.busy()))
  }

  return {
    ...{ store, platform, slack, delivery, inbox, timers, logged, settle },
    get work() {
      return work
    },
    queries: () => queries,
    backs: () => backs,
    now: () => time,
    post: (name, words, options) => delivery.send(community, posting(name, words), options),
    async pass(ms) {
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
    moves(ms) {
      time += ms
    },
    async restart() {
      await work.stop()
      work = makeWorker()
      await work.start()
      await settle()
    },
  }
}

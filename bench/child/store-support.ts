// Ten thousand open threads in a process that is measured: what staff ask of them, as the services answer it, as the store
// does, and by hand; and how long everybody else waits while as many reminders are due at once.
import { copyFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { worker } from '../../src/delivery/worker.ts'
import type { Caller } from '../../src/domain/caller.ts'
import { communityId, memberId, personId } from '../../src/domain/ids.ts'
import { sayIn } from '../../src/locales/say.ts'
import { noCalls } from '../../src/ports/call-out.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { findThread } from '../../src/services/support/find-thread.ts'
import { queueService } from '../../src/services/support/queue.ts'
import { keyWord } from '../../src/services/support/queue-key.ts'
import type { QueueKey } from '../../src/store/repositories/queue-narrowing.ts'
import { openStore } from '../../src/store/store.ts'
import { systemClock, systemIds, systemTimers } from '../../src/system/system.ts'
import { longestPause } from '../measure/longest-pause.ts'
import { household } from '../store/household.ts'
import { seededCommunity, seededMember, seededUser } from '../store/seed.ts'
import { type SupportAsk, supportAskNames, supportAsks } from '../store/support-asks.ts'
import { indexByHand, supportByHand } from '../store/support-by-hand.ts'
import { willingPlatform } from '../store/willing-platform.ts'
import { givenOptions, serve } from './serve.ts'

const options = z.object({ file: z.string(), members: z.number(), suggestions: z.number() }).parse(givenOptions())
const load = z.object({ ask: z.enum(supportAskNames), ms: z.number() })
const reminding = z.object({ ms: z.number() })

const handFile = `${options.file}.hand`
copyFileSync(options.file, handFile)
const raw = new Database(handFile)
indexByHand(raw)
const community = communityId(seededCommunity(0))
const byHand = supportByHand(raw, community, systemClock.now())

const store = await openStore({ database: { kind: 'sqlite', file: options.file }, startedAt: systemClock.now() })
const platform = willingPlatform()
const { house, called } = household(store, systemIds(systemClock), options, platform)
const [queue, find] = [queueService(house), findThread(house)]
const say = sayIn('en')
const space = { platform: 'slack', id: 'T0' } as const
const caller: Caller = {
  ...{ community, space, name: 'Somebody', level: 'staff', guest: false, greeter: false, confirmed: true },
  member: memberId(seededMember(1)),
  person: personId('p1'),
  user: { space, user: seededUser(1) },
}
const pageLength = 6
const choicesAtMost = 25

/** What each page begins behind: the button that leads to it says so. Where fewer are open than stand before it, no button does. */
const keys = new Map<SupportAsk, QueueKey | number>()
async function keyOf(ask: SupportAsk): Promise<QueueKey | number> {
  const { typed: _, what: __, behind = 0, ...filter } = ask
  const known = keys.get(ask)
  if (known !== undefined) return known
  const before = await store.of(community).threadQueue.page(filter, systemClock.now(), behind - 1, 1)
  const key = behind === 0 ? 0 : (before.next ?? behind)
  keys.set(ask, key)
  return key
}

/** The whole answer, as a person gets it. */
async function answered(ask: SupportAsk): Promise<unknown> {
  const { typed, behind: _, near, ...wish } = ask
  if (typed !== undefined) return find.choices(caller, say, typed)
  const key = await keyOf(ask)
  const list = near === true ? { list: 'near' } : {}
  return queue.page({ key: 'page', caller, say }, { ...wish, ...list }, typeof key === 'number' ? key : keyWord(key))
}

/** What the store is asked for it: the numbers of the threads. */
async function found(ask: SupportAsk): Promise<readonly number[]> {
  const { typed, behind: _, what: __, ...filter } = ask
  const { threads, threadQueue } = store.of(community)
  if (typed !== undefined) return (await threads.matching(typed, choicesAtMost)).map(({ number }) => number)
  const page = await threadQueue.page(filter, systemClock.now(), await keyOf(ask), pageLength)
  return page.threads.map(({ number }) => number)
}

let turn = 0
/** One after the other, each after something was written: what was read before is remembered no longer than that. */
async function timed(ms: number, work: () => unknown) {
  const begun = performance.now()
  let [done, used] = [0, 0]
  while (performance.now() - begun < ms) {
    turn += 1
    await store.simulation.set('turn', turn)
    await setImmediate()
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    used += user + system
    done += 1
  }
  return { cpuMs: used / done / 1_000 }
}

/** Lets the worker do what is due, and meanwhile looks how long everybody else waits, and whoever writes. */
async function remind(ms: number) {
  const work = worker({
    callOut: noCalls,
    ...{ store, clock: systemClock, timers: systemTimers, logger: house.logger, metrics: noMetrics },
    ...{ platforms: new Map([[platform.name, platform]]), handlers: { ...called, due: counted } },
    ...{ checkpoint: noCheckpoint, retryParked: async () => {}, storeIsBack: () => {}, rested: () => {} },
  })
  done = 0
  const startMs = await longestPause(() => work.start())
  const begun = performance.now()
  let writeMs = 0
  const pauseMs = await longestPause(async () => {
    while (performance.now() - begun < ms) {
      turn += 1
      const before = performance.now()
      await store.transaction(community, () => store.simulation.set('turn', turn))
      writeMs = Math.max(writeMs, performance.now() - before)
      await setImmediate()
    }
  })
  const perSecond = (done * 1_000) / (performance.now() - begun)
  await work.stop()
  if (done === 0) throw new Error('nothing was due')
  return { pauseMs: Math.max(startMs, pauseMs), writeMs, perSecond }
}
let done = 0
const counted = Object.fromEntries(
  Object.entries(called.due).map(([kind, handle]) => [
    kind,
    (due: Parameters<typeof handle>[0]) => {
      done += 1
      return handle(due)
    },
  ]),
)

raw.pragma('journal_mode = WAL')
raw.pragma('synchronous = FULL')
const bareWrite = raw.prepare('update spaces set name = ? where key = ?')

/** How long everybody waits where a process does nothing but commit one row after the other: what the disk takes by itself. */
async function commits(ms: number) {
  const begun = performance.now()
  const pauseMs = await longestPause(async () => {
    for (let at = 0; performance.now() - begun < ms; at += 1) {
      bareWrite.run(`Lantern ${at}`, 'slack:T0')
      await setImmediate()
    }
  })
  return { pauseMs }
}

serve({
  hearth(args) {
    const { ask, ms } = load.parse(args)
    return timed(ms, () => answered(supportAsks[ask]))
  },
  store(args) {
    const { ask, ms } = load.parse(args)
    return timed(ms, () => found(supportAsks[ask]))
  },
  raw(args) {
    const { ask, ms } = load.parse(args)
    return timed(ms, byHand(supportAsks[ask]))
  },
  commits: (args) => commits(reminding.parse(args).ms),
  remind: (args) => remind(reminding.parse(args).ms),
  /** All must have come to the same. */
  async compare() {
    for (const name of supportAskNames) {
      const [ours, hand] = [await found(supportAsks[name]), byHand(supportAsks[name])()]
      if (!isDeepStrictEqual([...ours], [...hand])) throw new Error(`${name}: ${ours.join()} is not ${hand.join()}`)
    }
  },
  stop: () => store.close(),
})

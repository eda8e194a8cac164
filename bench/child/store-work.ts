// The store's work in a process that is measured: Hearth's own, and the same statements by better-sqlite3 itself.
import { copyFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { z } from 'zod'
import type { Ids } from '../../src/ports/system.ts'
import { openStore } from '../../src/store/store.ts'
import { systemClock, systemIds } from '../../src/system/system.ts'
import { type Act, type ActName, actNames, household, readNames } from '../store/household.ts'
import { prepared, type Ran, renamed, workOf } from '../store/replay.ts'
import { givenOptions, serve } from './serve.ts'

const options = z.object({ file: z.string(), members: z.number(), suggestions: z.number() }).parse(givenOptions())
const load = z.object({ act: z.enum(actNames), waiting: z.number(), ms: z.number() })

/** What is run while something is looked at closely; undefined otherwise. */
let watched: { readonly ran: Ran[]; readonly ids: string[] } | undefined
const fresh = systemIds(systemClock)
const ids: Ids = {
  next() {
    const id = fresh.next()
    watched?.ids.push(id)
    return id
  },
  secret: () => fresh.secret(),
}
const rawFile = `${options.file}.raw`
copyFileSync(options.file, rawFile)
const raw = new Database(rawFile)
raw.pragma('journal_mode = WAL')
raw.pragma('synchronous = FULL')
raw.pragma('foreign_keys = ON')
const store = await openStore({
  database: { kind: 'sqlite', file: options.file },
  startedAt: systemClock.now(),
  onQuery: ({ sql, parameters }) => watched?.ran.push({ sql, parameters }),
})
const { acts, namesOf } = household(store, ids, options)
/** Every act is another one. */
let acted = 0
const next = (): number => {
  acted += 1
  return acted
}

serve({
  async hearth(args) {
    const { act, waiting, ms } = load.parse(args)
    return readNames.includes(act) ? timedReads(ms, acts[act]) : timed(ms, waiting, acts[act])
  },
  async raw(args) {
    const { act, ms } = load.parse(args)
    return replayed(act, ms)
  },
  stop: () => store.close(),
})

async function timed(ms: number, waiting: number, act: Act) {
  const cpuBefore = process.cpuUsage()
  const begun = performance.now()
  let done = 0
  const one = async (): Promise<void> => {
    while (performance.now() - begun < ms) {
      // As what comes from a socket: in a turn of its own.
      await setImmediate()
      await act(next())
      done += 1
    }
  }
  await Promise.all(Array.from({ length: waiting }, one))
  return figures(done, performance.now() - begun, process.cpuUsage(cpuBefore))
}

/** One after the other, each after something was written: what was read before is remembered no longer than that. */
async function timedReads(ms: number, act: Act) {
  const begun = performance.now()
  const used = { done: 0, tookMs: 0, user: 0, system: 0 }
  while (performance.now() - begun < ms) {
    await store.simulation.set('turn', used.done)
    await setImmediate()
    const cpuBefore = process.cpuUsage()
    const before = performance.now()
    await act(next())
    const { user, system } = process.cpuUsage(cpuBefore)
    used.tookMs += performance.now() - before
    used.user += user
    used.system += system
    used.done += 1
  }
  return figures(used.done, used.tookMs, used)
}

async function replayed(act: ActName, ms: number) {
  const pattern = next()
  watched = { ran: [], ids: [] }
  await acts[act](pattern)
  const { ran, ids: made } = watched
  watched = undefined
  const work = workOf(ran)
  const run = prepared(raw, work)
  const parametersFor = (number: number): unknown[][] => {
    const others = namesOf(act, number)
    const names = [
      ...namesOf(act, pattern).map((name, at) => [name, others[at] ?? name] as const),
      ...made.map((id) => [id, fresh.next()] as const),
    ]
    return work.map(({ parameters }) => renamed(parameters, names))
  }
  // What they are called is no part of the work, so it is thought of before.
  const ready = Array.from({ length: Math.ceil(ms * mostPerMs) }, () => parametersFor(next()))
  const cpuBefore = process.cpuUsage()
  const begun = performance.now()
  let done = 0
  while (performance.now() - begun < ms && done < ready.length) {
    run(ready[done] ?? [])
    done += 1
  }
  return figures(done, performance.now() - begun, process.cpuUsage(cpuBefore))
}

/** More than better-sqlite3 does in a millisecond. */
const mostPerMs = 12

const figures = (done: number, tookMs: number, { user, system }: NodeJS.CpuUsage) => ({
  perSecond: (done * 1000) / tookMs,
  cpu: (user + system) / done,
})

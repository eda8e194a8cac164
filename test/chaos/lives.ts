// One house through all its lives: Hearth is started, lives for a moment among people and faults, is killed, and is
// started again over the same data. Of several processes one is killed in each life, and the others live on.
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../src/store/database.ts'
import type { HearthProcess } from '../kill/hearth-process.ts'
import type { ChildOptions } from '../kill/orders.ts'
import type { WholeCrowd } from './crowd.ts'
import { faults, type Misbehaving } from './faults.ts'
import type { PlannedFault, PlannedKill } from './plan.ts'
import { processes } from './processes.ts'
import { type Life, lifeMs } from './schedule.ts'
import type { Town } from './town.ts'

/** Hearth ended by itself. */
export interface Crash {
  readonly life: number
  readonly how: string
  readonly log: string
}

export interface LivesOptions {
  readonly database: Database
  /** How many processes share it. */
  readonly count: number
  /** Whether the towns are one community, from the first start. */
  readonly joined: boolean
  readonly towns: readonly Town[]
  readonly crowd: WholeCrowd
  readonly misbehaving: Misbehaving
  readonly noted: (line: Readonly<Record<string, unknown>>) => void
}

export interface Lives {
  readonly crashes: readonly Crash[]
  /** What Hearth logged as errors, and how often. */
  readonly logged: ReadonlyMap<string, number>
  /** One life, from its start to its kill, or to the end of what is planned. */
  live(life: Life): Promise<void>
  /** Lets everything happen that is owed. Starts Hearth where it does not run. False when it never came to rest. */
  settle(): Promise<boolean>
  /** Ends the last one politely. */
  end(): Promise<void>
}

/** Whoever passes no armed checkpoint is killed after this. */
const patienceMs = 2 * lifeMs
const dayMs = 24 * 60 * 60_000
const settleMs = 180_000
/** What is done while Hearth is away is done before it can be back. */
const downMs = 400

/** Those who voted are told of a decision one after the other, each so soon after the last at most. */
const tellingMs = 5_000

/**
 * One that was not heard of for so long is dead: much longer than a machine that is busy keeps a living one quiet, and
 * longer than most lives, so that claims are taken over both by the others and by the one that is started again.
 */
const companyTimes = { beatMs: 500, deadMs: 6_000 }

/** Makes the house. */
export function lives({ database, count, joined, towns, crowd, misbehaving, noted }: LivesOptions): Lives {
  const crashes: Crash[] = []
  const logged = new Map<string, number>()
  const soonMs = joined ? tellingMs : 0
  let ahead = 0
  let number = 0
  const house = processes({
    count,
    optionsOf,
    crashed: (how, log) => void crashes.push({ life: number, how, log }),
    printed: hears,
  })

  function passes(ms: number): void {
    ahead += ms
    for (const town of towns) town.passes(ms)
  }

  function optionsOf(which: number): ChildOptions {
    const whole: ChildOptions = {
      ...Object.assign({}, ...towns.map((town) => town.childOptions())),
      ...(database.kind === 'sqlite' ? { file: database.file } : { file: '', postgres: database.url }),
      aheadMs: ahead,
      ...(joined ? { communitySpaces: towns.map(({ space }) => space) } : {}),
    }
    if (count === 1 || whole.discord === undefined) return whole
    const shards = { first: which, last: which, count }
    return { ...whole, companyTimes, discord: { ...whole.discord, shards } }
  }

  async function start(): Promise<readonly HearthProcess[]> {
    const running = await house.start()
    // A platform that is away keeps Hearth from nothing.
    if (running.length > 0) await Promise.allSettled(towns.map((town) => town.connected()))
    return running
  }

  async function live(life: Life): Promise<void> {
    number = life.number
    noted({ ...life })
    const planned: NodeJS.Timeout[] = []
    for (const act of life.acts.filter(({ down }) => down))
      planned.push(setTimeout(() => crowd.begins(act, life.number), Math.min(act.at, downMs)))
    const running = await start()
    const victim = running[life.number % count]
    if (victim === undefined) return
    for (const act of life.acts.filter(({ down }) => !down))
      planned.push(setTimeout(() => crowd.begins(act, life.number), act.at))
    for (const fault of life.faults) planned.push(setTimeout(() => misbehave(life, fault), fault.at))
    if (life.newDay) {
      passes(dayMs)
      void house.advance(dayMs)
    }
    if (life.kill.kind === 'none') return wait(2 * lifeMs)
    await dies(victim, life.kill)
    for (const timer of planned) clearTimeout(timer)
  }

  function misbehave(life: Life, { name, which }: PlannedFault): void {
    try {
      faults[name]?.begin(misbehaving, which)
    } catch (error) {
      noted({ life: life.number, cannot: name, why: String(error) })
    }
  }

  async function dies(hearth: HearthProcess, kill: PlannedKill): Promise<void> {
    if (kill.kind === 'at') hearth.does({ kind: 'arm', at: kill.checkpoint, nth: kill.nth }).catch(() => undefined)
    const how = await house.dies(hearth, kill.kind === 'after' ? kill.ms : patienceMs)
    noted({ life: number, ended: how })
  }

  function hears(log: string): void {
    for (const line of log.split('\n').filter((one) => one !== '')) {
      const what = saidIn(line)
      logged.set(what, (logged.get(what) ?? 0) + 1)
    }
  }

  async function settle(): Promise<boolean> {
    if ((await start()).length < count) return false
    // What a process that was killed had begun is the others' once it is known to be dead.
    if (count > 1) await wait(companyTimes.deadMs + 4 * companyTimes.beatMs)
    const late = wait(settleMs, undefined, { ref: false })
    const rested = (async () => {
      for (const _ of ['what was on the wire', 'what came of it', 'what came of that']) {
        await Promise.all(towns.map((town) => town.quiet()))
        // What waits for another try is tried without waiting on the machine's clock.
        for (let ms = await house.rest(soonMs); ms !== undefined; ms = await house.rest(soonMs)) {
          await house.advance(ms)
          passes(ms)
        }
      }
      return true
    })()
    return (await Promise.race([rested.catch(() => false), late])) ?? false
  }

  return { crashes, logged, live, settle, end: () => house.end(settleMs) }
}

/** A line of the log without what differs each time. */
function saidIn(line: string): string {
  try {
    const { msg, error, cause, code, operation, stack }: Record<string, unknown> = JSON.parse(line)
    const frame = typeof stack === 'string' ? stack.split('\n')[0]?.trim() : undefined
    return [msg, error, cause, code, operation, frame].filter((part) => part !== undefined).join(' | ')
  } catch {
    return line
  }
}

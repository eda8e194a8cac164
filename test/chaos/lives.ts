// One house through all its lives: Hearth is started, lives for a moment among people and faults, is killed, and is
// started again on the same file.
import { setTimeout as wait } from 'node:timers/promises'
import { type HearthProcess, startHearthProcess } from '../kill/hearth-process.ts'
import type { WholeCrowd } from './crowd.ts'
import { faults, type Misbehaving } from './faults.ts'
import type { PlannedFault, PlannedKill } from './plan.ts'
import { type Life, lifeMs } from './schedule.ts'
import type { Town } from './town.ts'

/** Hearth ended by itself. */
export interface Crash {
  readonly life: number
  readonly how: string
  readonly log: string
}

export interface LivesOptions {
  readonly file: string
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

/** Makes the house. */
export function lives({ file, towns, crowd, misbehaving, noted }: LivesOptions): Lives {
  const crashes: Crash[] = []
  const logged = new Map<string, number>()
  let ahead = 0
  let running: HearthProcess | undefined
  let number = 0

  function passes(ms: number): void {
    ahead += ms
    for (const town of towns) town.passes(ms)
  }

  async function start(): Promise<HearthProcess | undefined> {
    const options = Object.assign({}, ...towns.map((town) => town.childOptions()))
    try {
      running = await startHearthProcess({ ...options, file, aheadMs: ahead })
    } catch (error) {
      crashes.push({ life: number, how: 'it did not start', log: String(error) })
      return undefined
    }
    // A platform that is away keeps Hearth from nothing.
    await Promise.allSettled(towns.map((town) => town.connected()))
    return running
  }

  async function live(life: Life): Promise<void> {
    number = life.number
    noted({ ...life })
    const planned: NodeJS.Timeout[] = []
    for (const act of life.acts.filter(({ down }) => down))
      planned.push(setTimeout(() => crowd.begins(act, life.number), Math.min(act.at, downMs)))
    const hearth = running?.alive() === true ? running : await start()
    if (hearth === undefined) return
    for (const act of life.acts.filter(({ down }) => !down))
      planned.push(setTimeout(() => crowd.begins(act, life.number), act.at))
    for (const fault of life.faults) planned.push(setTimeout(() => misbehave(life, fault), fault.at))
    if (life.newDay) {
      passes(dayMs)
      hearth.does({ kind: 'advance', ms: dayMs }).catch(() => undefined)
    }
    if (life.kill.kind === 'none') return wait(2 * lifeMs)
    await dies(hearth, life.kill)
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
    const killer = setTimeout(() => hearth.kill(), kill.kind === 'after' ? kill.ms : patienceMs)
    const how = await hearth.ended
    clearTimeout(killer)
    hears(hearth)
    if (how !== 'SIGKILL') crashes.push({ life: number, how, log: hearth.log() })
    noted({ life: number, ended: how })
  }

  function hears(hearth: HearthProcess): void {
    for (const line of hearth
      .log()
      .split('\n')
      .filter((one) => one !== '')) {
      const what = saidIn(line)
      logged.set(what, (logged.get(what) ?? 0) + 1)
    }
  }

  async function settle(): Promise<boolean> {
    const hearth = running?.alive() === true ? running : await start()
    if (hearth === undefined) return false
    const late = wait(settleMs, undefined, { ref: false })
    const rested = (async () => {
      for (const _ of ['what was on the wire', 'what came of it', 'what came of that']) {
        await Promise.all(towns.map((town) => town.quiet()))
        passes((await hearth.does({ kind: 'settle' })).skippedMs)
      }
      return true
    })()
    return (await Promise.race([rested.catch(() => false), late])) ?? false
  }

  return {
    crashes,
    logged,
    live,
    settle,
    async end() {
      const hearth = running
      if (hearth?.alive() !== true) return
      const killer = setTimeout(() => hearth.kill(), settleMs)
      void hearth.does({ kind: 'stop' }).catch(() => undefined)
      const how = await hearth.ended
      clearTimeout(killer)
      hears(hearth)
      if (how !== 'code 0') crashes.push({ life: number, how: `${how} when it was stopped`, log: hearth.log() })
    },
  }
}

/** A line of the log without what differs each time. */
function saidIn(line: string): string {
  try {
    const { msg, error, code, operation, stack }: Record<string, unknown> = JSON.parse(line)
    const frame = typeof stack === 'string' ? stack.split('\n')[0]?.trim() : undefined
    return [msg, error, code, operation, frame].filter((part) => part !== undefined).join(' | ')
  } catch {
    return line
  }
}

// The processes of one Hearth: one, or several over one database, all on the clock that the chaos moves.
import { type HearthProcess, startHearthProcess } from '../kill/hearth-process.ts'
import type { ChildOptions } from '../kill/orders.ts'

export interface ProcessesOptions {
  readonly count: number
  /** What a process is started with, by its number from 0. */
  readonly optionsOf: (which: number) => ChildOptions
  /** Hears how one ended that nobody killed or stopped, or that it did not start. */
  readonly crashed: (how: string, log: string) => void
  /** Hears what each has printed, once it has ended. */
  readonly printed: (log: string) => void
}

export interface Processes {
  /** Starts those that do not run; none of them where one cannot. */
  start(): Promise<readonly HearthProcess[]>
  /** Resolves when it has ended: by the kill that was waited for, or by `late` after so many milliseconds. */
  dies(hearth: HearthProcess, lateMs: number): Promise<string>
  /**
   * Lets everything happen that is due, in all of them. Resolves with the wait until something is tried again, or falls due
   * within so many milliseconds.
   */
  rest(soonMs: number): Promise<number | undefined>
  /** Lets time pass in all of them, and what falls due happen. Nobody has to live to see it. */
  advance(ms: number): Promise<void>
  /** Ends all of them politely, and those by a kill that have not ended after so many milliseconds. */
  end(lateMs: number): Promise<void>
}

/** Makes the processes; none runs yet. */
export function processes({ count, optionsOf, crashed, printed }: ProcessesOptions): Processes {
  const running: (HearthProcess | undefined)[] = Array.from({ length: count })
  /** Those whose end is expected. */
  const leaving = new Set<HearthProcess>()
  const alive = (): readonly HearthProcess[] => running.flatMap((one) => (one?.alive() === true ? [one] : []))

  async function startOne(which: number): Promise<void> {
    if (running[which]?.alive() === true) return
    const hearth = await startHearthProcess(optionsOf(which))
    running[which] = hearth
    void hearth.ended.then((how) => {
      printed(hearth.log())
      if (!leaving.has(hearth)) crashed(how, hearth.log())
    })
  }

  async function ends(hearth: HearthProcess, lateMs: number): Promise<string> {
    leaving.add(hearth)
    const killer = setTimeout(() => hearth.kill(), lateMs)
    const how = await hearth.ended
    clearTimeout(killer)
    return how
  }

  return {
    async start() {
      const started = await Promise.allSettled(Array.from({ length: count }, (_, which) => startOne(which)))
      const failed = started.find((one) => one.status === 'rejected')
      if (failed === undefined) return alive()
      crashed('it did not start', String(failed.reason))
      return []
    },
    async dies(hearth, lateMs) {
      const how = await ends(hearth, lateMs)
      if (how !== 'SIGKILL') crashed(how, hearth.log())
      return how
    },
    async rest(soonMs) {
      // What one leaves to the others is due in them once it has rested.
      if (count > 1) await Promise.all(alive().map((one) => one.does({ kind: 'rest', soonMs })))
      const rested = await Promise.all(alive().map((one) => one.does({ kind: 'rest', soonMs })))
      const waits = rested.map(({ waitMs }) => waitMs).filter((ms) => ms !== undefined)
      return waits.length === 0 ? undefined : Math.min(...waits)
    },
    async advance(ms) {
      await Promise.allSettled(alive().map((one) => one.does({ kind: 'advance', ms })))
    },
    async end(lateMs) {
      await Promise.all(
        alive().map(async (hearth) => {
          void hearth.does({ kind: 'stop' }).catch(() => undefined)
          const how = await ends(hearth, lateMs)
          if (how !== 'code 0') crashed(`${how} when it was stopped`, hearth.log())
        }),
      )
    },
  }
}

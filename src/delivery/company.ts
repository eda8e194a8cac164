// The company of processes over one database: each says that it lives, looks who does not any more, and hears when another
// has committed something to be done. Alone on a file of SQLite, a process has no company.
import type { Clock, Logger, Timers } from '../ports/system.ts'
import type { Store } from '../store/store.ts'

export interface CompanyTimes {
  /** How often a process says that it lives, and looks for work that others may have left. Milliseconds. */
  readonly beatMs: number
  /** One that was not heard of for so long is dead. Milliseconds. */
  readonly deadMs: number
}

/** A process that dies leaves its claims to the others within 35 seconds. */
const usual: CompanyTimes = { beatMs: 5_000, deadMs: 30_000 }

/** What others commit, they try first: it is looked for a moment later, once for all that was committed meanwhile. */
const hearMs = 1_000

export interface Company {
  /** Enters this process, and tells what each of the others serves that lives. To be called in a transaction. */
  enter(): Promise<readonly (readonly string[])[]>
  /** Begins to say that it lives. */
  start(): void
  /** Says for the last time: its claims are the others'. */
  leave(): Promise<void>
}

export interface CompanyOptions {
  readonly store: Store
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  /** What this process serves, by name. */
  readonly serves: readonly string[]
  readonly times?: CompanyTimes | undefined
  /** Takes over what processes that are gone have left. */
  readonly takeOver: () => Promise<void>
  readonly wake: () => void
}

/** Makes one process's part of the company. */
export function company(options: CompanyOptions): Company {
  const { store, timers, logger, serves } = options
  const { beatMs, deadMs } = options.times ?? usual
  const { processes } = store.ledger
  const startedAt = options.clock.now()
  let cancelBeat = () => {}
  let cancelWake: (() => void) | undefined
  let deafen = async () => {}
  let over = false
  let turning = Promise.resolve()
  /** By the database's clock: when it was last told that this process lives, and since when that was without a gap. */
  let toldAt: number | undefined
  let steadySince = 0

  /** It says that it lives before it judges who does not. Where it could not for a while, neither could the others, perhaps. */
  async function turn(): Promise<void> {
    const now = await processes.beat(serves, startedAt)
    if (toldAt === undefined || now - toldAt > deadMs / 2) steadySince = now
    toldAt = now
    if (now - steadySince >= 2 * beatMs) {
      const dead = await processes.bury(deadMs)
      if (dead > 0) logger.warn('processes were not heard of any more; what they had begun is taken over', { dead })
    }
    await options.takeOver()
    options.wake()
  }

  function beat(): void {
    cancelBeat = timers.after(beatMs, () => {
      turning = turn()
        .catch((error: unknown) => logger.error('that this process lives could not be told', error))
        .finally(() => {
          if (!over) beat()
        })
    })
  }

  function hear(): void {
    cancelWake ??= timers.after(hearMs, () => {
      cancelWake = undefined
      options.wake()
    })
  }

  return {
    async enter() {
      // One that died a moment ago may still be taken for one that lives, but not for longer than this.
      const others = await processes.others(2 * beatMs + beatMs / 5)
      await processes.begin(serves, startedAt)
      return store.shared ? others : []
    },
    start() {
      if (!store.shared) return
      deafen = store.listen(hear, timers)
      beat()
    },
    async leave() {
      over = true
      cancelBeat()
      cancelWake?.()
      await turning
      await deafen()
      await processes.end()
    },
  }
}

// How often the shards of a process may log in: each ever more slowly where its logins come to nothing, so many a day all
// together, and no faster one after another than Discord takes them.
import type { ShardRange } from '../../src/domain/shards.ts'
import type { Clock } from '../../src/ports/system.ts'
import { dayMs, logins as limits, loginSpacingMs, loginsADay } from './limits.ts'
import { type Pace, pace } from './pace.ts'

export interface Logins {
  /** How long the next login of a shard has to wait from now. */
  wait(shard: number): number
  /** How long the longest wait of any shard is that has logged in before. */
  longest(): number
  /**
   * Resolves when it is a connected shard's turn, and takes it. Discord has `sideBySide` rows in which shards queue.
   * `wait` waits so many milliseconds, or answers false: then so does this. Rejects when the connection was closed meanwhile.
   */
  turn(shard: number, sideBySide: number, closed: AbortSignal, wait: (ms: number) => Promise<boolean>): Promise<boolean>
}

export interface LoginsOptions {
  readonly clock: Clock
  /** The shards of this process; undefined when it runs all there are. */
  readonly range: ShardRange | undefined
}

/** Makes the count. It outlives connections that failed. */
export function logins({ clock, range }: LoginsOptions): Logins {
  const paces = new Map<number, Pace>()
  const day = pace({ clock, ...dailyPace(range) })
  const queues = new Map<number, Promise<unknown>>()
  const lasts = new Map<number, { readonly shard: number; readonly at: number }>()

  function paceOf(shard: number): Pace {
    const made = paces.get(shard) ?? pace({ clock, ...limits })
    paces.set(shard, made)
    return made
  }

  /** A shard's own pace has kept it that far from its own last login already. */
  function spacing(row: number, shard: number): number {
    const last = lasts.get(row)
    return last === undefined || last.shard === shard ? 0 : last.at + loginSpacingMs - clock.now()
  }

  return {
    wait: (shard) => Math.max(paceOf(shard).wait(), day.wait()),
    longest: () => Math.max(day.wait(), ...[...paces.values()].map((one) => one.wait())),
    turn(shard, sideBySide, closed, wait) {
      const row = shard % Math.max(1, sideBySide)
      const turn = async (): Promise<boolean> => {
        closed.throwIfAborted()
        const ms = Math.max(spacing(row, shard), day.wait())
        if (ms > 0 && !(await wait(ms))) return false
        closed.throwIfAborted()
        lasts.set(row, { shard, at: clock.now() })
        paceOf(shard).take()
        day.take()
        return true
      }
      const mine = (queues.get(row) ?? Promise.resolve()).then(turn, turn)
      queues.set(row, mine)
      return mine
    },
  }
}

/** Half of the day's logins go as they come, the other half in even steps: so many in any day at most. */
function dailyPace(range: ShardRange | undefined) {
  const own = range === undefined ? 1 : range.last - range.first + 1
  const share = range === undefined ? 1 : own / range.count
  const free = Math.max(2 * own, Math.floor((loginsADay / 2) * share))
  const gapMs = dayMs / free
  return { free, firstMs: gapMs, longestMs: gapMs, windowMs: dayMs }
}

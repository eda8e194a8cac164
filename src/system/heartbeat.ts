// Tells a watchman outside that all is well: an address is called each minute while it is, and not at all while it is not.
// Where the address is, also on a private network, is its owner's own choice.
import type { LookAtHealth } from '../ports/health.ts'
import type { Logger, Timers } from '../ports/system.ts'

const everyMs = 60_000
/** Whoever does not answer by then has not taken it. */
const answerMs = 10_000

export interface HeartbeatOptions {
  /** Holds a secret as a rule: it is never logged. */
  readonly url: string
  readonly look: LookAtHealth
  readonly timers: Timers
  readonly logger: Logger
}

export interface Heartbeat {
  /** Beats now, and then each minute. */
  start(): void
  /** Beats no more; gives up what is not answered yet. */
  stop(): Promise<void>
}

/** Makes the heartbeat of one process. What goes wrong is logged once, until it works again. */
export function heartbeat({ url, look, timers, logger }: HeartbeatOptions): Heartbeat {
  let takeBack = (): void => {}
  let giveUp = (): void => {}
  let beating = Promise.resolve()
  let running = false
  let failing = false

  async function beat(): Promise<void> {
    if (!(await look()).ready || !running) return
    const fault = await call()
    // A stop cuts it short, which says nothing of the other side.
    if (!running) return
    if (fault !== undefined && !failing) logger.warn('the heartbeat is not taken at HEARTBEAT_URL', { why: fault })
    if (fault === undefined && failing) logger.info('the heartbeat is taken again')
    failing = fault !== undefined
  }

  /** What was wrong, in our own words; undefined when it was taken. */
  async function call(): Promise<string | undefined> {
    const ending = new AbortController()
    giveUp = () => ending.abort()
    let late = false
    const stopWaiting = timers.after(answerMs, () => {
      late = true
      ending.abort()
    })
    try {
      const response = await fetch(url, { redirect: 'manual', signal: ending.signal })
      await response.body?.cancel()
      return response.ok ? undefined : `HTTP ${response.status}`
    } catch (error) {
      return late ? 'no answer in 10 seconds' : codeOf(error)
    } finally {
      stopWaiting()
    }
  }

  function next(): void {
    takeBack = timers.after(everyMs, next)
    beating = beating.then(beat)
  }

  return {
    start() {
      running = true
      next()
    },
    async stop() {
      running = false
      takeBack()
      giveUp()
      await beating
    },
  }
}

/** The runtime's code, like ECONNREFUSED; never a message, which may hold the address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? error.name : codeOf(error.cause)
}

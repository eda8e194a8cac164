// Two connections of Socket Mode side by side, so that somebody always listens: Slack sends a command once, to either of
// them, and never again. One that Slack asks to go is replaced while it still listens.
import { webApi } from '@slack/bolt'
import type { PlatformError } from '../../src/ports/errors.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import type { Connection, ConnectionHooks, Parcel } from './socket-connection.ts'
import { goodbyeError, mendingMs, startError, switchedOff } from './start-error.ts'

export interface SocketPairOptions {
  /** Opens one connection; resolves once it is greeted. */
  readonly open: (hooks: ConnectionHooks) => Promise<Connection>
  readonly onParcel: (parcel: Parcel) => void
  /** Somebody listens again, after nobody had for so long. */
  readonly onBack: (gapMs: number) => void
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
}

export interface SocketPair {
  /** Resolves with the first connection. Rejects when there is none, and then tries no more. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface Member {
  readonly connection: Connection
  /** A leaving one still listens. */
  phase: 'living' | 'leaving' | 'over'
  readonly since: number
  stopWaiting: () => void
}

const wanted = 2
/** A connection that is lost is replaced at once, but not more often than this before one has lasted. */
const atOnce = 5
const lastedMs = 30_000
const firstWaitMs = 1000
const longestWaitMs = 60_000
/** Slack closes what it asked to go within seconds; what it forgets is closed by us. */
const leavingMs = 60_000

/** Makes the pair. */
export function socketPair(options: SocketPairOptions): SocketPair {
  const { clock, timers, logger } = options
  const members = new Set<Member>()
  const said = new Set<string>()
  let running = false
  let opening = false
  let rest: { readonly owed: boolean; readonly cancel: () => void } | undefined
  let failures = 0
  let shortLives = 0
  let deafSince: number | undefined

  const living = (): number => [...members].filter((member) => member.phase === 'living').length

  /** Adds one connection. What Slack says of it before it is counted is heard afterwards. */
  async function add(): Promise<void> {
    opening = true
    const early: ((member: Member) => void)[] = []
    let member: Member | undefined
    const heard = (what: (member: Member) => void): void => {
      if (member === undefined) early.push(what)
      else what(member)
    }
    try {
      const connection = await options.open({
        onParcel: options.onParcel,
        onGoodbye: (reason) => heard((one) => leave(one, reason)),
        onEnd: () => heard(end),
      })
      if (!running) return await connection.close()
      member = { connection, phase: 'living', since: clock.now(), stopWaiting: () => undefined }
      members.add(member)
      listening()
      for (const what of early) what(member)
    } finally {
      opening = false
    }
  }

  function listening(): void {
    failures = 0
    said.clear()
    if (deafSince === undefined) return
    const gapMs = clock.now() - deafSince
    deafSince = undefined
    logger.info('Slack is connected again', { gapMs })
    options.onBack(gapMs)
  }

  function fill(): void {
    if (!running || opening || rest !== undefined || living() >= wanted) return
    add().then(fill, failed)
  }

  function failed(error: unknown): void {
    if (!running) return
    failures += 1
    const told = startError('apps.connections.open', 'SLACK_APP_TOKEN', error)
    const owedMs = leastWaitMs(error, told)
    const waitMs = Math.max(owedMs, doubled(failures))
    if (!said.has(told.message)) logger.warn(told.message, { connections: living(), waitMs })
    said.add(told.message)
    restFor(waitMs, owedMs > 0)
  }

  function restFor(ms: number, owed: boolean): void {
    rest?.cancel()
    const cancel = timers.after(ms, () => {
      rest = undefined
      fill()
    })
    rest = { owed, cancel }
  }

  function leave(member: Member, reason: string): void {
    if (member.phase !== 'living') return
    member.phase = 'leaving'
    member.stopWaiting = timers.after(leavingMs, () => void member.connection.close().catch(() => undefined))
    if (reason === switchedOff) failed(goodbyeError(reason))
    else lost(member)
  }

  function end(member: Member): void {
    const wasLiving = member.phase === 'living'
    member.phase = 'over'
    member.stopWaiting()
    members.delete(member)
    if (!running) return
    if (members.size === 0) deafSince ??= clock.now()
    if (wasLiving) lost(member)
  }

  /** The last one to go does not wait for a try that was put off for the sake of a second. */
  function lost({ since }: Member): void {
    shortLives = clock.now() - since < lastedMs ? shortLives + 1 : 0
    if (rest !== undefined && (rest.owed || living() > 0)) return
    rest?.cancel()
    rest = undefined
    if (shortLives > atOnce) restFor(doubled(shortLives - atOnce), false)
    else fill()
  }

  return {
    async start() {
      running = true
      try {
        await add()
      } catch (error) {
        running = false
        throw error
      }
      fill()
    },
    async stop() {
      running = false
      rest?.cancel()
      rest = undefined
      deafSince = undefined
      await Promise.all([...members].map(({ connection }) => connection.close()))
    },
  }
}

const doubled = (times: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** (times - 1))

/** What Slack asks for, and a minute for what only the owner can mend. */
function leastWaitMs(error: unknown, told: PlatformError): number {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000
  return told.retryAfterMs === undefined || told.operation === 'Socket Mode' ? mendingMs : 0
}

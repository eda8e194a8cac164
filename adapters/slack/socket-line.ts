// The line to Slack by Socket Mode: one connection, and two while the next takes over from one that Slack asks to go, so
// that somebody always listens: Slack sends a command once, and never again. Two that stand side by side all the time would
// bring messages out of their order, since Slack sends each over any of them.
import { webApi } from '@slack/bolt'
import type { PlatformError } from '../../src/ports/errors.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import type { Connection, ConnectionHooks, Parcel } from './socket-connection.ts'
import { goodbyeError, mendingMs, startError, switchedOff } from './start-error.ts'

export interface SocketLineOptions {
  /** Opens one connection; resolves once it is greeted. */
  readonly open: (hooks: ConnectionHooks) => Promise<Connection>
  readonly onParcel: (parcel: Parcel) => void
  /** Somebody listens again, after nobody had for so long. */
  readonly onBack: (gapMs: number) => void
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
}

export interface SocketLine {
  /** Resolves with the first connection. Rejects when there is none, and then tries no more. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Whether somebody listens. */
  isOpen(): boolean
}

interface Member {
  readonly connection: Connection
  /** A leaving one still listens. */
  phase: 'living' | 'leaving' | 'over'
  readonly since: number
  stopWaiting: () => void
}

/** A connection that is lost is replaced at once, but not more often than this before one has lasted. */
const atOnce = 5
const lastedMs = 30_000
const firstWaitMs = 1000
const longestWaitMs = 60_000
/** Slack closes what it asked to go within seconds; what it forgets is closed by us. */
const leavingMs = 60_000

/** Makes the line. */
export function socketLine(options: SocketLineOptions): SocketLine {
  const { clock, timers, logger } = options
  const members = new Set<Member>()
  const said = new Set<string>()
  let running = false
  let opening = false
  let rest: (() => void) | undefined
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
    if (!running || opening || rest !== undefined || living() > 0) return
    add().then(fill, failed)
  }

  function failed(error: unknown): void {
    if (!running) return
    failures += 1
    const told = startError('apps.connections.open', 'SLACK_APP_TOKEN', error)
    const waitMs = Math.max(leastWaitMs(error, told), doubled(failures))
    if (!said.has(told.message)) logger.warn(told.message, { waitMs })
    said.add(told.message)
    restFor(waitMs)
  }

  function restFor(ms: number): void {
    rest?.()
    rest = timers.after(ms, () => {
      rest = undefined
      fill()
    })
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

  function lost({ since }: Member): void {
    shortLives = clock.now() - since < lastedMs ? shortLives + 1 : 0
    if (shortLives > atOnce) restFor(doubled(shortLives - atOnce))
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
      rest?.()
      rest = undefined
      deafSince = undefined
      await Promise.all([...members].map(({ connection }) => connection.close()))
    },
    isOpen: () => members.size > 0,
  }
}

const doubled = (times: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** (times - 1))

/** What Slack asks for, and a minute for what only the owner can mend. */
function leastWaitMs(error: unknown, told: PlatformError): number {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000
  return told.retryAfterMs === undefined || told.operation === 'Socket Mode' ? mendingMs : 0
}

// The gateway connection: the stock client, kept connected. What ends by itself is made again by the client; what ends in
// silence by the watch; what Discord ends for good is told to the owner, and tried again now and then.
import { Client, Events, GatewayIntentBits, Options } from 'discord.js'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import { restOptions } from './api.ts'
import { connections, returnsMs, times } from './limits.ts'
import { closeError, loginError, silence, tooManyLogins } from './login-errors.ts'
import { oneShard } from './one-shard.ts'
import { describeError } from './outcome.ts'
import { type Pace, pace } from './pace.ts'
import { patience } from './patience.ts'
import { shieldFrames } from './shield-frames.ts'
import { shieldPackets } from './shield-packets.ts'
import { watch } from './watch.ts'

const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
]

export interface ConnectOptions {
  readonly token: string
  readonly apiUrl?: string | undefined
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  /** How often may be logged in. It outlives connections that failed. */
  readonly logins: Pace
  /** Gets every packet before the client reads it. False when it cannot be read: then the client never sees it. */
  readonly onPacket: (packet: unknown) => boolean
}

export interface Connection {
  readonly application: string
  /** Whether Discord is heard now. */
  isReady(): boolean
  close(): Promise<void>
}

/** Logs in. Resolves when ready; rejects with a PlatformError that says what to do. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { token, apiUrl, clock, timers, logger, logins, onPacket } = options
  const early = logins.wait()
  if (early > 0) throw tooManyLogins(early)

  const turns = pace({ clock, ...connections })
  const waits = patience(timers)
  let isOver = false
  const watching = watch({
    timers,
    cut: () => shard.cut(),
    renew: () => shard.renew(),
    onSilence: () => logger.warn('Discord says nothing any more; I connect again'),
  })
  const shard = oneShard({
    strategyOf: (manager) => shieldFrames(manager, logger),
    async mayConnect(login) {
      const ms = Math.max(turns.wait(), login ? logins.wait() : 0)
      watching.rest()
      if (ms > 0) await waits.wait(ms)
      if (isOver) return false
      turns.take()
      watching.connecting()
      return true
    },
    loggingIn: () => logins.take(),
    onHappening(what) {
      if (what === 'ready' || what === 'resumed') watching.ready()
      else if (what === 'closed') watching.connecting()
      else watching.heard()
    },
  })
  const client = new Client({
    intents,
    // Hearth asks Discord, not a cache; the client keeps what its own life needs.
    makeCache: Options.cacheWithLimits({ GuildMemberManager: 0, MessageManager: 0, PresenceManager: 0 }),
    rest: restOptions(apiUrl),
    waitGuildTimeout: times.guildsMs,
    ws: shard.ws,
  })
  const mark = shieldPackets(client, logger)
  client.on(Events.Raw, (packet: unknown) => mark(packet, onPacket(packet)))
  client.on(Events.Error, (error) => logger.error('the Discord client failed', error))
  client.on(Events.ShardError, (error) => logger.warn('the Discord connection failed', { why: describeError(error) }))

  /** Never again, and at once: a peer that is dead would keep the goodbye waiting. */
  async function close(): Promise<void> {
    isOver = true
    waits.end()
    const takeBack = timers.after(times.goodbyeMs, shard.cut)
    await client.destroy().finally(takeBack)
    shard.cut()
    watching.rest()
  }

  try {
    await loggedIn(client, token, timers)
  } catch (error) {
    await close()
    throw loginError(error)
  }
  comeBack(options, client, { rest: watching.rest, reconnect: shard.reconnect, wait: waits.wait })
  logger.info('Discord is connected', { guilds: client.guilds.cache.size })
  return { application: client.application?.id ?? '', isReady: watching.isReady, close }
}

async function loggedIn(client: Client, token: string, timers: Timers): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  client.once(Events.ClientReady, () => resolve())
  client.once(Events.ShardDisconnect, ({ code }) => reject(closeError(code)))
  const takeBack = timers.after(times.loginMs, () => reject(silence()))
  client.login(token).catch(reject)
  await promise.finally(takeBack)
}

interface Ways {
  readonly rest: () => void
  readonly reconnect: () => void
  readonly wait: (ms: number) => Promise<boolean>
}

/** Tells the owner what a running connection was closed for, and looks now and then whether they have mended it. */
function comeBack({ logger }: ConnectOptions, client: Client, { rest, reconnect, wait }: Ways): void {
  let fruitless = 0
  client.on(Events.ShardReady, () => {
    if (fruitless > 0) logger.info('Discord is connected again')
    fruitless = 0
  })
  client.on(Events.ShardDisconnect, async ({ code }) => {
    const ms = returnsMs[fruitless] ?? returnsMs[returnsMs.length - 1] ?? 0
    fruitless += 1
    rest()
    const error = closeError(code)
    const then = `Until then I hear nothing on Discord; the rest of me goes on. By myself I look again in ${ms / 60_000} minutes.`
    // The log writes no error's own message: what its owner is to do must be the line itself.
    logger.error(`${error.message} ${then}`, error, { code })
    if (await wait(ms)) reconnect()
  })
}

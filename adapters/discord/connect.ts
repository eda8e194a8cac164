// The gateway connections: the stock client, kept connected, each of its shards by itself. What ends by itself is made again
// by the client; what ends in silence by the watch; what Discord ends for good is told to the owner, and tried again.
import { Client, Events, GatewayIntentBits, Options } from 'discord.js'
import type { Shards } from '../../src/domain/shards.ts'
import type { Clock, LogFields, Logger, Timers } from '../../src/ports/system.ts'
import { restOptions } from './api.ts'
import { comeBack } from './come-back.ts'
import { connections, times } from './limits.ts'
import { type Deadline, loginDeadline } from './login-deadline.ts'
import { closeError, loginError, silence, stopped, tooManyLogins } from './login-errors.ts'
import type { Logins } from './logins.ts'
import { describeError } from './outcome.ts'
import { type Pace, pace } from './pace.ts'
import { patience } from './patience.ts'
import { shards as shardsOf } from './shards.ts'
import { shieldFrames } from './shield-frames.ts'
import { shieldPackets } from './shield-packets.ts'
import { type Watch, watch } from './watch.ts'

const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
  GatewayIntentBits.MessageContent,
]

export interface ConnectOptions {
  readonly token: string
  readonly apiUrl?: string | undefined
  readonly shards?: Shards | undefined
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  /** How often may be logged in. It outlives connections that failed. */
  readonly logins: Logins
  /** Resolves when nobody wants to be connected any more: a start then rejects. */
  readonly ended: Promise<void>
  /** Gets every packet of a shard before the client reads it. False when it cannot be read: then the client never sees it. */
  readonly onPacket: (packet: unknown, shard: number) => boolean
}

export interface Connection {
  readonly application: string
  /** Whether Discord is heard now. */
  isReady(): boolean
  close(): Promise<void>
}

/** One shard's own: how often it connects, and whether it still hears anything. */
interface Line {
  readonly turns: Pace
  readonly watching: Watch
}

/** Logs in. Resolves when every shard is ready; rejects with a PlatformError that says what to do. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { token, apiUrl, clock, timers, logger, logins, onPacket } = options
  const early = logins.longest()
  if (early > 0) throw tooManyLogins(early)

  const waits = patience(timers)
  const lines = new Map<number, Line>()
  let isOver = false
  /** Of a bot with one connection nobody needs to know which. */
  const named = (id: number): LogFields => (options.shards === undefined ? {} : { shard: id })

  function lineOf(id: number): Line {
    const made = lines.get(id) ?? {
      turns: pace({ clock, ...connections }),
      watching: watch({
        timers,
        cut: () => shards.cut(id),
        renew: () => shards.renew(id),
        onSilence: () => logger.warn('Discord says nothing any more; I connect again', named(id)),
      }),
    }
    lines.set(id, made)
    return made
  }

  const deadline = loginDeadline(timers, times.loginMs)
  const shards = shardsOf({
    strategyOf: (manager) => shieldFrames(manager, logger),
    async mayConnect(id, login) {
      const { turns, watching } = lineOf(id)
      const ms = Math.max(turns.wait(), login ? logins.wait(id) : 0)
      watching.rest()
      if (ms > 0) await waits.wait(ms)
      if (isOver) return false
      turns.take()
      watching.connecting()
      return true
    },
    async mayLogIn(id, sideBySide, closed) {
      const { watching } = lineOf(id)
      watching.rest()
      // Where many shards start, the last waits for all others.
      const may = await logins.turn(id, sideBySide, closed, waits.wait)
      if (isOver || !may) return false
      deadline.extend(id)
      watching.connecting()
      return true
    },
    onHappening(id, what) {
      const { watching } = lineOf(id)
      if (what === 'ready' || what === 'resumed') watching.ready()
      else if (what === 'closed') watching.connecting()
      else watching.heard()
    },
  })
  const client = new Client({
    intents,
    ...clientShards(options.shards),
    // Hearth asks Discord, not a cache; the client keeps what its own life needs.
    makeCache: Options.cacheWithLimits({ GuildMemberManager: 0, MessageManager: 0, PresenceManager: 0 }),
    rest: restOptions(apiUrl),
    waitGuildTimeout: times.guildsMs,
    ws: shards.ws,
  })
  const shield = shieldPackets(client, logger)
  client.on(Events.Raw, (packet: unknown, id: number) => shield.mark(packet, onPacket(packet, id)))
  client.on(Events.Error, (error) => logger.error('the Discord client failed', error))
  client.on(Events.ShardError, (error, id) =>
    logger.warn('the Discord connection failed', { why: describeError(error), ...named(id) }),
  )

  const rest = (): void => {
    for (const { watching } of lines.values()) watching.rest()
  }

  /**
   * Never again, and at once: a peer that is dead would keep the goodbye waiting, and a shard that is just logging in keeps
   * the client waiting for ever.
   */
  async function close(): Promise<void> {
    isOver = true
    waits.end()
    const { promise: late, resolve } = Promise.withResolvers<void>()
    const takeBack = timers.after(times.goodbyeMs, () => {
      shards.cutAll()
      resolve()
    })
    await Promise.race([client.destroy(), late]).finally(takeBack)
    shards.cutAll()
    rest()
  }

  try {
    await loggedIn(client, token, deadline, options.ended)
  } catch (error) {
    await close()
    throw loginError(error)
  }
  const { reconnect } = shards
  comeBack({ client, logger, named, reconnect, wait: waits.wait, rest: (id) => lineOf(id).watching.rest() })
  logger.info('Discord is connected', {
    guilds: shield.servers(),
    ...(options.shards === undefined ? {} : { shards: client.ws.shards.size }),
  })
  // Each shard that is not heard is a part of the servers that is not.
  const isReady = (): boolean => [...lines.values()].every(({ watching }) => watching.isReady())
  return { application: client.application?.id ?? '', isReady, close }
}

function clientShards(shards: Shards | undefined) {
  if (shards === undefined) return {}
  if (shards === 'auto') return { shards: 'auto' as const }
  const { first, last, count } = shards
  return { shards: Array.from({ length: last - first + 1 }, (_, index) => first + index), shardCount: count }
}

async function loggedIn(client: Client, token: string, deadline: Deadline, ended: Promise<void>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  client.once(Events.ClientReady, () => resolve())
  client.once(Events.ShardDisconnect, ({ code }) => reject(closeError(code)))
  void deadline.missed.then(() => reject(silence()))
  void ended.then(() => reject(stopped()))
  client.login(token).catch(reject)
  await promise.finally(deadline.takeBack)
}

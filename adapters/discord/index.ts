// Hearth on Discord: gateway events in, REST calls out.
import { Routes } from 'discord.js'
import { asksUs } from '../../src/bot/meant-words.ts'
import type { Registry } from '../../src/bot/registry.ts'
import { isOnShards, type Shards } from '../../src/domain/shards.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Files } from '../../src/ports/files.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Metrics } from '../../src/ports/metrics.ts'
import type { Pictures } from '../../src/ports/pictures.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import { type Api, discordApi } from './api.ts'
import { avatar } from './avatar.ts'
import { compileCommands } from './commands.ts'
import { type Connection, connect } from './connect.ts'
import { events } from './events.ts'
import { fileBytes } from './file-bytes.ts'
import { type Interactions, interactions } from './interactions.ts'
import { type Logins, logins } from './logins.ts'
import { asked, lookUps } from './look-ups.ts'
import { describeError, outcomeOf } from './outcome.ts'
import { type Patience, patience } from './patience.ts'
import { perform } from './perform.ts'
import { postedMessages } from './posted-messages.ts'
import { registerCommands } from './register-commands.ts'
import { excessOf } from './render-text.ts'
import { asWire, textOf } from './wire.ts'

export { compileDiscord } from './check-commands.ts'

export interface DiscordAdapterOptions {
  readonly token: string
  /** Where the REST API is, without its version; Discord's own unless given. The gateway's address comes from there. */
  readonly apiUrl?: string | undefined
  /** The connections to make; one that hears of every server unless given. */
  readonly shards?: Shards | undefined
  /** How many requests a second Discord grants this bot; 50, as to every bot, when absent. */
  readonly requestsPerSecond?: number | undefined
  readonly registry: Registry
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'firstAnswer'>
  readonly files: Files
  readonly pictures: Pictures
}

/** Makes the platform. Nothing is sent before it starts or performs. */
export function discordAdapter(options: DiscordAdapterOptions): Platform {
  const { clock, shards } = options
  const range = shards === 'auto' ? undefined : shards
  const api = discordApi(options)
  const self = selfOf(api)
  const posted = postedMessages()
  let pacing = logins({ clock, range })
  let running: Running | undefined

  return {
    name: 'discord',
    supportShape: () => 'thread',
    excess: excessOf,
    serves: ({ id }) => range === undefined || isOnShards(range, id),
    async start(inbox) {
      if (running !== undefined) throw new Error('the Discord adapter is started already')
      const starting = listen(options, api, pacing, inbox)
      running = starting
      try {
        await starting.connect()
      } catch (error) {
        await starting.close()
        if (running === starting) running = undefined
        throw error
      }
    },
    async stop() {
      const ending = running
      running = undefined
      await ending?.close()
      // Whoever stops on purpose may start at once; only logins that failed wait for each other.
      pacing = logins({ clock, range })
    },
    connected: () => running?.connected() ?? false,
    perform(effect, attempt) {
      const acknowledged = running?.acknowledged ?? (() => Promise.resolve())
      return perform({ ...options, api, self, acknowledged, posted }, effect, attempt)
    },
    bytes: (file, most) => asked('read a file', () => fileBytes({ ...options, api }, file, most)),
    avatar: (space, user, most) => asked('read an avatar', () => avatar({ ...options, api }, space, user, most)),
    ...lookUps(api, self, (ms) => (running ?? patience(options.timers)).wait(ms), asksUs(options.registry)),
  }
}

/** One time between start and stop. */
interface Running {
  readonly acknowledged: Interactions['acknowledged']
  readonly wait: Patience['wait']
  /** Whether Discord is heard now. */
  connected(): boolean
  connect(): Promise<void>
  close(): Promise<void>
}

function listen(options: DiscordAdapterOptions, api: Api, pacing: Logins, inbox: Inbox): Running {
  const { registry, timers, logger } = options
  const waits = patience(timers)
  const called = interactions({ ...options, api, patience: waits })
  const incoming = events({ ...options, api, interactions: called, patience: waits, asksUs: asksUs(registry) })
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let connection: Connection | undefined
  let connecting: Promise<Connection> | undefined
  let open = true
  const onPacket = (packet: unknown, shard: number): boolean => !open || incoming.take(packet, shard, inbox)
  return {
    acknowledged: called.acknowledged,
    wait: waits.wait,
    connected: () => connection?.isReady() ?? false,
    async connect() {
      connecting = connect({ ...options, logins: pacing, onPacket, ended })
      connection = await connecting
      const changed = await registered(api, connection.application, registry)
      logger.info(changed ? 'Discord has our new commands' : 'Discord has our commands already')
    },
    async close() {
      open = false
      waits.end()
      end()
      await incoming.settled()
      // Whoever stops in the middle of a start waits until nothing of it is left.
      await connecting?.catch(() => undefined)
      await connection?.close()
    },
  }
}

/** Our own account, asked once; a question that failed is asked again. */
function selfOf(api: Api): () => Promise<string> {
  let self: Promise<string> | undefined
  return () => {
    self ??= api.get(Routes.user()).then(
      (user) => textOf(asWire(user), 'id'),
      (error: unknown) => {
        self = undefined
        throw error
      },
    )
    return self
  }
}

async function registered(api: Api, application: string, registry: Registry): Promise<boolean> {
  try {
    return await registerCommands(api, application, compileCommands(registry))
  } catch (error) {
    const message = `Discord did not take our commands: ${describeError(error)}.`
    // A limit, or a Discord that is away for a moment, ends nothing: the start is tried again.
    const outcome = outcomeOf(error, true)
    const wait = outcome.kind === 'later' ? { retryAfterMs: outcome.afterMs } : {}
    throw new PlatformError('register the commands', message, { cause: error, ...wait })
  }
}

// Hearth on Discord: gateway events in, REST calls out.
import { Routes } from 'discord.js'
import type { Registry } from '../../src/bot/registry.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import { discordApi } from './api.ts'
import { compileCommands } from './commands.ts'
import { type Connection, connect } from './connect.ts'
import { events } from './events.ts'
import { interactions } from './interactions.ts'
import { lookUps } from './look-ups.ts'
import { describeError } from './outcome.ts'
import { perform } from './perform.ts'
import { registerCommands } from './register-commands.ts'
import { asWire, textOf } from './wire.ts'

export { type CompiledDiscord, compileDiscord } from './check-commands.ts'

export interface DiscordAdapterOptions {
  readonly token: string
  /** Where the REST API is, without its version; Discord's own unless given. The gateway's address comes from there. */
  readonly apiUrl?: string | undefined
  readonly registry: Registry
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
}

/** Makes the platform. Nothing is sent before it starts or performs. */
export function discordAdapter(options: DiscordAdapterOptions): Platform {
  const { registry, clock, timers, logger } = options
  const api = discordApi(options)
  const interaction = interactions({ api, registry, clock, timers, logger })
  const incoming = events({ api, interactions: interaction, clock, timers, logger })
  let self: Promise<string> | undefined
  let connection: Connection | undefined
  let listening = false

  /** Our own account, asked once; a failed question is asked again. */
  const selfId = (): Promise<string> => {
    self ??= api.get(Routes.user()).then(
      (user) => textOf(asWire(user), 'id'),
      (error: unknown) => {
        self = undefined
        throw error
      },
    )
    return self
  }

  return {
    name: 'discord',
    supportShape: 'thread',
    async start(inbox: Inbox) {
      listening = true
      const onPacket = (packet: unknown): void => {
        if (listening) incoming.take(packet, inbox)
      }
      connection = await connect({ ...options, onPacket })
      const changed = await registered(connection.application)
      logger.info(changed ? 'Discord has our new commands' : 'Discord has our commands already')
    },
    async stop() {
      listening = false
      await incoming.settled()
      await connection?.close()
      connection = undefined
    },
    perform: (effect, attempt) =>
      perform({ api, clock, self: selfId, acknowledged: interaction.acknowledged }, effect, attempt),
    ...lookUps(api, selfId),
  }

  async function registered(application: string): Promise<boolean> {
    try {
      return await registerCommands(api, application, compileCommands(registry))
    } catch (error) {
      await connection?.close()
      const message = `Discord did not take our commands: ${describeError(error)}.`
      throw new PlatformError('register the commands', message, { cause: error })
    }
  }
}

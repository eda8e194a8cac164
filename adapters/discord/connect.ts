// The gateway connection: the stock client, what may go wrong when it logs in, and what its owner can do about that.
import { Client, Events, GatewayCloseCodes, GatewayIntentBits, Options } from 'discord.js'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Logger, Timers } from '../../src/ports/system.ts'
import { restOptions } from './api.ts'
import { times } from './limits.ts'
import { describeError } from './outcome.ts'
import { shieldPackets } from './shield-packets.ts'

const portal = 'https://discord.com/developers/applications'

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
  readonly timers: Timers
  readonly logger: Logger
  /** Gets every packet before the client reads it. */
  readonly onPacket: (packet: unknown) => void
}

export interface Connection {
  readonly application: string
  close(): Promise<void>
}

/** Logs in. Resolves when ready; rejects with a PlatformError that says what to do. */
export async function connect({ token, apiUrl, timers, logger, onPacket }: ConnectOptions): Promise<Connection> {
  const client = new Client({
    intents,
    // Hearth asks Discord, not a cache; the client keeps what its own life needs.
    makeCache: Options.cacheWithLimits({ GuildMemberManager: 0, MessageManager: 0, PresenceManager: 0 }),
    rest: restOptions(apiUrl),
    waitGuildTimeout: times.guildsMs,
  })
  shieldPackets(client, logger)
  client.on(Events.Raw, onPacket)
  client.on(Events.Error, (error) => logger.error('the Discord client failed', error))
  client.on(Events.ShardError, (error) => logger.warn('the Discord connection failed', { why: describeError(error) }))
  try {
    await loggedIn(client, token, timers)
  } catch (error) {
    await client.destroy()
    throw error instanceof PlatformError ? error : loginError(error)
  }
  client.on(Events.ShardDisconnect, ({ code }) => {
    const error = closeError(code)
    // The log writes no error's own message: what its owner is to do must be the line itself.
    logger.error(`${error.message} Until then I hear nothing on Discord.`, error, { code })
  })
  logger.info('Discord is connected', { guilds: client.guilds.cache.size })
  return { application: client.application?.id ?? '', close: () => client.destroy() }
}

async function loggedIn(client: Client, token: string, timers: Timers): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  client.once(Events.ClientReady, () => resolve())
  client.once(Events.ShardDisconnect, ({ code }) => reject(closeError(code)))
  const takeBack = timers.after(times.loginMs, () => reject(silence()))
  client.login(token).catch(reject)
  await promise.finally(takeBack)
}

const silence = (): PlatformError =>
  new PlatformError(
    'connect to Discord',
    `Discord did not answer the login within ${times.loginMs / 1_000} seconds. Look at https://discordstatus.com whether ` +
      'it has trouble.',
    { retryAfterMs: times.awayMs },
  )

function closeError(code: number): PlatformError {
  if (code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents)
    return new PlatformError(
      'connect to Discord',
      `Discord refuses the connection because two switches of the bot are off. Open ${portal}, choose the application, ` +
        'go to Bot, and under Privileged Gateway Intents switch on Server Members Intent (without it I see nobody join) ' +
        'and Message Content Intent (without it I see no words). Save, and start Hearth again.',
    )
  if (code === GatewayCloseCodes.AuthenticationFailed) return tokenError()
  return new PlatformError(
    'connect to Discord',
    `Discord closed the connection for good (code ${code}). Open ${portal}, look whether the application is still as ` +
      'it was, and start Hearth again.',
  )
}

const tokenError = (cause?: unknown): PlatformError =>
  new PlatformError(
    'connect to Discord',
    `Discord does not know the token in DISCORD_TOKEN. Open ${portal}, choose the application, go to Bot, press ` +
      'Reset Token, and put the new one there.',
    { cause },
  )

function loginError(error: unknown): PlatformError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'TokenInvalid') return tokenError()
  return new PlatformError('connect to Discord', `Discord cannot be reached: ${describeError(error)}.`, {
    cause: error,
    retryAfterMs: times.awayMs,
  })
}

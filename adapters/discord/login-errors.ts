// Why Discord does not let us in, in words for the owner: what happened, which page to open, and what to do there.
import { GatewayCloseCodes } from 'discord.js'
import { PlatformError } from '../../src/ports/errors.ts'
import { times } from './limits.ts'
import { describeError } from './outcome.ts'

const portal = 'https://discord.com/developers/applications'
const operation = 'connect to Discord'

/** Discord took the login and never said more. */
export const silence = (): PlatformError =>
  new PlatformError(
    operation,
    `Discord did not answer the login within ${times.loginMs / 1_000} seconds. Look at https://discordstatus.com whether ` +
      'it has trouble.',
    { retryAfterMs: times.awayMs },
  )

/** Hearth stopped before it was connected. */
export const stopped = (): PlatformError =>
  new PlatformError(operation, 'Hearth stopped before Discord was connected.', { retryAfterMs: times.awayMs })

/** Earlier logins came to nothing, and the next one has to wait. */
export const tooManyLogins = (retryAfterMs: number): PlatformError =>
  new PlatformError(
    operation,
    'Discord ends each of my logins, and takes the token away from a bot that logs in too often. I wait ' +
      `${Math.ceil(retryAfterMs / 1_000)} seconds. Look at https://discordstatus.com whether it has trouble.`,
    { retryAfterMs },
  )

/** What a close code means that the client does not come back from. */
export function closeError(code: number): PlatformError {
  if (code === GatewayCloseCodes.ShardingRequired)
    return new PlatformError(
      operation,
      'This bot is in more servers than Discord tells on so few connections. Set DISCORD_SHARDS=auto, or a range like ' +
        '0-3/16 with a larger number behind the slash (the same in every process), and start Hearth again.',
    )
  if (code === GatewayCloseCodes.InvalidShard)
    return new PlatformError(
      operation,
      'Discord knows no such shard. Look at DISCORD_SHARDS: it is auto, or a range like 0-3/16 whose last number is how ' +
        'many there are in all, the same in every process. Mend it, and start Hearth again.',
    )
  if (code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents)
    return new PlatformError(
      operation,
      `Discord refuses the connection because two switches of the bot are off. Open ${portal}, choose the application, ` +
        'go to Bot, and under Privileged Gateway Intents switch on Server Members Intent (without it I see nobody join) ' +
        'and Message Content Intent (without it I see no words). Save, and start Hearth again.',
    )
  if (code === GatewayCloseCodes.AuthenticationFailed) return tokenError()
  return new PlatformError(
    operation,
    `Discord closed the connection for good (code ${code}). Open ${portal}, look whether the application is still as ` +
      'it was, and start Hearth again.',
  )
}

const tokenError = (cause?: unknown): PlatformError =>
  new PlatformError(
    operation,
    `Discord does not know the token in DISCORD_TOKEN. Open ${portal}, choose the application, go to Bot, press ` +
      'Reset Token, put the new one there, and start Hearth again.',
    { cause },
  )

/** Why a login failed before there was a connection. */
export function loginError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'TokenInvalid') return tokenError()
  if (error instanceof Error && error.message.startsWith('Not enough sessions remaining'))
    return new PlatformError(
      operation,
      'Discord lets this bot log in no more today: it has done so a thousand times, or nearly where it has several ' +
        'shards. Look whether it also runs somewhere else, or is started again and again.',
      { cause: error, retryAfterMs: times.awayMs * 12 },
    )
  return new PlatformError(operation, `Discord cannot be reached: ${describeError(error)}.`, {
    cause: error,
    retryAfterMs: times.awayMs,
  })
}

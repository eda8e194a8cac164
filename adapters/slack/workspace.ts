// The workspace that the bot token belongs to, and the client that talks to it. Repeating is the worker's business alone,
// so the client's own retries are off.
import { webApi } from '@slack/bolt'
import type { SpaceRef } from '../../src/domain/place.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Logger, Timers } from '../../src/ports/system.ts'
import { awayMs, outcomeOf } from './outcome.ts'
import { sdkLogger } from './sdk-logger.ts'
import type { Viewpoint } from './viewpoint.ts'
import { within } from './within.ts'

/** Who we are, where. */
export interface Workspace extends Viewpoint {
  readonly name: string
  readonly botUser: string
  readonly botId: string
  /** What the token may do; undefined where Slack did not say. */
  readonly scopes: ReadonlySet<string> | undefined
}

const appsPage = 'https://api.slack.com/apps'

/** How every call to Slack is made. */
export const clientOptions = (apiUrl: string | undefined, logger: Logger): webApi.WebClientOptions => ({
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 15_000,
  logger: sdkLogger(logger),
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
})

/** How long Slack may take to say whose token it is. */
const askMs = 20_000

/**
 * Asks Slack whose token this is. Rejects with a PlatformError that says what to do; it tells when to try again where that
 * makes sense, and nothing of it where only the owner can mend it.
 */
export async function readWorkspace(client: webApi.WebClient, timers: Timers): Promise<Workspace> {
  try {
    const test = await within(timers, askMs, client.auth.test())
    if (test === undefined) throw cannotBeReached('auth.test')
    const { team_id: team, user_id: botUser, bot_id: botId } = test
    if (team === undefined || botUser === undefined || botId === undefined)
      throw new PlatformError(
        'auth.test',
        `SLACK_BOT_TOKEN is not the token of a bot. Take the one that begins with xoxb- from "OAuth & Permissions" at ${appsPage}.`,
      )
    const space: SpaceRef = { platform: 'slack', id: team }
    const scopes = test.response_metadata?.scopes
    return {
      space,
      name: test.team ?? team,
      url: test.url ?? 'https://slack.com/',
      botUser,
      botId,
      scopes: scopes === undefined ? undefined : new Set(scopes),
    }
  } catch (error) {
    throw startError('auth.test', 'SLACK_BOT_TOKEN', error)
  }
}

const refused = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
])

/** Why Slack could not be joined, in words its owner can act on. */
export function startError(operation: string, setting: string, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined
  if (code !== undefined && refused.has(code))
    return new PlatformError(
      operation,
      `Slack does not accept ${setting} (${code}). Copy it again from your app's page at ${appsPage}, and install the app anew if it was removed.`,
      { cause: error },
    )
  if (code === 'missing_scope')
    return new PlatformError(
      operation,
      `${setting} lacks a scope. Paste the output of "npm run manifest" into "App Manifest" at ${appsPage}, then reinstall the app.`,
      { cause: error },
    )
  const outcome = outcomeOf(error, 'repeatable')
  if (outcome.kind !== 'later')
    return new PlatformError(operation, `Slack refused to start with "${code}". Check your app at ${appsPage}.`, {
      cause: error,
    })
  const again = { cause: error, retryAfterMs: outcome.afterMs }
  if (outcome.because === 'limited')
    return new PlatformError(
      operation,
      'Slack asks us to wait before connecting. Nothing is wrong with your app.',
      again,
    )
  if (code !== undefined)
    return new PlatformError(
      operation,
      `Slack is not ready and answers "${code}". See https://slack-status.com; nothing is wrong with your app.`,
      again,
    )
  return cannotBeReached(operation, again)
}

/** Nobody answered: the network's fault, or Slack's. */
export const cannotBeReached = (
  operation: string,
  options: { readonly cause?: unknown; readonly retryAfterMs: number } = { retryAfterMs: awayMs },
): PlatformError =>
  new PlatformError(
    operation,
    'Slack cannot be reached. Check the network of this machine and https://slack-status.com; Hearth can connect once Slack answers.',
    options,
  )

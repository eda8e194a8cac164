// The workspace that the bot token belongs to, and the client that talks to it. Repeating is the worker's business alone,
// so the client's own retries are off.
import type { webApi } from '@slack/bolt'
import type { SpaceRef } from '../../src/domain/place.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Logger, Timers } from '../../src/ports/system.ts'
import { sdkLogger } from './sdk-logger.ts'
import { appsPage, cannotBeReached, startError } from './start-error.ts'
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

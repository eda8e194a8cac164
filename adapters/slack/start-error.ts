// Why Slack could not be joined, or sends us away, in words its owner can act on.
import { webApi } from '@slack/bolt'
import { PlatformError } from '../../src/ports/errors.ts'
import { awayMs, outcomeOf } from './outcome.ts'

/** Where a Slack app is set up. */
export const appsPage = 'https://api.slack.com/apps'

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
  if (code === switchedOff) return goodbyeError(code)
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

/** What only the owner can mend is asked for no more often than this. */
export const mendingMs = 60_000

/** Socket Mode is off: nothing of Slack's reaches us until somebody switches it on. */
export const switchedOff = 'link_disabled'

/** The error behind a goodbye. */
export function goodbyeError(reason: string | undefined): PlatformError {
  if (reason === switchedOff)
    return new PlatformError(
      'Socket Mode',
      `Socket Mode is switched off for this Slack app, so nothing from Slack reaches Hearth. Switch it on under "Socket Mode" on the app's page at ${appsPage}.`,
      { retryAfterMs: mendingMs },
    )
  if (reason === 'too_many_websockets')
    return new PlatformError(
      'Socket Mode',
      'Slack has ten connections of this app open already and takes no more. Stop the other programs that use this SLACK_APP_TOKEN.',
      { retryAfterMs: mendingMs },
    )
  return cannotBeReached('apps.connections.open')
}

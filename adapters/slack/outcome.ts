// What an error of Slack's means for an effect: refused, later, or nobody knows.
import { webApi } from '@slack/bolt'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Outcome, Refusal } from '../../src/ports/outcome.ts'
import type { Manner } from './idempotency.ts'

const refusalCodes: Readonly<
  Record<Exclude<Refusal, 'invalid' | 'unconfirmed' | 'unsupported' | 'out-of-reach'>, readonly string[]>
> = {
  gone: [
    'channel_not_found',
    'message_not_found',
    'thread_not_found',
    'user_not_found',
    'users_not_found',
    'not_found',
  ],
  'not-allowed': [
    'not_in_channel',
    'missing_scope',
    'no_permission',
    'access_denied',
    'cant_update_message',
    'cant_delete_message',
    'edit_window_closed',
    'user_not_in_channel',
    'cant_invite',
    'cant_invite_self',
    'user_is_bot',
    'ura_max_channels',
    'user_is_restricted',
    'user_is_ultra_restricted',
    'method_not_supported_for_channel_type',
    'posting_to_general_channel_denied',
  ],
  archived: ['is_archived', 'thread_locked', 'already_archived'],
  'direct-messages-closed': [
    'cannot_dm_bot',
    'user_disabled',
    'user_not_visible',
    'messages_tab_disabled',
    'cannot_dm_user',
  ],
  taken: ['name_taken'],
  full: ['too_many_users', 'max_channels_reached', 'too_many_convos_for_team', 'too_many_convos_for_app_on_team'],
  expired: ['expired_trigger_id', 'exchanged_trigger_id', 'expired_url', 'used_url', 'no_service'],
}

/** The owner mends these while what is to be said waits. */
const lockedOut = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'])

/** Slack was not ready and did nothing. */
const busy = new Set(['service_unavailable', 'request_timeout', 'team_added_to_org', 'accesslimited'])

/** Slack may have done part of it (the method pages say so). */
const inDoubt = new Set(['fatal_error', 'internal_error'])

/** The connection was never made, so nothing was carried out. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** When a Slack that is away is asked again. */
export const awayMs = 5000
/** And one that the owner has to let us into again. */
export const lockedOutMs = 60_000
const limitedMs = 30_000

/** The code of a refusal by Slack; undefined for other errors. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined

export const refused = (reason: Refusal, detail: string): Outcome => ({ kind: 'refused', reason, detail })
export const away = (afterMs: number = awayMs): Outcome => ({ kind: 'later', afterMs, because: 'away' })
export const limited = (afterMs: number = limitedMs): Outcome => ({ kind: 'later', afterMs, because: 'limited' })

/** What may have been carried out: said again where that does no harm, unknown elsewhere. */
export const doubtful = (manner: Manner, detail: string): Outcome =>
  manner === 'repeatable' ? away() : { kind: 'unknown', detail }

/** What a look-up that failed rejects with. */
export const lookUpError = (operation: string, message: string, cause: unknown): PlatformError =>
  new PlatformError(operation, message, {
    cause,
    ...(cause instanceof webApi.WebAPIRateLimitedError ? { retryAfterMs: cause.retryAfter * 1000 } : {}),
  })

/** How a call that threw this ended. */
export function outcomeOf(error: unknown, manner: Manner): Outcome {
  if (error instanceof webApi.WebAPIPlatformError) return outcomeOfCode(error.data.error, manner)
  if (error instanceof webApi.WebAPIRateLimitedError) return limited(error.retryAfter * 1000)
  if (error instanceof webApi.WebAPIHTTPError) {
    if (error.statusCode === 429) return limited()
    return error.statusCode >= 500 ? doubtful(manner, `HTTP ${error.statusCode}`) : away()
  }
  if (error instanceof webApi.WebAPIRequestError) return outcomeOfNetwork(error.original, manner)
  if (error instanceof Error && error.message.startsWith('Retry header')) return limited()
  return doubtful(manner, error instanceof Error ? error.name : 'an error without a name')
}

/** How an answer `ok: false` with this code ended. */
export function outcomeOfCode(code: string, manner: Manner): Outcome {
  if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded') return limited()
  if (lockedOut.has(code)) return away(lockedOutMs)
  if (busy.has(code)) return away()
  if (inDoubt.has(code)) return doubtful(manner, code)
  if (code.startsWith('restricted_action')) return refused('not-allowed', code)
  for (const [reason, codes] of Object.entries(refusalCodes))
    if (codes.includes(code) && isRefusal(reason)) return refused(reason, code)
  return refused('invalid', code)
}

const isRefusal = (reason: string): reason is keyof typeof refusalCodes => Object.hasOwn(refusalCodes, reason)

/** How a request that got no answer ended. */
export function outcomeOfNetwork(error: unknown, manner: Manner): Outcome {
  let cause: unknown = error
  while (cause instanceof Error) {
    if ('code' in cause && typeof cause.code === 'string' && neverConnected.has(cause.code)) return away()
    cause = cause.cause
  }
  return doubtful(manner, 'the connection ended before Slack answered')
}

// What a failed request means: Discord's codes, HTTP statuses and broken sockets as outcomes.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import type { Outcome, Refusal } from '../../src/ports/outcome.ts'
import { times } from './limits.ts'

/** Codes from discord.com/developers/docs/topics/opcodes-and-status-codes#json. */
const refusals: ReadonlyMap<number, Refusal> = new Map([
  [10003, 'gone'], // Unknown Channel
  [10004, 'gone'], // Unknown Guild
  [10007, 'gone'], // Unknown Member
  [10008, 'gone'], // Unknown Message
  [10011, 'gone'], // Unknown Role
  [10013, 'gone'], // Unknown User
  [10015, 'expired'], // Unknown Webhook: the interaction was never acknowledged, or long ago
  [10062, 'expired'], // Unknown interaction
  [30007, 'full'], // Maximum number of webhooks reached
  [30013, 'full'], // Maximum number of guild channels reached
  [50001, 'not-allowed'], // Missing Access
  [50007, 'direct-messages-closed'], // Cannot send messages to this user
  [50013, 'not-allowed'], // Missing Permissions
  [50027, 'expired'], // Invalid Webhook Token
  [50028, 'out-of-reach'], // Invalid role
  [50083, 'archived'], // Thread is archived
  [50278, 'direct-messages-closed'], // No mutual guilds
  [160006, 'full'], // Maximum number of active threads reached
])

/** Already acknowledged, or already there: what we wanted is so. */
const alreadyDone: ReadonlySet<number> = new Set([40060, 160004])

/** Discord asks for patience without a Retry-After: DMs opened too fast, slow mode, a busy resource. */
const patience: ReadonlyMap<number, number> = new Map([
  [20016, 30_000],
  [40003, 60_000],
  [130000, 30_000],
])

/** The request never left: nobody listened, or nobody was found. */
const unsent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** The outcome of a request that failed. `repeatable` when doing it again changes nothing. */
export function outcomeOf(error: unknown, repeatable: boolean): Outcome {
  if (error instanceof Ended) return error.outcome
  if (error instanceof RateLimitError)
    return { kind: 'later', afterMs: Math.max(1, Math.ceil(error.retryAfter)), because: 'limited' }
  if (error instanceof DiscordAPIError) return outcomeOfRefusal(error)
  const detail = describeError(error)
  if (repeatable || certainlyUnsent(error)) return { kind: 'later', afterMs: times.awayMs, because: 'away' }
  return { kind: 'unknown', detail }
}

function outcomeOfRefusal(error: DiscordAPIError): Outcome {
  const code = Number(error.code)
  const wait = patience.get(code)
  if (alreadyDone.has(code)) return { kind: 'done', result: {} }
  if (wait !== undefined) return { kind: 'later', afterMs: wait, because: 'limited' }
  const reason = refusals.get(code)
  // A token that Discord does not know is its owner's to change; what waits is not lost by it.
  if (error.status === 401 && reason === undefined)
    return { kind: 'later', afterMs: times.awayMs * 12, because: 'away' }
  return { kind: 'refused', reason: reason ?? reasonOfStatus(error.status), detail: describeError(error) }
}

function reasonOfStatus(status: number): Refusal {
  if (status === 403) return 'not-allowed'
  return status === 404 ? 'gone' : 'invalid'
}

/** Ends an effect from deep inside with an outcome that is already known. */
export class Ended extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('The outcome is known.')
    this.name = 'Ended'
    this.outcome = outcome
  }
}

/** Does a step that changes nothing when done again: if it fails, the effect has certainly not begun. */
export async function beforehand<Value>(step: () => Promise<Value>): Promise<Value> {
  try {
    return await step()
  } catch (error) {
    throw new Ended(outcomeOf(error, true))
  }
}

/** Whether Discord refused with one of these codes. */
export const isRefusal = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code))

function certainlyUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && unsent.has(error.code)) return true
  return certainlyUnsent(error.cause)
}

/** An error in our own words: never its url, which holds tokens, nor its body, which holds what people said. */
export function describeError(error: unknown): string {
  if (error instanceof DiscordAPIError) return `Discord refused with ${error.code} (HTTP ${error.status})`
  if (error instanceof HTTPError) return `Discord answered HTTP ${error.status}`
  if (!(error instanceof Error)) return 'something that is no error was thrown'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}

// What Hearth tells other programs, beside what it does on platforms: data that is stored first, and sent by the worker alone.
import type { CommunityId } from '../domain/ids.ts'
import { platformNames } from '../domain/place.ts'
import type { WebhookEvent } from '../domain/webhook.ts'
import type { Attempt, Effect } from './effect.ts'
import type { Outcome } from './outcome.ts'

/** Tells one webhook something. Whoever hears it twice knows it by its `id`, so it may be told twice. */
export interface CallOut {
  readonly kind: 'callOut'
  /** The id of the webhook: where it is, and what it is signed with, is looked up for every try. */
  readonly hook: string
  readonly id: string
  /** `test` is tried once, and waits for nothing else. */
  readonly event: WebhookEvent | 'test'
  /** JSON, as it is sent. */
  readonly body: string
}

/** Everything that is owed to the world outside. */
export type Errand = Effect | CallOut

/** Who performs errands: the platforms, and the one that calls webhooks. */
export const performerNames = [...platformNames, 'webhook'] as const
export type PerformerName = (typeof performerNames)[number]

/** Calls nobody: where no webhook is. */
export const noCalls: CallsOut = async () => ({ kind: 'done', result: {} })

/** Makes one call. Never rejects: what goes wrong is an outcome. */
export type CallsOut = (community: CommunityId, call: CallOut, attempt: Attempt) => Promise<Outcome>

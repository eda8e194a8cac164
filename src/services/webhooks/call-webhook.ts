// Calls a webhook once, with what is known of it at that moment, and judges what it answered.
import type { CallsOut } from '../../ports/call-out.ts'
import type { Outcome } from '../../ports/outcome.ts'
import type { Seal } from '../../ports/seal.ts'
import type { Clock } from '../../ports/system.ts'
import type { Posted, WebPost } from '../../ports/web-post.ts'
import type { Store } from '../../store/store.ts'
import { openSecret } from './secret.ts'

/** A webhook that is away is asked again after a second, twice as long with each try, and at most so long. */
const longestWaitMs = 15 * 60_000
/** One that names a wait is taken at its word, up to so long. */
const longestNamedMs = 60 * 60_000

interface Options {
  readonly store: Pick<Store, 'of'>
  readonly clock: Clock
  readonly webPost: WebPost
  readonly seal: Seal | undefined
}

/** Makes what the worker calls webhooks with. */
export const callWebhook =
  ({ store, clock, webPost, seal }: Options): CallsOut =>
  async (community, { hook, id, event, body }, { number }) => {
    const found = await store.of(community).webhooks.get(hook)
    if (found === undefined) return refused('gone', 'removed')
    const opened = openSecret(seal, hook, found.secret)
    if (opened.kind !== 'open') return refused('not-allowed', 'other-key')
    const posted = await webPost.post({ address: found.address, id, body, secret: opened.words, at: clock.now() })
    const outcome = outcomeOf(posted, number)
    // Whoever tries wants to know how it went now.
    if (event !== 'test' || outcome.kind !== 'later') return outcome
    return refused('not-allowed', outcome.detail ?? '')
  }

const refused = (reason: 'gone' | 'not-allowed', detail: string): Outcome => ({ kind: 'refused', reason, detail })

function outcomeOf(posted: Posted, number: number): Outcome {
  const wait = Math.min(longestWaitMs, 1000 * 2 ** Math.min(20, number - 1))
  const later = (detail: string, afterMs = wait): Outcome => ({ kind: 'later', afterMs, because: 'away', detail })
  switch (posted.kind) {
    case 'answered': {
      const { status, retryAfterMs } = posted
      if (status >= 200 && status < 300) return { kind: 'done', result: {} }
      const named = retryAfterMs === undefined ? undefined : Math.min(longestNamedMs, Math.max(1000, retryAfterMs))
      const mayTakeIt = status >= 500 || status === 408 || status === 425 || status === 429
      return mayTakeIt ? later(`status ${status}`, named) : refused('not-allowed', `status ${status}`)
    }
    case 'failed':
      return posted.why === 'malformed' || posted.why === 'plain' || posted.why === 'private'
        ? refused('not-allowed', posted.why)
        : later(posted.why)
    default:
      return posted satisfies never
  }
}

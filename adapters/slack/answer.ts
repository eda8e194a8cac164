// Brings an answer home: by its response_url or as an ephemeral message, and once that address reaches nobody, directly.
import type { webApi } from '@slack/bolt'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Clock, Logger } from '../../src/ports/system.ts'
import { readAddress } from './address.ts'
import { metadataOf } from './idempotency.ts'
import { outcomeOf, refused } from './outcome.ts'
import { type Poster, quiet } from './post.ts'
import { render } from './render.ts'
import { type ResponseUrlOptions, respond } from './response-url.ts'
import type { Workspace } from './workspace.ts'

type AnswerEffect = Omit<Extract<Effect, { kind: 'answer' }>, 'kind'>

export interface AnswererOptions extends ResponseUrlOptions {
  readonly client: webApi.WebClient
  readonly workspace: Workspace
  readonly poster: Poster
  readonly clock: Clock
  readonly logger: Logger
}

export type Answerer = (answer: AnswerEffect, attempt: Attempt) => Promise<Outcome>

/** Refusals after which the person is still there, and can be told directly. */
const elsewhere = new Set(['expired', 'gone', 'not-allowed', 'archived'])

/** Makes what brings answers. */
export function answererOf(options: AnswererOptions): Answerer {
  const { client, workspace, poster, clock, logger } = options

  async function atAddress(answer: AnswerEffect, attempt: Attempt): Promise<Outcome> {
    const to = readAddress(answer.address.data)
    if (to === undefined) return refused('expired', 'the address cannot be read')
    const rendered = render(answer.message, workspace)
    const { visibility } = answer
    if (to.url !== undefined) return respond(options, to.url, { ...rendered, visibility, thread: to.thread })
    if (to.channel === undefined) return refused('expired', 'the address names no channel')
    const said = {
      ...quiet,
      channel: to.channel,
      ...rendered,
      ...(to.thread === undefined ? {} : { thread_ts: to.thread }),
    }
    try {
      if (visibility === 'private') await client.chat.postEphemeral({ ...said, user: to.user })
      else await client.chat.postMessage({ ...said, mrkdwn: false, metadata: metadataOf(attempt) })
      return { kind: 'done', result: {} }
    } catch (error) {
      return outcomeOf(error, 'once')
    }
  }

  return async (answer, attempt) => {
    const { expiresAt } = answer.address
    const directly = (): Promise<Outcome> => poster.post(answer.fallback, answer.message, attempt)
    if (attempt.unknownSince !== undefined) {
      if (attempt.unknownSince >= expiresAt) return directly()
      // The address may have refused it, and the direct message in its place leaves a trace.
      const earlier = await poster.earlier(answer.fallback, attempt)
      if (earlier !== undefined && earlier.kind !== 'refused') return earlier
      logger.warn('an answer may not have reached its caller, and is not said twice', { effect: attempt.id })
      return refused('unconfirmed', 'it may have been said already, and is not said twice')
    }
    if (clock.now() >= expiresAt) return directly()
    const outcome = await atAddress(answer, attempt)
    return outcome.kind === 'refused' && elsewhere.has(outcome.reason) ? directly() : outcome
  }
}

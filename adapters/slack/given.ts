// Does what the inbox gave back for a call: says it, opens the form, or nothing when the worker brings the answer.
import type { types, webApi } from '@slack/bolt'
import type { DirectPlace } from '../../src/domain/place.ts'
import { referenceOf } from '../../src/domain/reference.ts'
import { sayIn } from '../../src/locales/say.ts'
import type { Address, Given } from '../../src/ports/answer.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Logger, Timers } from '../../src/ports/system.ts'
import type { Message } from '../../src/view/message.ts'
import type { Answerer } from './answer.ts'
import { renderForm } from './form.ts'
import { render } from './render.ts'
import type { Workspace } from './workspace.ts'

/** Who called, and how they are reached. */
export interface Caller {
  readonly key: string
  readonly address: Address
  readonly fallback: DirectPlace
  readonly locale: string | undefined
  /** What opens a form; a mention brings none. */
  readonly trigger: string | undefined
}

/** What is said of a command in its acknowledgement, in Slack's words. */
export interface Said {
  readonly response_type: 'in_channel' | 'ephemeral'
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

export interface Giver {
  /** An answer as an acknowledgement carries it. */
  inAcknowledgement(given: Extract<Given, { kind: 'say' }>): Said
  give(given: Given, caller: Caller): Promise<void>
  /** Tells somebody that their call failed. */
  sorry(error: unknown, caller: Caller): Promise<void>
}

export interface GiverOptions {
  readonly client: webApi.WebClient
  readonly workspace: Workspace
  readonly answerer: Answerer
  readonly timers: Timers
  readonly logger: Logger
}

const longestWaitMs = 60_000

/** Makes what carries answers that are kept nowhere. */
export function giverOf(options: GiverOptions): Giver {
  const { client, workspace, answerer, timers, logger } = options

  async function say(message: Message, visibility: 'private' | 'public', caller: Caller): Promise<void> {
    const { address, fallback } = caller
    const attempt = (number: number): Promise<Outcome> =>
      answerer({ address, visibility, message, fallback }, { id: 'said', number })
    let outcome = await attempt(1)
    if (outcome.kind === 'later') {
      const wait = Math.min(outcome.afterMs, longestWaitMs)
      await new Promise<void>((resolve) => timers.after(wait, resolve))
      outcome = await attempt(2)
    }
    if (outcome.kind !== 'done') logger.warn('an answer did not reach its caller', { outcome: outcome.kind })
  }

  async function sorry(error: unknown, caller: Caller): Promise<void> {
    const reference = referenceOf(caller.key)
    logger.error('a call from Slack failed', error, { ref: reference })
    await say({ text: sayIn(caller.locale)('error.bug', { reference }) }, 'private', caller)
  }

  return {
    inAcknowledgement: ({ message, visibility }) => ({
      response_type: visibility === 'public' ? 'in_channel' : 'ephemeral',
      ...render(message, workspace),
    }),
    sorry,
    async give(given, caller) {
      switch (given.kind) {
        case 'kept':
          return
        case 'say':
          return say(given.message, given.visibility, caller)
        case 'errors':
          return say(given.resume, 'private', caller)
        case 'form':
          if (caller.trigger === undefined) return sorry(new Error('a form without a trigger'), caller)
          try {
            const view = renderForm(given.form, { ...caller.address.data }, workspace)
            await client.views.open({ trigger_id: caller.trigger, view })
          } catch (error) {
            await sorry(error, caller)
          }
          return
        default:
          given satisfies never
      }
    },
  }
}

// Hangs our handlers on Bolt's App. Commands and clicks are acknowledged once it is kept that somebody asked; a form waits
// for its errors, and is kept where that takes too long.
import { App, type Receiver, type webApi } from '@slack/bolt'
import type { Given } from '../../src/ports/answer.ts'
import type { Logger, Timers } from '../../src/ports/system.ts'
import type { Calls } from './calls.ts'
import { cut } from './cut.ts'
import type { Events } from './events.ts'
import { formCallback, renderForm } from './form.ts'
import type { Caller, Giver } from './given.ts'
import { limits } from './limits.ts'
import type { People } from './people.ts'
import { plainWords } from './plain-text.ts'
import { sdkLogger } from './sdk-logger.ts'
import { within } from './within.ts'
import type { Workspace } from './workspace.ts'

export interface ListenersOptions {
  readonly receiver: Receiver
  readonly clientOptions: webApi.WebClientOptions
  readonly botToken: string
  readonly workspace: Workspace
  readonly calls: Calls
  readonly events: Events
  readonly people: People
  readonly giver: Giver
  readonly timers: Timers
  readonly logger: Logger
  /** Keeps work that goes on after its acknowledgement, so that a stop can wait for it. */
  readonly background: (work: Promise<void>) => void
}

/** Makes the App with all listeners. */
export function appWith(options: ListenersOptions): App {
  const { workspace, calls, events, people, giver, background } = options
  const app = new App({
    receiver: options.receiver,
    clientOptions: options.clientOptions,
    logger: sdkLogger(options.logger),
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    authorize: async () => ({
      botToken: options.botToken,
      botId: workspace.botId,
      botUserId: workspace.botUser,
      teamId: workspace.space.id,
    }),
  })
  // Bolt's own handler logs the whole error; the receiver decides what a failure means.
  app.error(async (error) => {
    throw error.original ?? error
  })

  app.command(/^/, ({ ack, body }) => calls.command(body, ack))
  app.action(/^/, ({ ack, body }) => calls.press(body, ack))
  app.view(formCallback, async ({ ack, body }) => {
    const { given, fields, caller, keep, forget } = calls.send(body)
    const waitMs = limits.acknowledgeMs - 200
    const inTime = await within(
      options.timers,
      waitMs,
      given.catch(() => undefined),
    )
    if (inTime === undefined) await keep()
    const shown = inTime === undefined ? undefined : inModal(inTime, fields, await caller, workspace)
    await (shown === undefined ? ack() : ack(shown))
    if (shown !== undefined) return
    try {
      await giver.give(await given, await caller)
    } catch (error) {
      await giver.sorry(error, await caller)
    } finally {
      if (inTime === undefined) await forget()
    }
  })

  app.event('team_join', ({ event }) => events.teamJoin(event))
  app.event('member_joined_channel', ({ event }) => events.joinedChannel(event))
  app.event('user_change', ({ event }) => events.userChange(event))
  app.event(/^subteam_/, async () => people.forgetGroups())
  app.event('message', ({ event }) => events.message(event))
  app.event('app_mention', ({ event }) => calls.mention(event, background))
  return app
}

type InModal =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ReturnType<typeof renderForm> }

/** What of it can stand in the modal itself; undefined when it is to be said elsewhere. */
function inModal(given: Given, fields: readonly string[], caller: Caller, workspace: Workspace): InModal | undefined {
  if (given.kind === 'form')
    return { response_action: 'update', view: renderForm(given.form, { ...caller.address.data }, workspace) }
  if (given.kind !== 'errors') return undefined
  const known = Object.entries(given.fields).filter(([field]) => fields.includes(field))
  if (known.length === 0) return undefined
  const errors = Object.fromEntries(known.map(([field, text]) => [field, cut(plainWords(text), limits.fieldError)]))
  return { response_action: 'errors', errors }
}

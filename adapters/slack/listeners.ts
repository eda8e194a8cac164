// Hangs our handlers on Bolt's App. Commands and clicks are acknowledged once it is kept that somebody asked; a form waits
// for its errors, and is kept where that takes too long.
import { App, type Receiver, type webApi } from '@slack/bolt'
import type { Given } from '../../src/ports/answer.ts'
import type { Logger, Timers } from '../../src/ports/system.ts'
import { cut } from './cut.ts'
import { formCallback, renderForm } from './form.ts'
import type { Caller } from './given.ts'
import type { Joined } from './joined.ts'
import { limits } from './limits.ts'
import { removal, tokensRevoked } from './payloads.ts'
import { plainWords } from './plain-text.ts'
import { sdkLogger } from './sdk-logger.ts'
import { UnknownWorkspace } from './unknown-workspace.ts'
import { readPayload } from './unreadable.ts'
import { within } from './within.ts'
import type { Workspace } from './workspace.ts'
import type { Workspaces } from './workspaces.ts'

export interface ListenersOptions {
  readonly receiver: Receiver
  readonly clientOptions: webApi.WebClientOptions
  readonly workspaces: Workspaces
  readonly timers: Timers
  readonly logger: Logger
  /** Keeps work that goes on after its acknowledgement, so that a stop can wait for it. */
  readonly background: (work: Promise<void>) => void
}

/** Makes the App with all listeners. Each is given what came in for the workspace that it came from. */
export function appWith(options: ListenersOptions): App {
  const { workspaces, background } = options
  const app = new App({
    receiver: options.receiver,
    clientOptions: options.clientOptions,
    logger: sdkLogger(options.logger),
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    async authorize({ teamId }) {
      const { token, workspace } = await joined(teamId)
      const { botId, botUser: botUserId, space } = workspace
      return { ...{ botToken: token, botId, botUserId }, teamId: space.id }
    },
  })
  // Bolt's own handler logs the whole error; the receiver decides what a failure means.
  app.error(async (error) => {
    throw error.original ?? error
  })

  async function joined(team: string | undefined): Promise<Joined> {
    const found = await workspaces.find(team)
    if (typeof found === 'string') throw new UnknownWorkspace(team, found)
    return found
  }

  app.command(/^/, async ({ ack, body, context }) => (await joined(context.teamId)).calls.command(body, ack))
  app.action(/^/, async ({ ack, body, context }) => (await joined(context.teamId)).calls.press(body, ack))
  app.view(formCallback, async ({ ack, body, context }) => {
    const { calls, giver, workspace } = await joined(context.teamId)
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

  app.event('team_join', async ({ event, context }) => (await joined(context.teamId)).events.teamJoin(event))
  app.event('member_joined_channel', async ({ event, context }) =>
    (await joined(context.teamId)).events.joinedChannel(event),
  )
  app.event('user_change', async ({ event, context }) => (await joined(context.teamId)).events.userChange(event))
  app.event(/^subteam_/, async ({ context }) => (await joined(context.teamId)).people.forgetGroups())
  app.event('message', async ({ event, context }) => (await joined(context.teamId)).events.message(event))
  app.event('app_mention', async ({ event, context }) =>
    (await joined(context.teamId)).calls.mention(event, background),
  )
  app.event('app_uninstalled', async ({ body }) => removed(body))
  app.event('tokens_revoked', async ({ body, event }) => {
    // What it lists are the people and bots whose tokens end; we hold one of a bot.
    if ((readPayload(tokensRevoked, event).tokens.bot ?? []).length > 0) await removed(body)
  })

  async function removed(body: unknown): Promise<void> {
    const { team_id: team, event_time: seconds } = readPayload(removal, body)
    await workspaces.remove(team, seconds * 1000)
  }

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

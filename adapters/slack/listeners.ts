// Hangs our handlers on Bolt's App. What people do is acknowledged by what handles it, never before it is kept.
import { App, type Receiver, type webApi } from '@slack/bolt'
import type { Logger } from '../../src/ports/system.ts'
import { formCallback } from './form.ts'
import type { Joined } from './joined.ts'
import { removal, tokensRevoked } from './payloads.ts'
import { sdkLogger } from './sdk-logger.ts'
import { UnknownWorkspace } from './unknown-workspace.ts'
import { readPayload } from './unreadable.ts'
import type { Workspaces } from './workspaces.ts'

export interface ListenersOptions {
  readonly receiver: Receiver
  readonly clientOptions: webApi.WebClientOptions
  readonly workspaces: Workspaces
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

  // Bolt asks every listener whether something is for it. Commands come most often, and go past all the others.
  app.use(async (args) => {
    if (!('command' in args)) return args.next()
    await (await joined(args.context.teamId)).calls.command(args.body, args.ack)
  })
  app.action(/^/, async ({ ack, body, context }) => (await joined(context.teamId)).calls.press(body, ack))
  app.shortcut({ type: 'message_action' }, async ({ ack, body, context }) =>
    (await joined(context.teamId)).calls.point(body, ack),
  )
  app.view(formCallback, async ({ ack, body, context }) =>
    (await joined(context.teamId)).calls.send(body, (shown) => (shown === undefined ? ack() : ack(shown))),
  )

  app.event('team_join', async ({ event, context }) => (await joined(context.teamId)).events.teamJoin(event))
  app.event('member_joined_channel', async ({ event, context }) =>
    (await joined(context.teamId)).events.joinedChannel(event),
  )
  app.event('user_change', async ({ event, context }) => (await joined(context.teamId)).events.userChange(event))
  app.event(/^subteam_/, async ({ context }) => (await joined(context.teamId)).people.forgetGroups())
  app.event('message', async ({ event, context }) => (await joined(context.teamId)).events.message(event))
  app.event('reaction_added', async ({ event, context }) =>
    (await joined(context.teamId)).events.reacted(event, 'added'),
  )
  app.event('reaction_removed', async ({ event, context }) =>
    (await joined(context.teamId)).events.reacted(event, 'taken back'),
  )
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

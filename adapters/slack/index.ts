// Hearth on Slack: @slack/bolt takes calls and events in by Socket Mode or HTTP, the Web API carries effects out.
import { type App, webApi } from '@slack/bolt'
import type { Registry } from '../../src/bot/registry.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Door } from '../../src/ports/door.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Metrics } from '../../src/ports/metrics.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import { answererOf } from './answer.ts'
import { callsOf } from './calls.ts'
import { type Channels, channelsOf } from './channels.ts'
import { comebackOf } from './comeback.ts'
import { compileSlack } from './compile.ts'
import { type Events, eventsOf, namesFrom } from './events.ts'
import { giverOf } from './given.ts'
import { httpReceiver } from './http-receiver.ts'
import { appWith } from './listeners.ts'
import { scopes } from './manifest.ts'
import { away } from './outcome.ts'
import { paceOf } from './pace.ts'
import { type People, peopleOf, seenOf } from './people.ts'
import { type Performer, performerOf } from './perform.ts'
import { posterOf } from './post.ts'
import type { Names } from './readable.ts'
import { socketReceiver } from './socket-receiver.ts'
import { startError } from './start-error.ts'
import { clientOptions, readWorkspace, type Workspace } from './workspace.ts'
import { written } from './written.ts'

export { manifestOf } from './manifest.ts'
export { compileSlack }

type SlackConnection =
  /** `pongMs`: how long Slack may take to answer a ping; five seconds when absent. */
  | { readonly kind: 'socket'; readonly appToken: string; readonly pongMs?: number }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly door: Door }

export interface SlackAdapterOptions {
  readonly botToken: string
  readonly connection: SlackConnection
  /** Slack's own when absent. */
  readonly apiUrl?: string
  readonly registry: Registry
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'firstAnswer'>
}

interface Started {
  readonly client: webApi.WebClient
  readonly app: App
  readonly workspace: Workspace
  readonly people: People
  readonly channels: Channels
  readonly events: Events
  readonly names: Names
  readonly performer: Performer
}

/** Makes the platform. With HTTP its route hangs on the door at once, and answers once it is started. */
export function slackAdapter(options: SlackAdapterOptions): Platform {
  const { botToken, connection, clock, timers, logger, metrics, apiUrl } = options
  const settings = clientOptions(apiUrl, logger)
  const running = new Set<Promise<void>>()
  let started: Started | undefined
  let halted = false

  const background = (work: Promise<void>): void => {
    const watched = work.catch((error: unknown) => logger.error('an answer was not brought', error))
    running.add(watched)
    watched.finally(() => running.delete(watched)).catch(() => undefined)
  }

  const comeback = comebackOf({ ...{ background, timers, logger }, tell: async () => started?.events.spaceSeen() })
  const shared = { clock, timers, logger, metrics }
  const receiver =
    connection.kind === 'socket'
      ? socketReceiver({ ...connection, clientOptions: settings, ...shared, onBack: comeback.after })
      : httpReceiver({ ...connection, ...shared })

  const at = (space: SpaceRef): Started => {
    if (started === undefined) throw new PlatformError('start', 'Slack is not connected yet.')
    if (space.platform !== 'slack' || space.id !== started.workspace.space.id)
      throw new PlatformError('space', 'Hearth is not in this Slack workspace.')
    return started
  }

  return {
    name: 'slack',
    supportShape: 'relayed',
    serves: () => true,

    async start(inbox) {
      halted = false
      const client = new webApi.WebClient(botToken, { ...settings })
      const workspace = await readWorkspace(client, timers)
      const missing = Object.keys(scopes).filter((scope) => workspace.scopes?.has(scope) === false)
      if (missing.length > 0)
        logger.warn('the Slack app lacks scopes: update it with the output of npm run manifest and reinstall it', {
          missing: missing.join(' '),
        })
      for (const problem of compileSlack(options.registry)) logger.warn(problem)
      const people = peopleOf(client, clock, timers)
      const channels = channelsOf(client, workspace, timers)
      const names = namesFrom(people, channels)
      const poster = posterOf(client, workspace, paceOf(clock))
      const answerer = answererOf({ client, workspace, poster, clock, timers, logger, apiUrl })
      const giver = giverOf({ client, workspace, answerer, timers, logger })
      const events = eventsOf({ inbox, workspace, people, channels, names, clock })
      const calls = callsOf({ inbox, workspace, people, names, giver, clock, timers })
      const listeners = { receiver, clientOptions: settings, botToken, workspace, calls, events, people, giver }
      const app = appWith({ ...listeners, timers, logger, background })
      started = {
        client,
        app,
        workspace,
        people,
        channels,
        events,
        names,
        performer: performerOf({ client, workspace, poster, answerer, logger }),
      }
      await events.spaceSeen()
      if (halted) return
      try {
        await app.start()
      } catch (error) {
        started = undefined
        throw startError('apps.connections.open', 'SLACK_APP_TOKEN', error)
      }
    },

    async stop() {
      halted = true
      comeback.stop()
      await started?.app.stop()
      await Promise.all(running)
    },

    connected: () => started !== undefined && receiver.connected(),

    perform: async (effect, attempt) => started?.performer(effect, attempt) ?? away(),
    facts: async (space, user) => at(space).people.facts(user),
    channels: async (space) => at(space).channels.all(),

    async people(space) {
      const everyone = await at(space).people.all()
      return everyone.filter((user) => user.deleted !== true).map(seenOf)
    },

    written: async (place, after) => written({ ...at(place.space), timers }, place, after),
  }
}

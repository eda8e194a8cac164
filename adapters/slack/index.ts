// Hearth on Slack: @slack/bolt takes calls and events in by Socket Mode or HTTP, the Web API carries effects out.
import type { App } from '@slack/bolt'
import { asksUs } from '../../src/bot/meant-words.ts'
import type { Registry } from '../../src/bot/registry.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Door } from '../../src/ports/door.ts'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Files } from '../../src/ports/files.ts'
import type { Metrics } from '../../src/ports/metrics.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Pictures } from '../../src/ports/pictures.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import { avatar } from './avatar.ts'
import { comebackOf } from './comeback.ts'
import { compileSlack } from './compile.ts'
import { excessOf } from './cut.ts'
import { fileBytes } from './file-bytes.ts'
import { httpReceiver } from './http-receiver.ts'
import { type InstallOptions, installRoutes } from './install.ts'
import { installationsOf } from './installations.ts'
import type { Joined } from './joined.ts'
import { appWith } from './listeners.ts'
import { away, lockedOutMs, refused } from './outcome.ts'
import { seenOf } from './people.ts'
import { socketReceiver } from './socket-receiver.ts'
import { spaceOf } from './space-of.ts'
import { startError } from './start-error.ts'
import { clientOptions } from './workspace.ts'
import { type Workspaces, workspacesOf } from './workspaces.ts'
import { written } from './written.ts'

export { manifestOf } from './manifest.ts'
export { compileSlack }

type SlackConnection =
  /** `pongMs`: how long Slack may take to answer a ping; five seconds when absent. */
  | { readonly kind: 'socket'; readonly appToken: string; readonly pongMs?: number }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly door: Door }

export interface SlackAdapterOptions {
  /** Absent where every workspace is installed by its own admins. */
  readonly botToken?: string | undefined
  readonly connection: SlackConnection
  /** How more workspaces install the app; absent when they may not. */
  readonly install?: InstallOptions | undefined
  /** Slack's own when absent. */
  readonly apiUrl?: string
  readonly registry: Registry
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'firstAnswer'>
  readonly files: Files
  readonly pictures: Pictures
}

interface Started {
  readonly app: App
  readonly workspaces: Workspaces
}

/** Makes the platform. Its routes hang on the door at once, and answer once it is started. */
export function slackAdapter(options: SlackAdapterOptions): Platform {
  const { botToken, connection, install, clock, timers, logger, metrics, apiUrl, files, pictures } = options
  const settings = clientOptions(apiUrl, logger)
  const running = new Set<Promise<void>>()
  const installations = install === undefined ? undefined : installationsOf({ ...install, logger })
  let started: Started | undefined
  let halted = false

  const background = (work: Promise<void>): void => {
    const watched = work.catch((error: unknown) => logger.error('an answer was not brought', error))
    running.add(watched)
    watched.finally(() => running.delete(watched)).catch(() => undefined)
  }

  async function tellAll(): Promise<void> {
    for (const joined of started?.workspaces.all() ?? []) await joined.events.spaceSeen()
  }

  const comeback = comebackOf({ ...{ background, timers, logger }, tell: tellAll })
  const shared = { clock, timers, logger, metrics }
  const receiver =
    connection.kind === 'socket'
      ? socketReceiver({ ...connection, clientOptions: settings, ...shared, onBack: comeback.after })
      : httpReceiver({ ...connection, ...shared })

  if (install !== undefined)
    installRoutes({
      ...{ ...install, apiUrl, clock, timers, logger },
      async installed(installation) {
        if (started === undefined) throw new PlatformError('install', 'Slack is not connected yet.')
        const joined = await started.workspaces.install(installation)
        await joined.events.spaceSeen().catch((error: unknown) => {
          logger.error('a new Slack workspace was not told of; trying again', error)
          comeback.after(Number.POSITIVE_INFINITY)
        })
      },
    })

  async function at(space: SpaceRef): Promise<Joined> {
    if (started === undefined) throw new PlatformError('start', 'Slack is not connected yet.')
    const found = space.platform === 'slack' ? await started.workspaces.find(space.id) : 'none'
    if (typeof found === 'string' || found.workspace.space.id !== space.id)
      throw new PlatformError('space', 'Hearth is not in this Slack workspace.')
    return found
  }

  async function perform(effect: Effect, attempt: Attempt): Promise<Outcome> {
    if (started === undefined) return away()
    const { id } = spaceOf(effect)
    try {
      const found = await started.workspaces.find(id)
      // Its owner mends what closes it while what is to be said waits.
      if (found === 'closed') return away(lockedOutMs)
      if (found === 'none') return refused('gone', 'Hearth is not in this workspace any more')
      return await found.performer(effect, attempt)
    } catch (error) {
      logger.error('a Slack workspace could not be looked up', error)
      return away()
    }
  }

  return {
    name: 'slack',
    supportShape: () => 'channel',
    excess: (_space, text) => excessOf(text),
    serves: () => true,

    async start(inbox) {
      halted = false
      const workspaces = workspacesOf({
        ...{ inbox, botToken, installations, settings, apiUrl, files, pictures, clock, timers, logger },
        asksUs: asksUs(options.registry),
      })
      await workspaces.open()
      for (const problem of compileSlack(options.registry)) logger.warn(problem)
      const app = appWith({ ...{ receiver, clientOptions: settings, workspaces, logger, background } })
      started = { app, workspaces }
      await tellAll()
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

    perform,
    facts: async (space, user) => (await at(space)).people.facts(user),
    channels: async (space) => (await at(space)).channels.all(),

    async people(space) {
      const everyone = await (await at(space)).people.all()
      return everyone.filter((user) => user.deleted !== true).map(seenOf)
    },

    bytes: async (file, most) => fileBytes({ ...(await at(file.space)), timers, apiUrl }, file, most),

    avatar: async (space, user, most) => avatar({ ...(await at(space)), timers, apiUrl }, user, most),

    written: async (place, after) => written({ ...(await at(place.space)), timers }, place, after),
  }
}

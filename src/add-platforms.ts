// Makes an adapter for each platform that the configuration names. What it does not name is not even loaded: an SDK takes
// longer to load, and more memory, than all of Hearth.
import type { Playground } from '../adapters/playground/index.ts'
import type { Registry } from './bot/registry.ts'
import type { Config } from './config.ts'
import type { PlatformName } from './domain/place.ts'
import type { Files } from './ports/files.ts'
import type { Metrics } from './ports/metrics.ts'
import type { Pictures } from './ports/pictures.ts'
import type { Platform } from './ports/platform.ts'
import type { Clock, Ids, Logger, Timers } from './ports/system.ts'
import type { simulationOf } from './simulation.ts'
import type { Store } from './store/store.ts'
import { keyring } from './system/keyring.ts'
import type { door } from './web/door.ts'

interface AddPlatformsOptions {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'firstAnswer'>
  /** Where adapters get the bytes of files that were sent elsewhere. */
  readonly files: Files
  /** What draws the pictures that adapters put to messages. */
  readonly pictures: Pictures
  readonly sample: boolean
  readonly registry: Registry
  readonly platforms: Map<PlatformName, Platform>
  readonly simulation: ReturnType<typeof simulationOf>
  readonly world: ReturnType<typeof door>
}

/** What Slack's installations need of the house. */
const installing = ({ store, ids, world }: AddPlatformsOptions, secrets: readonly string[]) => ({
  ...{ ids, door: world, seal: keyring(secrets), shelf: store.shelves.slack, states: store.shelves.slackStates },
})

/** Adds what is configured; answers the playground, which has an address of its own. */
export async function addPlatforms(options: AddPlatformsOptions): Promise<Playground | undefined> {
  const { config, platforms, registry, clock, timers, ids, logger, metrics, files, pictures } = options
  const common = { registry, clock, timers, ids, logger, metrics, files, pictures }
  if (config.discord !== undefined) {
    const { discordAdapter } = await import('../adapters/discord/index.ts')
    platforms.set('discord', discordAdapter({ ...common, ...config.discord }))
  }
  if (config.slack !== undefined) {
    const { slackAdapter } = await import('../adapters/slack/index.ts')
    const { botToken, apiUrl, connection, install } = config.slack
    const slack = slackAdapter({
      ...common,
      botToken,
      ...(apiUrl === undefined ? {} : { apiUrl }),
      connection: connection.kind === 'socket' ? connection : { ...connection, door: options.world },
      ...(install === undefined ? {} : { install: { ...install, ...installing(options, install.secrets) } }),
    })
    platforms.set('slack', slack)
  }
  if (config.playground === undefined) return undefined
  const { playgroundAdapter } = await import('../adapters/playground/index.ts')
  const playground = playgroundAdapter({
    ...common,
    port: config.playground.port,
    shelf: options.store.shelves.playground,
    simulation: options.simulation,
    sample: options.sample,
  })
  platforms.set('playground', playground)
  return playground
}

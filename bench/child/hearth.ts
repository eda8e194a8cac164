// Hearth as the program wires it, in a process that is measured. It is told to hold its deliveries where only what it
// writes is to be counted.

import { setImmediate } from 'node:timers/promises'
import { declared } from '../../commands/index.ts'
import { deliveryOver } from '../../src/delivery/delivery.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { openStore } from '../../src/store/store.ts'
import { memoryShelf } from '../../src/system/file-shelf.ts'
import { systemLogger } from '../../src/system/logger.ts'
import { shiftedClock } from '../../src/system/shifted-clock.ts'
import { systemClock, systemIds, systemTimers } from '../../src/system/system.ts'
import { plain } from '../../src/view/text.ts'
import { wire } from '../../src/wire.ts'
import { manyCommands } from '../many-commands.ts'
import { hearthOptions } from './options.ts'
import { givenOptions, serve } from './serve.ts'

const options = hearthOptions.parse(givenOptions())
const clock = shiftedClock(systemClock, 0)
const database = { kind: 'sqlite', file: options.file } as const
const store = await openStore({ database, startedAt: clock.now(), timers: systemTimers })
const ids = systemIds(clock)
/** How many calls and events have been kept so far. */
let kept = 0
let expected = 0
const hearth = await wire({
  config: {
    discord: options.discord,
    slack:
      options.slack === undefined
        ? undefined
        : {
            botToken: options.slack.botToken,
            apiUrl: options.slack.apiUrl,
            connection: { kind: 'http', signingSecret: options.slack.signingSecret, port: 0 },
          },
    playground: undefined,
    database,
    httpPort: options.slack === undefined ? undefined : 0,
    allowedSpaces: [],
    communitySpaces: [],
    backupDir: 'off',
    diskLimitMb: undefined,
    filesDir: undefined,
    metricsToken: undefined,
    heartbeatUrl: undefined,
    logLevel: 'error',
  },
  ...{ store, clock, timers: systemTimers, ids, logger: systemLogger('error') },
  // As where the world can ask for them; elsewhere they are not loaded.
  metrics:
    options.slack === undefined ? noMetrics : (await import('../../src/system/metrics.ts')).systemMetrics('0.0.0'),
  shelf: memoryShelf(),
  disk: { room: () => 'plenty' },
  checkpoint(name) {
    if (name === 'call kept' || name === 'event kept') kept += 1
  },
  sample: false,
  movable: false,
  ...(options.commands === undefined ? {} : { declared: manyCommands(declared, options.commands) }),
})
const counting = async (): Promise<void> => {
  kept += 1
}
if (options.deaf) await hearth.platforms.get('discord')?.start({ ...hearth.inbox, event: counting })
else await hearth.start()
for (const [name, why] of hearth.away()) throw new Error(`${name} is away: ${why}`)
if (!options.deaf) await hearth.idle()
const { platforms } = hearth
if (options.hold && platforms instanceof Map)
  for (const [name, platform] of platforms) platforms.set(name, holding(platform))

serve({
  port: () => hearth.httpPort() ?? 0,
  settled,
  'fan-out': fanOut,
  stop: () => Promise.race([hearth.stop(), new Promise((resolve) => systemTimers.after(5_000, () => resolve(null)))]),
})

/** Resolves when so much more is kept, or told; where deliveries are not held, when nothing is owed any more. */
async function settled(args: unknown): Promise<void> {
  if (!options.hold && !options.deaf) return hearth.idle()
  expected += Number(args)
  while (kept < expected) await setImmediate()
}

/** A plain post for each community there is, to be performed as the worker comes to it. */
async function fanOut(): Promise<void> {
  const delivery = deliveryOver(store.ledger, clock, ids)
  const spaces = await store.spaces.all()
  await store.transaction(undefined, async () => {
    for (const { community, ref } of spaces) {
      const channel = (await store.of(community).spaces.channels(ref)).welcome
      if (channel === undefined) continue
      const place = { kind: 'channel', space: ref, channel: channel.channel } as const
      await delivery.send(community, { kind: 'post', place, message: { text: plain('Good morning, everyone.') } })
    }
  })
  hearth.wake()
}

/** A platform whose effects never come to an end. */
function holding<Platform extends { perform: unknown }>(platform: Platform): Platform {
  return { ...platform, perform: () => new Promise(() => {}) }
}

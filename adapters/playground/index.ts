// The playground: a whole community in one browser page on this machine, so that Hearth can be tried without a token.
import { asksUs } from '../../src/bot/meant-words.ts'
import type { Registry } from '../../src/bot/registry.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Files } from '../../src/ports/files.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Metrics } from '../../src/ports/metrics.ts'
import type { Pictures } from '../../src/ports/pictures.ts'
import type { ChannelSeen, Platform } from '../../src/ports/platform.ts'
import type { Simulation } from '../../src/ports/simulation.ts'
import type { Clock, Ids, Logger, Shelf, Timers } from '../../src/ports/system.ts'
import { actsOf, userSeen } from './acts.ts'
import { callsOf, factsOf } from './calls.ts'
import { everybodysChannel, hostOf } from './cast.ts'
import { completerOf } from './completion.ts'
import { bytesOf } from './kept-files.ts'
import { type Keys, readKeys } from './keys.ts'
import { waitForSampleMs } from './limits.ts'
import { liveOf } from './live.ts'
import { messageMenu } from './message-menu.ts'
import { readPageFiles, readPages } from './page-files.ts'
import { pastimeOf } from './pastime.ts'
import { performer } from './perform.ts'
import { routesOf } from './routes.ts'
import { samplePlayer } from './sample.ts'
import { listen, type PlaygroundServer } from './server.ts'
import { isMember } from './sight.ts'
import { nameOf, spaceOf, supportShapeOf } from './spaces.ts'
import { type Teller, tellerOf } from './telling.ts'
import { openWorld, type World } from './world.ts'

export interface PlaygroundOptions {
  /** Where to listen on 127.0.0.1; 0 takes any free port. */
  readonly port: number
  readonly registry: Registry
  /** Keeps the world and the keys of the door. */
  readonly shelf: Shelf
  readonly simulation: Simulation
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly logger: Logger
  readonly metrics: Pick<Metrics, 'firstAnswer'>
  readonly files: Files
  readonly pictures: Pictures
  /** Whether a new world is a lived-in one. */
  readonly sample: boolean
}

export interface Playground extends Platform {
  /** The address to open, with its token. Throws before the start. */
  address(): string
  /** Resolves when nobody waits for the sample any more. */
  ready(): Promise<void>
}

/** Makes the playground. Nothing happens before its start. */
export function playgroundAdapter(options: PlaygroundOptions): Playground {
  const { registry, shelf, simulation, clock, timers, ids, logger, metrics } = options
  let opened: Promise<World> | undefined
  let running: { readonly server: PlaygroundServer; readonly keys: Keys; stop(): Promise<void> } | undefined
  let sampled = Promise.resolve()
  let stopping = false

  const world = (): Promise<World> => {
    opened ??= openWorld({ shelf, clock, ids })
    return opened
  }

  async function start(inbox: Inbox): Promise<void> {
    stopping = false
    const [it, keys, pages, files] = await Promise.all([world(), readKeys(shelf, ids), readPages(), readPageFiles()])
    const live = liveOf()
    const silence = it.onChange(live.changed)
    const teller = tellerOf({ world: it, inbox, timers, logger })
    const acts = actsOf({ world: it, teller, clock, ids, asksUs: asksUs(registry) })
    const calls = callsOf({ world: it, inbox, registry, clock, timers, ids, metrics })
    const play = options.sample
      ? samplePlayer({ world: it, acts, calls, registry, simulation, clock, logger, stopping: () => stopping })
      : undefined
    const greet = () => seen(it, teller)
    const showSecond = async (shown: boolean): Promise<void> => {
      await it.showSecond(shown)
      await greet()
    }
    const pastime = pastimeOf({ world: it, simulation, clock, logger, play, greet, changed: live.changed })
    const complete = completerOf({ world: it, inbox, registry })
    let port = 0
    const app = routesOf({
      ...{ world: it, acts, calls, complete, pastime, showSecond, simulation, live, clock, logger, keys, pages, files },
      port: () => port,
      messageMenu: (person) => messageMenu(registry, person),
    })
    const server = await listen(app, options.port)
    port = server.port
    running = {
      server,
      keys,
      stop: async () => {
        teller.stop()
        live.close()
        await server.close()
        silence()
      },
    }
    await greet()
    await teller.catchUp()
    // Not waited for: it needs Hearth's worker, which may start after the platforms.
    sampled = pastime.playSample()
  }

  async function seen(it: World, teller: Teller): Promise<void> {
    const { world: which, second } = it.chronicle()
    for (const space of it.spaces()) {
      const host = it.people.get(hostOf(space))
      await teller.tell({
        kind: 'space-seen',
        key: `space-seen:${which}:${ids.next()}`,
        space: spaceOf({ space }),
        name: nameOf(space, second !== 'shown'),
        ...(host === undefined ? {} : { host: userSeen(host) }),
      })
    }
  }

  async function channels(space: SpaceRef): Promise<readonly ChannelSeen[]> {
    const all = (await thereIs(space)).channels.all().filter((one) => one.space === space.id)
    return all
      .toSorted((a, b) => a.order - b.order)
      .map(({ id, name, private: closed }) => ({
        ...{ id, name, everyoneCanRead: !closed, canPost: true },
        ...(id === everybodysChannel ? { general: true } : {}),
      }))
  }

  /** The world, which has that space. */
  async function thereIs({ platform, id }: SpaceRef): Promise<World> {
    const it = await world()
    if (platform !== 'playground' || !it.spaces().some((one) => one === id))
      throw new PlatformError('look up', 'The playground knows only its own spaces.')
    return it
  }

  return {
    name: 'playground',
    supportShape: supportShapeOf,
    // The page shows a message whole, however long it is.
    excess: () => 0,
    serves: () => true,
    start,
    stop: async () => {
      stopping = true
      // Hearth may already be too far down for the sample's last step to end.
      await Promise.race([sampled, new Promise<void>((resolve) => timers.after(waitForSampleMs, resolve))])
      await running?.stop()
      running = undefined
    },
    connected: () => running !== undefined,
    perform: async (effect, attempt) => performer({ ...options, world: await world() })(effect, attempt),
    facts: async (space, user) => {
      const person = (await thereIs(space)).people.get(user)
      return person === undefined || person.space !== space.id || !isMember(person) ? undefined : factsOf(person)
    },
    channels,
    people: async (space) => {
      const all = (await thereIs(space)).people.all()
      return all.filter((one) => one.space === space.id && isMember(one)).map(userSeen)
    },
    // Nothing happens in it while it is stopped, and what it could not tell is told again.
    written: async () => [],
    bytes: async (file, most) => bytesOf(await world(), file, most),
    // The page draws everybody itself.
    avatar: async () => undefined,
    address: () => {
      if (running === undefined) throw new Error('the playground has no address before it has started')
      return `http://127.0.0.1:${running.server.port}/?token=${running.keys.token}`
    },
    ready: () => sampled,
  }
}

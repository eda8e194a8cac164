// Puts the house together: store, delivery, services, commands, dispatch, adapters. Starts them, and stops them in reverse.
import { declared } from '../commands/index.ts'
import { addPlatforms } from './add-platforms.ts'
import { callsInHand } from './bot/calls-in-hand.ts'
import { dispatch } from './bot/dispatch.ts'
import { keptDrafts } from './bot/kept-drafts.ts'
import { type Registry, registryOf } from './bot/registry.ts'
import { allows, type Config } from './config.ts'
import { connecting } from './connecting.ts'
import { askedCalls } from './delivery/asked.ts'
import type { Checkpoint } from './delivery/checkpoint.ts'
import { type CompanyTimes, company } from './delivery/company.ts'
import { deliveryOver } from './delivery/delivery.ts'
import { inboxKeeper } from './delivery/inbox.ts'
import { lendFiles } from './delivery/lend-files.ts'
import { worker } from './delivery/worker.ts'
import type { PlatformName, SpaceRef } from './domain/place.ts'
import type { Drawing } from './drawing/draw.ts'
import { drawPictures } from './drawing/pictures.ts'
import { healthOf } from './health.ts'
import type { Hearth } from './hearth.ts'
import { sayIn } from './locales/say.ts'
import { partOf, twoWorlds } from './parts.ts'
import type { Disk } from './ports/disk.ts'
import { PlatformError } from './ports/errors.ts'
import type { FileShelf } from './ports/file-shelf.ts'
import type { Metrics } from './ports/metrics.ts'
import type { Platform } from './ports/platform.ts'
import type { Ids, Logger, Timers } from './ports/system.ts'
import { restBell } from './rest-bell.ts'
import { callers } from './services/callers.ts'
import { catchUp } from './services/catch-up/catch-up.ts'
import { uptime } from './services/catch-up/uptime.ts'
import { eventHandlers } from './services/events.ts'
import { joinFlows } from './services/flow.ts'
import { directPlace, type House } from './services/house.ts'
import { firstAnswer, isOwed } from './services/personal/above.ts'
import { makeServices } from './services/services.ts'
import { demotions } from './services/support/ending/demotions.ts'
import { fileKeeper } from './services/support/keeping/file-keeper.ts'
import { simulationOf } from './simulation.ts'
import type { Store } from './store/store.ts'
import { heartbeat } from './system/heartbeat.ts'
import type { ShiftedClock } from './system/shifted-clock.ts'
import { closedDoor } from './web/closed-door.ts'
import { webhookWorld } from './webhook-world.ts'

export type { Hearth } from './hearth.ts'

export interface WireOptions {
  readonly config: Config
  readonly store: Store
  readonly clock: ShiftedClock
  readonly timers: Timers
  readonly ids: Ids
  readonly logger: Logger
  readonly metrics: Metrics
  readonly checkpoint: Checkpoint
  readonly disk: Pick<Disk, 'room'>
  /** Where the bytes of people's files stand. */
  readonly shelf: FileShelf
  /** Whether Hearth's clock may be moved: only where nobody lives by it but the playground, or a test. */
  readonly movable: boolean
  /** Whether a new playground starts lived-in. */
  readonly sample: boolean
  /** How processes over one database keep each other company; the usual times unless given. */
  readonly companyTimes?: CompanyTimes
  /** What draws pictures; Hearth's own unless given. */
  readonly drawing?: () => Promise<Drawing>
  /** What people can do, in place of all of Hearth's commands. */
  readonly declared?: typeof declared
}

/** Wires everything that the configuration asks for. Nothing runs before its start. */
export async function wire(options: WireOptions): Promise<Hearth> {
  const { config, store, clock, timers, ids, logger, metrics, checkpoint } = options
  const commands = options.declared ?? declared
  const registry: Registry = registryOf(commands.map(({ spec }) => spec))
  const platforms = new Map<PlatformName, Platform>()
  const look = healthOf({ store, platforms, clock, timers })
  metrics.watch(look)
  const world =
    config.httpPort === undefined
      ? closedDoor
      : (await import('./web/door.ts')).door(logger, { look, metrics, metricsToken: config.metricsToken })
  const { heartbeatUrl: url } = config
  const heart = url === undefined ? undefined : heartbeat({ url, look, timers, logger })
  const bell = restBell()
  const serves = (space: SpaceRef): boolean => platforms.get(space.platform)?.serves(space) ?? true
  const lookUps: House['lookUps'] = (name) => {
    const platform = platforms.get(name)
    if (platform === undefined) throw new PlatformError('look up', `${name} is not connected.`)
    return platform
  }
  const delivery = deliveryOver(store.ledger, clock, ids)
  const { room } = options.disk
  const { shelf } = options
  const kept = fileKeeper({ house: { store, clock, logger, lookUps, room }, shelf, timers, rested: bell.ring })
  const house: House = {
    ...{ store, delivery, clock, ids, logger, metrics, lookUps, room },
    files: { shelf, ask: kept.ask },
  }
  const allowed: Parameters<typeof makeServices>[1]['allowed'] = (space) => allows(config, space)
  const hooks = webhookWorld(options)
  const { services, flows, arrivals } = makeServices(house, {
    allowed,
    joined: config.communitySpaces,
    catchUp: (space) => catchUps.ask(space),
    moderatorRemoved: (community) => demoted.ask(community),
    webhookWorld: hooks,
    registry: () => registry,
    listens: config.httpPort !== undefined,
  })
  const keeper = inboxKeeper({
    ...{ store, clock, ids, logger, checkpoint },
    handlers: eventHandlers(flows, arrivals.spaceOf),
    wake: () => {
      bell.ring()
      work.wake()
      catchUps.wake()
    },
    rested: bell.ring,
  })
  const work = worker({
    ...{ store, platforms, clock, timers, logger, metrics, checkpoint },
    handlers: joinFlows(flows),
    callOut: hooks.callOut,
    retryParked: keeper.retryParked,
    storeIsBack: () => catchUps.askAll(),
    rested() {
      kept.wake()
      bell.ring()
    },
  })
  if (config.httpPort !== undefined) {
    const { hangIntake } = await import('./web/intake-door.ts')
    const { hangIdeaIntake } = await import('./web/idea-door.ts')
    const { intake, ideaIntake } = services
    hangIntake(world, { intake, wake: () => work.wake() })
    hangIdeaIntake(world, { intake, ideas: ideaIntake, wake: () => work.wake() })
  }
  const demoted = demotions(house, services.support.desks.turns, bell.ring)
  const asked = askedCalls({ store, clock, ids, logger, checkpoint })
  const catchUps = catchUp({ house, timers, receive: keeper.receive, serves, rested: bell.ring })
  const callerDesk = callers(house, {
    allowed,
    firstAdmin: async (space, seen) => {
      await arrivals.tell(space, seen)
      work.wake()
    },
    newcomer: services.welcome.joined,
  })
  const dispatched = dispatch({
    ...{ registry, services, sayIn, ids, logger, metrics },
    declared: commands,
    callerOf: callerDesk.callerOf,
    supportThreadAt: async ({ community }, place) => (await store.of(community).threads.at(place))?.number,
    shapeOf: (caller) => services.support.shape({ caller }),
    once: async ({ caller, say, call, what, visibility }, run) => {
      await keeper.once(
        {
          ...{ what, visibility },
          key: call.key,
          community: caller.community,
          address: call.address,
          fallback: directPlace(caller.user),
        },
        async () => {
          await callerDesk.mustBeThere(caller)
          const answer = await run()
          return visibility === 'private' ? firstAnswer(house, caller, call.key, say, answer) : answer
        },
      )
      demoted.begin()
    },
    refused: (caller) => {
      demoted.ask(caller.community, caller.member)
      demoted.begin()
    },
    asked: {
      keep: async (call, what) => {
        const space = await callerDesk.spaceOf(call)
        if (space === undefined) return false
        const { key, address, caller } = call
        return asked.keep({
          ...{ key, address, what, community: space.community, locale: caller.locale ?? space.locale },
          fallback: directPlace({ space: space.ref, user: caller.user }),
        })
      },
      answer: async (key, message) => {
        const kept = await asked.answer(key, message)
        work.wake()
        return kept
      },
      forget: asked.forget,
    },
    // A call that was kept before is not answered a second time beside that.
    keepsReading: async (caller, { key }) =>
      (await isOwed(house, caller)) || (await store.ledger.inbox.answerOf(caller.community, key)) !== undefined,
    receive: async (event) => {
      await catchUps.before(event)
      await keeper.receive(event)
    },
    drafts: keptDrafts(store.drafts, ids),
  })
  const { inbox, busy: isCalled } = callsInHand(dispatched, bell.ring)

  const besides = [catchUps, demoted, kept]
  async function idle(): Promise<void> {
    while (isCalled() || keeper.busy() > 0 || besides.some((one) => one.busy()) || (await work.busy())) {
      const rested = bell.rung()
      work.wake()
      await rested
      // Lets the sockets have their turn: an answer that is waited for comes through one.
      await new Promise<void>((resolve) => timers.after(0, resolve))
    }
  }

  const simulation = simulationOf({
    store,
    clock,
    movable: options.movable,
    idle,
    wake: work.wake,
    nextAt: work.nextAt,
  })
  const playground = await addPlatforms({
    ...{ ...options, registry, platforms, simulation, world },
    files: lendFiles({ platforms, make: services.supportKeeping.make }),
    pictures: drawPictures({ ...{ platforms, timers, logger }, load: options.drawing }),
  })
  const connections = connecting({ platforms, timers, logger })
  const served = [...platforms.keys()].map((name) => ({
    key: name === 'discord' ? partOf(config) : name,
    covers: (space: SpaceRef) => space.platform === name && serves(space),
  }))
  const up = uptime({ store, clock, logger, serves: served })
  const answerLeft = async (whose: 'at start' | 'of the dead'): Promise<void> => {
    const left = await asked.answerLeft((locale) => ({ text: sayIn(locale)('error.restarted') }), whose)
    if (left > 0) logger.warn('calls that were not done when a process ended are told so', { calls: left })
  }
  const others = company({
    ...{ store, clock, timers, logger, wake: work.wake },
    serves: served.map(({ key }) => key),
    times: options.companyTimes,
    async takeOver() {
      await answerLeft('of the dead')
      const freed = await work.freeLeft()
      if (freed > 0) logger.warn('what another process had begun is taken over', { freed })
    },
  })
  let httpPort: number | undefined

  return {
    inbox,
    platforms,
    playground,
    async start() {
      if (config.httpPort !== undefined) httpPort = await world.open(config.httpPort)
      await store.transaction(undefined, async () => {
        const byOthers = await others.enter()
        if (platforms.has('playground') && byOthers.flat().includes('playground')) throw new PlatformError(...twoWorlds)
        await up.begin(byOthers)
      })
      others.start()
      await answerLeft('at start')
      await hooks.renew()
      await catchUps.start()
      await work.start()
      await connections.connect(inbox)
      heart?.start()
    },
    httpPort: () => httpPort,
    away: connections.away,
    async stop() {
      await heart?.stop()
      await catchUps.stop()
      await kept.stop()
      await connections.disconnect()
      await work.stop()
      await world.close()
      await up.end()
      await others.leave()
      await store.close()
    },
    wake() {
      work.wake()
      up.note()
      void demoted.daily()
    },
    idle,
    advance: simulation.advance,
  }
}

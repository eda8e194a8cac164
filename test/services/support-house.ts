// A house with the support flow alone: the real store, delivery and dispatch, a village as platform, time set by hand.
import { setImmediate } from 'node:timers/promises'
import { queueDeclared } from '../../commands/queue.ts'
import { supportDeclared } from '../../commands/support.ts'
import { dispatch } from '../../src/bot/dispatch.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { deliveryOver } from '../../src/delivery/delivery.ts'
import { inboxKeeper } from '../../src/delivery/inbox.ts'
import { worker } from '../../src/delivery/worker.ts'
import type { Level } from '../../src/domain/caller.ts'
import { communityId, memberId, personId } from '../../src/domain/ids.ts'
import type { ChannelPlace, DirectPlace, Place, PlatformName, SpaceRef } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import type { RawValues } from '../../src/ports/inbox.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { eventHandlers } from '../../src/services/events.ts'
import { joinFlows } from '../../src/services/flow.ts'
import { directPlace, type House } from '../../src/services/house.ts'
import { personalFlow } from '../../src/services/personal/flow.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { supportService } from '../../src/services/support/support.ts'
import { targetsFlow } from '../../src/services/support/teams/flow.ts'
import { whereaboutsOf } from '../../src/services/whereabouts.ts'
import type { CommunityStore } from '../../src/store/community-store.ts'
import { openStore } from '../../src/store/store.ts'
import { silentLogger } from '../silent-logger.ts'
import { namesHelpers } from './helpers-named.ts'
import { type Village, village } from './village.ts'
import { wordsOf } from './words-of.ts'

/** Somebody of the community, and what they do. */
export interface Person {
  readonly name: string
  /** Types a command. `key`: the same for the same call delivered twice. */
  types(path: string, options?: Record<string, string>, key?: string): Promise<string>
  /** Presses a button by its label on the last message that has it. */
  presses(label: string): Promise<string>
  /** Presses a button by its id, as one that was shown long ago. */
  pressesOld(action: string): Promise<string>
  /** Sends the form of an action. */
  sends(action: string, values: Record<string, string>): Promise<string>
  /** Writes a message. */
  writes(place: Place, text: string, what?: 'posted' | 'edited', files?: readonly string[]): Promise<void>
  /** The same, without waiting for what comes of it. */
  slipsIn(place: Place, text: string): Promise<void>
  readonly direct: DirectPlace
}

export interface SupportHouse {
  readonly village: Village
  readonly space: SpaceRef
  channel(name: string): ChannelPlace
  person(name: string, level?: Level): Person
  /** Sets the clock on and lets everything happen that is due by then. */
  passes(ms: number): Promise<void>
  idle(): Promise<void>
  acts(): Promise<readonly string[]>
  readonly store: CommunityStore
  readonly house: House
  /** What waits to be told to somebody above their next answer. */
  waitsFor(name: string): Promise<readonly string[]>
  /** Whether a handler that fails fails the test. */
  forgiving: boolean
  close(): Promise<void>
}

const community = communityId('community')

/** Opens the house. The moderators' channel is `mods`, the support channel `help`, the host is Hoa. */
export async function supportHouse(
  name: PlatformName,
  shape: 'thread' | 'relayed',
  purposes: readonly ('moderators' | 'support')[] = ['moderators', 'support'],
): Promise<SupportHouse> {
  const store = await openStore({ database: { kind: 'sqlite', file: ':memory:' }, startedAt: 0 })
  const town = village(name, shape)
  const space: SpaceRef = { platform: name, id: 'S' }
  const time = { now: 1_000 }
  const clock = { now: () => time.now }
  let last = 0
  const next = (): string => {
    last += 1
    return String(last).padStart(20, '0')
  }
  const ids = { next, secret: next }
  const failures: unknown[] = []
  const logger = {
    ...silentLogger,
    error: (_: string, error: unknown) => void failures.push(error),
  }
  await store.spaces.add(
    { ref: space, name: 'Town', locale: undefined, host: { user: 'hoa', name: 'Hoa' }, at: 0 },
    community,
  )
  const own = store.of(community)
  await own.spaces.confirm(space, 1)
  const channels = { moderators: 'mods', support: 'help' }
  for (const purpose of purposes)
    await own.spaces.setChannel(space, purpose, { channel: channels[purpose], name: channels[purpose] })

  await namesHelpers(store)
  const delivery = deliveryOver(store.ledger, clock, ids)
  const house: House = {
    store,
    delivery,
    clock,
    ids,
    logger,
    metrics: noMetrics,
    lookUps: () => town.platform,
    room: () => 'plenty',
  }
  const support = supportService(house)
  const flow = supportFlow(house, support)
  let resting: (() => void)[] = []
  const rested = (): void => {
    const told = resting
    resting = []
    for (const tell of told) tell()
  }
  const keeper = inboxKeeper({
    rested: () => {},
    ...{ store, clock, ids, logger, checkpoint: noCheckpoint },
    handlers: eventHandlers([flow], (event) => whereaboutsOf(store, () => true, event)),
    wake: () => work.wake(),
  })
  const work = worker({
    ...{ store, clock, logger, metrics: noMetrics, checkpoint: noCheckpoint },
    platforms: new Map([[name, town.platform]]),
    handlers: joinFlows([flow, targetsFlow(house), personalFlow(house)]),
    timers: { after: () => () => {} },
    retryParked: keeper.retryParked,
    storeIsBack: () => {},
    rested,
  })
  const levels = new Map<string, Level>()
  const declared = [...supportDeclared, ...queueDeclared]
  const inbox = dispatch({
    ...{ declared, services: { support }, sayIn, ids, logger, metrics: noMetrics },
    registry: registryOf(declared.map((one) => one.spec)),
    shapeOf: async () => shape,
    callerOf: async ({ caller }) => {
      const user = { space, user: caller.user }
      const [id, person] = [memberId(`member-${caller.user}`), personId(`person-${caller.user}`)]
      const rest = { locale: undefined, bot: false, guest: false, joinedAt: undefined }
      await own.members.add({ id, person, user, name: caller.name, ...rest })
      const level = levels.get(caller.user) ?? 'everyone'
      return {
        caller: {
          community,
          space,
          member: id,
          person,
          user,
          name: caller.name,
          level,
          guest: false,
          greeter: false,
          confirmed: true,
        },
        say: sayIn(undefined),
      }
    },
    once: ({ caller, call, what, visibility }, run) =>
      keeper.once(
        { key: call.key, community, what, visibility, address: call.address, fallback: directPlace(caller.user) },
        run,
      ),
    // Its people call the inbox themselves: nobody acknowledges anything.
    asked: { keep: async () => false, answer: async () => false, forget: async () => {} },
    receive: keeper.receive,
    drafts: { keep: async () => 'draft', read: async () => undefined },
  })
  await work.start()

  async function idle(): Promise<void> {
    while (keeper.busy() > 0 || (await work.busy())) {
      const rest = new Promise<void>((resolve) => {
        resting.push(resolve)
      })
      work.wake()
      await rest
      // Whatever is kept is kept in a turn of its own.
      await setImmediate()
    }
    if (failures.length > 0 && !opened.forgiving) throw failures[0]
  }

  function person(called: string, level: Level = 'everyone'): Person {
    const user = called.toLowerCase()
    levels.set(user, level)
    const callOf = (key: string) => ({
      key,
      space,
      place: undefined,
      caller: { user, name: called },
      address: { platform: name, expiresAt: time.now + 900_000, data: { call: key } },
      canOpenForm: true,
    })
    async function answered(key: string, given: Awaited<ReturnType<typeof inbox.command>>): Promise<string> {
      await idle()
      if (given.kind === 'say') return wordsOf(given.message)
      if (given.kind === 'form') return `form ${given.form.action}: ${given.form.title}`
      if (given.kind === 'errors') return wordsOf(given.resume)
      return town.answers
        .filter((one) => one.call === key)
        .map((one) => wordsOf(one.message))
        .join(' / ')
    }
    const raw = (values: Record<string, string>): RawValues =>
      Object.fromEntries(Object.entries(values).map(([key, text]) => [key, { kind: 'text', text }]))
    async function presses(action: string): Promise<string> {
      const key = `press-${next()}`
      return answered(key, await inbox.action({ ...callOf(key), action, values: [] }))
    }
    return {
      name: called,
      direct: directPlace({ space, user }),
      async types(path, options = {}, key = `call-${next()}`) {
        return answered(key, await inbox.command({ ...callOf(key), path, options: raw(options) }))
      },
      async presses(label) {
        const messages = [...town.standing.map((one) => one.message), ...town.answers.map((one) => one.message)]
        const buttons = messages.flatMap((one) => one.controls ?? []).filter((one) => one.kind === 'button')
        const found = buttons.findLast((one) => one.label === label)
        if (found === undefined) throw new Error(`nobody sees a button ${label}`)
        return presses(found.action)
      },
      pressesOld: presses,
      async sends(action, values) {
        const key = `form-${next()}`
        return answered(key, await inbox.form({ ...callOf(key), action, values: raw(values) }))
      },
      slipsIn: (place, text) => writes(place, text, 'posted'),
      async writes(place, text, what = 'posted', files = []) {
        await writes(place, text, what, files)
        await idle()
      },
    }
    async function writes(
      place: Place,
      text: string,
      what: 'posted' | 'edited',
      files: readonly string[] = [],
    ): Promise<void> {
      const id = next()
      await inbox.event({
        ...{ kind: 'message', key: `message-${id}`, space, what, place, text, at: time.now },
        ...(files.length === 0 ? {} : { files: files.map((name) => ({ id: name, name, bytes: 2048 })) }),
        author: { user, name: called, bot: false, guest: false },
        ref: { place, channel: place.kind === 'direct' ? `D-${user}` : place.channel, id },
      })
    }
  }

  const opened: SupportHouse = {
    forgiving: false,
    village: town,
    space,
    channel: (channel) => ({ kind: 'channel', space, channel }),
    person,
    idle,
    async passes(ms) {
      time.now += ms
      await idle()
    },
    store: own,
    house,
    acts: async () => (await own.records.acts()).map(({ act }) => act),
    waitsFor: async (name) =>
      (await own.notes.waitingFor(personId(`person-${name.toLowerCase()}`))).map(({ message }) =>
        JSON.stringify(message),
      ),
    async close() {
      await work.stop()
      await store.close()
    },
  }
  return opened
}

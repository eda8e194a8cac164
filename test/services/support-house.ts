// A house with the support flow alone: the real store, delivery and dispatch, a village as platform, time set by hand.

import { setImmediate } from 'node:timers/promises'
import { agreementsDeclared } from '../../commands/agreements.ts'
import { organisationDeclared } from '../../commands/organisation.ts'
import { privacyDeclared } from '../../commands/privacy.ts'
import { promisesDeclared } from '../../commands/promises.ts'
import { queueDeclared } from '../../commands/queue.ts'
import { replyDeclared } from '../../commands/reply.ts'
import { replyChangeDeclared } from '../../commands/reply-change.ts'
import { replyDraftsDeclared } from '../../commands/reply-drafts.ts'
import { supportDeclared } from '../../commands/support.ts'
import { supportSentDeclared } from '../../commands/support-sent.ts'
import { threadActsDeclared } from '../../commands/thread-acts.ts'
import { threadEndingDeclared } from '../../commands/thread-ending.ts'
import { threadHistoryDeclared } from '../../commands/thread-history.ts'
import { threadKeepingDeclared } from '../../commands/thread-keeping.ts'
import { threadLabelsDeclared } from '../../commands/thread-labels.ts'
import { threadNoteDeclared } from '../../commands/thread-note.ts'
import { threadReplyDeclared } from '../../commands/thread-reply.ts'
import { threadStatsDeclared } from '../../commands/thread-stats.ts'
import { dispatch } from '../../src/bot/dispatch.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { deliveryOver } from '../../src/delivery/delivery.ts'
import { inboxKeeper } from '../../src/delivery/inbox.ts'
import { worker } from '../../src/delivery/worker.ts'
import type { Level } from '../../src/domain/caller.ts'
import { type CommunityId, communityId, memberId, personId } from '../../src/domain/ids.ts'
import type { ChannelPlace, DirectPlace, MessageRef, Place, PlatformName, SpaceRef } from '../../src/domain/place.ts'
import type { Settings } from '../../src/domain/settings/settings.ts'
import { sayIn } from '../../src/locales/say.ts'
import { noCalls } from '../../src/ports/call-out.ts'
import type { RawValue, RawValues } from '../../src/ports/inbox.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { eventHandlers } from '../../src/services/events.ts'
import { joinFlows } from '../../src/services/flow.ts'
import { directPlace, type House } from '../../src/services/house.ts'
import { organisationsService } from '../../src/services/organisations/organisations.ts'
import { personalFlow } from '../../src/services/personal/flow.ts'
import { actsFlow } from '../../src/services/support/acts/flow.ts'
import { threadActs } from '../../src/services/support/acts/thread-acts.ts'
import { agreementsService } from '../../src/services/support/agreements/agreements.ts'
import { agreementsFlow } from '../../src/services/support/agreements/flow.ts'
import type { Asker } from '../../src/services/support/caller.ts'
import { endingFlow } from '../../src/services/support/ending/ending-flow.ts'
import { endings } from '../../src/services/support/ending/endings.ts'
import { ratingService } from '../../src/services/support/ending/rating.ts'
import { statsMessage } from '../../src/services/support/ending/stats.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { supportKeepingFlow } from '../../src/services/support/keeping/flow.ts'
import { supportKeeping } from '../../src/services/support/keeping/keeping.ts'
import { promisesFlow } from '../../src/services/support/promises/flow.ts'
import { promisesService } from '../../src/services/support/promises/promises.ts'
import { queueService } from '../../src/services/support/queue.ts'
import { repliesFlow } from '../../src/services/support/replies/flow.ts'
import { repliesService } from '../../src/services/support/replies/replies.ts'
import { savedReplies } from '../../src/services/support/replies/saved.ts'
import { supportService } from '../../src/services/support/support.ts'
import { targetsFlow } from '../../src/services/support/teams/flow.ts'
import { threadViews } from '../../src/services/support/thread-views.ts'
import { touchPointsService } from '../../src/services/support/touch/touch-points.ts'
import { whereaboutsOf } from '../../src/services/whereabouts.ts'
import type { CommunityStore } from '../../src/store/community-store.ts'
import { openStore } from '../../src/store/store.ts'
import { memoryShelf } from '../../src/system/file-shelf.ts'
import type { Form } from '../../src/view/form.ts'
import { silentLogger } from '../silent-logger.ts'
import { inMemory } from '../store/in-memory.ts'
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
  /** Chooses in a select, by its id and a value. */
  chooses(action: string, value: string): Promise<string>
  /** What stands in the form that opened last for them, by field. */
  filled(): Readonly<Record<string, string>>
  /** Sends the form of an action. */
  sends(action: string, values: Record<string, string>): Promise<string>
  /** Writes a message. */
  writes(place: Place, text: string, what?: 'posted' | 'edited', files?: readonly string[]): Promise<void>
  /** Writes one message, edits it, or removes it, each time by the same id. */
  touches(
    id: string,
    place: Place,
    what: 'posted' | 'edited' | 'removed',
    text?: string,
    files?: readonly string[],
  ): Promise<void>
  /** The same as `touches`, without waiting for what comes of it. */
  slips(id: string, place: Place, what: 'posted' | 'edited' | 'removed', text?: string): Promise<void>
  /** The same as `writes`, without waiting for what comes of it. */
  slipsIn(place: Place, text: string): Promise<void>
  /** Reacts to a message, or takes that back. */
  reacts(message: MessageRef, emoji: string, what?: 'added' | 'taken back'): Promise<void>
  readonly direct: DirectPlace
}

export interface SupportHouse {
  /** What its services stand on. */
  readonly house: House
  readonly community: CommunityId
  readonly village: Village
  readonly space: SpaceRef
  channel(name: string): ChannelPlace
  person(name: string, level?: Level): Person
  /** Sets the clock on and lets everything happen that is due by then. */
  passes(ms: number): Promise<void>
  idle(): Promise<void>
  /** What is kept of the community. */
  readonly store: CommunityStore
  /** They leave the space, or come back to it. */
  leaves(name: string): Promise<void>
  comes(name: string): Promise<void>
  /** Changes settings. */
  set(changes: Partial<Settings>): Promise<void>
  acts(): Promise<readonly string[]>
  /** Changes settings, as their commands do. */
  changes(settings: Partial<Settings>): Promise<void>
  /** Makes two accounts one person. */
  links(name: string, other: string): Promise<void>
  /** What waits to be told to somebody above their next answer. */
  waitsFor(name: string): Promise<readonly string[]>
  /** Whether a handler that fails fails the test. */
  forgiving: boolean
  /** Whether the clock goes on while something is done, as clocks do: by a millisecond whenever it is asked. */
  ticking: boolean
  close(): Promise<void>
}

const community = communityId('community')

/** Opens the house. The moderators' channel is `mods`, the support channel `help`, the host is Hoa. */
export async function supportHouse(
  name: PlatformName,
  shape: 'thread' | 'channel' | 'relayed',
  purposes: readonly ('moderators' | 'support')[] = ['moderators', 'support'],
): Promise<SupportHouse> {
  const store = await openStore({ database: inMemory(), startedAt: 0 })
  const town = village(name, shape)
  const space: SpaceRef = { platform: name, id: 'S' }
  const time = { now: 1_000, ticking: false }
  const clock = {
    now: () => {
      if (time.ticking) time.now += 1
      return time.now
    },
  }
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
    files: { shelf: memoryShelf(), ask: () => {} },
  }
  const support = supportService(house)
  const flow = supportFlow(house, support)
  const acts = threadActs(house, support.desks)
  const ending = endingFlow(house, support.desks)
  let resting: (() => void)[] = []
  const rested = (): void => {
    const told = resting
    resting = []
    for (const tell of told) tell()
  }
  const keeper = inboxKeeper({
    rested: () => {},
    ...{ store, clock, ids, logger, checkpoint: noCheckpoint },
    handlers: eventHandlers([flow, ending], (event) => whereaboutsOf(store, () => true, event)),
    wake: () => work.wake(),
  })
  const work = worker({
    callOut: noCalls,
    ...{ store, clock, logger, metrics: noMetrics, checkpoint: noCheckpoint },
    platforms: new Map([[name, town.platform]]),
    handlers: joinFlows([
      flow,
      repliesFlow(house),
      actsFlow(acts),
      ending,
      targetsFlow(house),
      personalFlow(house),
      supportKeepingFlow(house, support.desks.turns),
      promisesFlow(house),
      agreementsFlow(house),
    ]),
    timers: { after: () => () => {} },
    retryParked: keeper.retryParked,
    storeIsBack: () => {},
    rested,
  })
  const servicesHere = {
    support,
    replies: repliesService(house, support.desks),
    savedReplies: savedReplies(house),
    threadActs: acts,
    queue: queueService(house),
    organisations: organisationsService(house),
    threadViews: threadViews(house),
    touchPoints: touchPointsService(house),
    endings: endings(house, support.desks.turns),
    supportKeeping: supportKeeping(house, support.desks.turns),
    ratings: ratingService(house),
    threadStats: (by: Asker, days: number, from: number, organisation?: string) =>
      statsMessage(house, by, days, from, organisation),
    promises: promisesService(house, support.desks),
    agreements: agreementsService(house, support.desks),
  }
  const levels = new Map<string, Level>()
  const declared = [
    ...supportDeclared,
    ...supportSentDeclared,
    ...queueDeclared,
    ...threadReplyDeclared,
    ...threadNoteDeclared,
    ...replyDraftsDeclared,
    ...replyDeclared,
    ...replyChangeDeclared,
    ...threadActsDeclared,
    ...threadLabelsDeclared,
    ...threadHistoryDeclared,
    ...threadEndingDeclared,
    ...threadStatsDeclared,
    ...threadKeepingDeclared,
    ...privacyDeclared,
    ...organisationDeclared,
    ...promisesDeclared,
    ...agreementsDeclared,
  ]
  const inbox = dispatch({
    ...{ declared, services: servicesHere, sayIn, ids, logger, metrics: noMetrics },
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
          roles: level === 'staff' ? ['helpers'] : [],
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
    let form: Form | undefined
    async function answered(key: string, given: Awaited<ReturnType<typeof inbox.command>>): Promise<string> {
      await idle()
      if (given.kind === 'say') {
        // What is only read is seen as well, and its buttons can be pressed.
        town.answers.push({ call: key, message: given.message })
        return wordsOf(given.message)
      }
      if (given.kind === 'form') form = given.form
      if (given.kind === 'form') return `form ${given.form.action}: ${given.form.title}`
      if (given.kind === 'errors') return wordsOf(given.resume)
      return town.answers
        .filter((one) => one.call === key)
        .map((one) => wordsOf(one.message))
        .join(' / ')
    }
    const raw = (values: Record<string, string>): RawValues =>
      Object.fromEntries(Object.entries(values).map(([key, text]) => [key, rawValue(text)]))
    async function presses(action: string, values: readonly string[] = []): Promise<string> {
      const key = `press-${next()}`
      return answered(key, await inbox.action({ ...callOf(key), action, values }))
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
      pressesOld: (action) => presses(action),
      chooses: (action, value) => presses(action, [value]),
      filled: () =>
        Object.fromEntries(
          (form?.fields ?? []).map((field) => [
            field.name,
            'value' in field && typeof field.value === 'string' ? field.value : '',
          ]),
        ),
      async sends(action, values) {
        const key = `form-${next()}`
        return answered(key, await inbox.form({ ...callOf(key), action, values: raw(values) }))
      },
      slips: (id, place, what, text = '') => tell(id, place, text, what),
      slipsIn: (place, text) => writes(place, text, 'posted'),
      async touches(id, place, what, text = '', files = []) {
        await tell(id, place, text, what, files)
        await idle()
      },
      async reacts(message, emoji, what = 'added') {
        await inbox.event({
          ...{ kind: 'reacted', key: `reacted-${next()}`, space, place: message.place, message, emoji, at: time.now },
          user: { user, name: called, bot: false, guest: false },
          ...(what === 'added' ? {} : { takenBack: true }),
        })
        await idle()
      },
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
      await tell(next(), place, text, what, files)
    }
    async function tell(
      id: string,
      place: Place,
      text: string,
      what: 'posted' | 'edited' | 'removed',
      files: readonly string[] = [],
    ): Promise<void> {
      await inbox.event({
        ...{ kind: 'message', key: `message-${id}-${next()}`, space, what, place, text, at: time.now },
        ...(files.length === 0 ? {} : { files: files.map((name) => ({ id: name, name, bytes: 2048 })) }),
        author: { user, name: called, bot: false, guest: false },
        ref: { place, channel: place.kind === 'direct' ? `D-${user}` : place.channel, id },
      })
    }
  }

  const opened: SupportHouse = {
    forgiving: false,
    get ticking() {
      return time.ticking
    },
    set ticking(ticks) {
      time.ticking = ticks
    },
    store: own,
    house,
    community,
    village: town,
    space,
    channel: (channel) => ({ kind: 'channel', space, channel }),
    person,
    idle,
    async passes(ms) {
      time.now += ms
      await idle()
    },
    async leaves(name) {
      await own.members.left(memberId(`member-${name.toLowerCase()}`), time.now)
      await keeper.receive({
        kind: 'member-left',
        key: `left-${next()}`,
        space,
        user: name.toLowerCase(),
        at: time.now,
      })
      await idle()
    },
    async comes(name) {
      const member = { user: name.toLowerCase(), name, bot: false, guest: false }
      await own.members.joined(memberId(`member-${member.user}`), time.now, false)
      const about = { space, member, joinedAt: time.now, pending: false }
      await keeper.receive({ kind: 'member-joined', key: `joined-${next()}`, ...about })
      await idle()
    },
    async set(changes) {
      await own.settings.change(changes)
    },
    acts: async () => (await own.records.acts()).map(({ act }) => act),
    changes: async (settings) => {
      await store.transaction(community, () => own.settings.change(settings))
    },
    links: (called, other) =>
      own.members.linkTo(memberId(`member-${called.toLowerCase()}`), personId(`person-${other.toLowerCase()}`), 1),
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

/** As a platform gives it: `@ben` is an account, `@&helpers` a role, and all else words. */
function rawValue(text: string): RawValue {
  const [, mark, name = ''] = /^@(&?)([a-z]+)$/.exec(text) ?? []
  if (mark === undefined) return { kind: 'text', text }
  const called = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return mark === '' ? { kind: 'user', user: name, name: called } : { kind: 'role', role: name, name: called }
}

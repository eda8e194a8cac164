// A house for tests of a few flows: the real store, delivery and dispatch over platforms in memory, and time by hand.

import { setImmediate } from 'node:timers/promises'
import { dispatch } from '../../src/bot/dispatch.ts'
import { keptDrafts } from '../../src/bot/kept-drafts.ts'
import { registryOf } from '../../src/bot/registry.ts'
import type { Declared } from '../../src/bot/spec.ts'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { deliveryOver } from '../../src/delivery/delivery.ts'
import { inboxKeeper } from '../../src/delivery/inbox.ts'
import { answerBrought } from '../../src/delivery/store-answer.ts'
import { worker } from '../../src/delivery/worker.ts'
import type { Caller, Level } from '../../src/domain/caller.ts'
import { type CommunityId, communityId, type MemberId, memberId, personId } from '../../src/domain/ids.ts'
import type { PlatformName, SpaceRef } from '../../src/domain/place.ts'
import type { Purpose } from '../../src/domain/space.ts'
import { sayIn } from '../../src/locales/say.ts'
import { noCalls } from '../../src/ports/call-out.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Logger } from '../../src/ports/system.ts'
import { eventHandlers } from '../../src/services/events.ts'
import { type Flow, joinFlows } from '../../src/services/flow.ts'
import { directPlace, type House } from '../../src/services/house.ts'
import { firstAnswer, isOwed } from '../../src/services/personal/above.ts'
import { personalFlow } from '../../src/services/personal/flow.ts'
import { fileKeeper } from '../../src/services/support/keeping/file-keeper.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { memoryShelf } from '../../src/system/file-shelf.ts'
import { silentLogger } from '../silent-logger.ts'
import { inMemory } from '../store/in-memory.ts'
import { type Actor, actorOf } from './actor.ts'
import { type MemoryPlatform, memoryPlatform } from './memory-platform.ts'

export interface SmallHouseOptions<Services> {
  /** How much room the disk has; plenty when it is absent. */
  readonly room?: House['room']
  readonly startsAt: number
  readonly declared: readonly Declared<Services>[]
  readonly make: (house: House) => { readonly services: Services; readonly flows: readonly Flow[] }
  /** An open store that an earlier house left; a new one in memory when absent. */
  readonly store?: Store
}

interface SpacePlan {
  readonly community: string
  readonly space: SpaceRef
  readonly channels?: readonly Purpose[]
  readonly host?: string
  readonly locale?: string
}

interface MemberPlan {
  readonly level?: Level
  readonly locale?: string
  /** What people read for their name, where that is not it. */
  readonly called?: string
  /** Another account of this person. */
  readonly samePersonAs?: Actor
}

export interface SmallHouse {
  readonly house: House
  readonly store: Store
  readonly platform: MemoryPlatform
  readonly other: MemoryPlatform
  now(): number
  /** Sets the clock, and lets everything happen that is due by then. */
  until(at: number): Promise<void>
  /** Lets everything happen that is due now. */
  settle(): Promise<void>
  /** Adds a space with a channel for each purpose, called as the purpose is. */
  addSpace(plan: SpacePlan): Promise<CommunityId>
  /** Adds a member, who then acts by commands and buttons. */
  addMember(community: CommunityId, space: SpaceRef, name: string, as?: MemberPlan): Promise<Actor>
  /** Something happens on a platform that nobody asked Hearth for. */
  receives(event: InboundEvent): Promise<void>
  /** Stops the worker; the store stays open for another house. */
  stop(): Promise<void>
}

let houses = 0

/** Opens one. */
export async function smallHouse<Services>(options: SmallHouseOptions<Services>): Promise<SmallHouse> {
  const store = options.store ?? (await openStore({ database: inMemory(), startedAt: 0 }))
  let time = options.startsAt
  const serial = ++houses
  let made = 0
  const clock = { now: () => time }
  const ids = {
    next: () => `${String(serial).padStart(4, '0')}${String(++made).padStart(16, '0')}`,
    secret: () => `secret-${++made}`,
  }
  const platform = memoryPlatform('discord')
  const other = memoryPlatform('slack', 'relayed')
  const platforms = new Map<PlatformName, MemoryPlatform>([
    ['discord', platform],
    ['slack', other],
  ])
  const lookUps = (name: PlatformName) => platforms.get(name) ?? platform
  const errors: unknown[] = []
  const logger: Logger = { ...silentLogger, error: (_message, error) => errors.push(error) }
  const shelf = memoryShelf()
  const room = options.room ?? (() => 'plenty')
  const kept = fileKeeper({
    ...{ shelf, timers: { after: () => () => {} }, rested: () => {} },
    house: { store, clock, logger, lookUps, room },
  })
  const house: House = {
    store,
    delivery: deliveryOver(store.ledger, clock, ids),
    clock,
    ids,
    logger,
    metrics: noMetrics,
    lookUps,
    room,
    files: { shelf, ask: () => kept.ask() },
  }
  const { services, flows } = options.make(house)
  const keeper = inboxKeeper({
    rested: () => {},
    store,
    clock,
    ids,
    logger,
    checkpoint: noCheckpoint,
    wake: () => {},
    handlers: eventHandlers(flows, async (event) => {
      const space = await store.spaces.find(event.space)
      return space === undefined ? { kind: 'nowhere' } : { kind: 'space', space, event }
    }),
  })
  const work = worker({
    callOut: noCalls,
    store,
    platforms,
    clock,
    timers: { after: () => () => {} },
    logger,
    metrics: noMetrics,
    checkpoint: noCheckpoint,
    handlers: joinFlows(bringsAnswers(flows) ? flows : [...flows, personalFlow(house)]),
    retryParked: keeper.retryParked,
    storeIsBack: () => {},
    rested: () => {},
  })
  await work.start()
  const callers = new Map<string, Caller>()
  const inbox = dispatch({
    registry: registryOf(options.declared.map((one) => one.spec)),
    declared: options.declared,
    services,
    sayIn,
    ids,
    logger,
    metrics: noMetrics,
    shapeOf: async () => 'thread',
    callerOf: async ({ caller }) => {
      const known = callers.get(caller.user)
      if (known === undefined) throw new Error('nobody of that name was added')
      return { caller: known, say: sayIn(caller.locale) }
    },
    once: ({ caller, say, call, what, visibility }, run) =>
      keeper.once(
        {
          key: call.key,
          community: caller.community,
          what,
          visibility,
          address: call.address,
          fallback: directPlace(caller.user),
        },
        async () => firstAnswer(house, caller, call.key, say, await run()),
      ),
    // Its people call the inbox themselves: nobody acknowledges anything.
    asked: { keep: async () => false, answer: async () => false, forget: async () => {} },
    keepsReading: (caller) => isOwed(house, caller),
    receive: keeper.receive,
    drafts: keptDrafts(store.drafts, ids),
  })

  async function settle(): Promise<void> {
    do {
      work.wake()
      kept.wake()
      await setImmediate()
    } while ((await work.busy()) || kept.busy())
    const [first] = errors
    if (first !== undefined) throw first
  }

  return {
    house,
    store,
    platform,
    other,
    now: () => time,
    settle,
    stop: () => work.stop(),
    async receives(event) {
      await keeper.receive(event)
      await settle()
    },
    async until(at) {
      for (let next = await work.nextAt(); next !== undefined && next <= at; next = await work.nextAt()) {
        time = Math.max(time, next)
        await settle()
      }
      time = at
      await settle()
    },
    async addSpace({ community, space, channels = [], host, locale }) {
      const id = communityId(community)
      const known = { user: host ?? '', name: host ?? '' }
      await store.transaction(undefined, async () => {
        const seen = { ref: space, name: space.id, locale, host: host === undefined ? undefined : known, at: 0 }
        await store.spaces.add(seen, id)
        await store.of(id).spaces.confirm(space, time)
        for (const purpose of channels)
          await store.of(id).spaces.setChannel(space, purpose, { channel: `${space.id}-${purpose}`, name: purpose })
      })
      return id
    },
    async addMember(community, space, account, { level = 'everyone', locale, samePersonAs, called } = {}) {
      const name = called ?? account
      const id: MemberId = memberId(ids.next())
      const person = samePersonAs?.caller.person ?? personId(ids.next())
      const user = { space, user: `${space.id}-${account}` }
      await store.of(community).members.add({
        ...{ id, person, user, name, locale, joinedAt: undefined },
        ...{ bot: false, guest: false },
      })
      const caller = {
        community,
        space,
        member: id,
        person,
        user,
        name,
        level,
        guest: false,
        greeter: false,
        confirmed: true,
      }
      callers.set(user.user, caller)
      return actorOf({ caller, locale, inbox, settle, ids, platform: platforms.get(space.platform) ?? platform })
    },
  }
}

/** Whether what follows an answer is among these flows: every house needs it. */
const bringsAnswers = (flows: readonly Flow[]): boolean =>
  flows.some(({ followUps }) => answerBrought.name in followUps)

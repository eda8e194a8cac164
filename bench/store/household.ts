// Hearth's services over a seeded store, without any platform: what people do comes in at the inbox, as adapters bring it.

import { type DeliveryHandlers, deliveryOver } from '../../src/delivery/delivery.ts'
import { inboxKeeper } from '../../src/delivery/inbox.ts'
import type { Caller } from '../../src/domain/caller.ts'
import { communityId, memberId, personId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Platform } from '../../src/ports/platform.ts'
import type { Ids, Logger } from '../../src/ports/system.ts'
import { closedWebPost } from '../../src/ports/web-post.ts'
import { eventHandlers } from '../../src/services/events.ts'
import { joinFlows } from '../../src/services/flow.ts'
import { directPlace, type House } from '../../src/services/house.ts'
import { makeServices } from '../../src/services/services.ts'
import { similarTo } from '../../src/services/suggestions/alike/similar.ts'
import type { Store } from '../../src/store/store.ts'
import { memoryShelf } from '../../src/system/file-shelf.ts'
import { systemLogger } from '../../src/system/logger.ts'
import { systemClock } from '../../src/system/system.ts'
import {
  openerUser,
  type SeedSpace,
  seededCommunity,
  seededMember,
  seededSuggestion,
  seededThings,
  seededUser,
  seededVoters,
  threadCount,
  threadEnd,
} from './seed.ts'
import { willingPlatform } from './willing-platform.ts'

/** One act of somebody: the number tells it from every other. */
export type Act = (number: number) => Promise<unknown>

export interface Household {
  readonly house: House
  /** What the worker calls. */
  readonly called: DeliveryHandlers
  readonly acts: Readonly<Record<ActName, Act>>
  /** What in its statements stands for this act alone. */
  namesOf(act: ActName, number: number): readonly string[]
}

export const actNames = ['vote', 'join', 'message', 'list', 'complete', 'similar'] as const
/** Those that write nothing. */
export const readNames: readonly ActName[] = ['list', 'complete', 'similar']
export type ActName = (typeof actNames)[number]

/** The spaces that a seeded store is measured with: joins are spread over them. */
export const householdSpaces: readonly SeedSpace[] = Array.from({ length: 16 }, (_, number) => ({
  platform: 'slack',
  id: `T${number}`,
  channel: `C${number}`,
}))

const refOf = (index: number): SpaceRef => {
  const { platform, id } = householdSpaces[index % householdSpaces.length] ?? { platform: 'slack', id: 'T0' }
  return { platform, id }
}

/** Makes it over an open store. An act that fails is an error here, and nothing that is measured. */
export function household(
  store: Store,
  ids: Ids,
  sizes: { members: number; suggestions: number },
  platform: Platform = willingPlatform(),
): Household {
  const clock = systemClock
  const logger: Logger = {
    ...systemLogger('error'),
    error(message, error) {
      throw new Error(message, { cause: error })
    },
  }
  const delivery = deliveryOver(store.ledger, clock, ids)
  const lookUps = (): Platform => platform
  const files = { shelf: memoryShelf(), ask: () => {} }
  const house: House = { store, delivery, clock, ids, logger, metrics: noMetrics, room: () => 'plenty', lookUps, files }
  const { services, flows, arrivals } = makeServices(house, {
    webhookWorld: { webPost: closedWebPost, seal: undefined },
    allowed: () => true,
    joined: [],
    catchUp: () => {},
    registry: () => undefined,
  })
  const handlers = eventHandlers(flows, arrivals.spaceOf)
  const keeper = inboxKeeper({
    store,
    handlers,
    clock,
    ids,
    logger,
    checkpoint: () => {},
    wake: () => {},
    rested: () => {},
  })
  const say = sayIn('en')
  const community = communityId(seededCommunity(0))

  // Nobody votes twice for the same: after each round of the members, each comes to another suggestion.
  const members = sizes.members - seededVoters
  const names = {
    member: (number: number) => seededVoters + (number % members),
    suggestion: (number: number) => 1 + (((number + Math.floor(number / members)) * 7) % sizes.suggestions),
  }

  const callerOf = (number: number): Caller => ({
    community,
    space: refOf(0),
    member: memberId(seededMember(names.member(number))),
    person: personId(`p${names.member(number)}`),
    user: { space: refOf(0), user: seededUser(names.member(number)) },
    name: 'Somebody',
    level: 'everyone',
    guest: false,
    greeter: false,
    confirmed: true,
  })

  const acts: Household['acts'] = {
    vote(number) {
      const caller = callerOf(number)
      const key = keyOf(number)
      const address = { platform: 'slack', expiresAt: clock.now() + 60_000, data: { url: `https://${key}` } }
      const call = { key, community, address, visibility: 'private', fallback: directPlace(caller.user) } as const
      const id = seededSuggestion(names.suggestion(number))
      return keeper.once({ ...call, what: 'vote' }, () => services.suggestions.vote(caller, say, id))
    },
    join: (number) =>
      keeper.receive({
        kind: 'member-joined',
        key: keyOf(number),
        space: refOf(number),
        member: { user: newcomer(number), name: `Newcomer ${number}`, bot: false, guest: false, locale: 'en-US' },
        joinedAt: clock.now(),
        pending: false,
      }),
    message(number) {
      const place = threadEnd(refOf(0), number % threadCount)
      const user = openerUser(number % threadCount)
      return keeper.receive({
        kind: 'message',
        key: keyOf(number),
        space: refOf(0),
        what: 'posted',
        author: { user, name: 'An opener', bot: false, guest: false },
        ref: { place, channel: place.channel, id: writtenId(number) },
        place,
        text: 'I have tried that, and it looks the same as before.',
        at: clock.now(),
      })
    },
    list: (number) => services.suggestions.list(callerOf(number), say, {}),
    // As `/suggest` does: in the transaction that would keep the idea.
    similar: (number) =>
      store.transaction(community, () =>
        similarTo(house, community, {
          title: `A wish about ${seededThings(number).join(' and ')}`,
          details: undefined,
        }),
      ),
    complete: (number) => services.suggestions.choices(callerOf(number), say, 'quiet', 'newest'),
  }

  return {
    house,
    called: joinFlows(flows),
    acts,
    namesOf(act, number) {
      if (act === 'vote')
        return [
          keyOf(number),
          seededMember(names.member(number)),
          seededUser(names.member(number)),
          seededSuggestion(names.suggestion(number)),
        ]
      if (act === 'similar') return seededThings(number)
      if (act === 'join')
        return [keyOf(number), newcomer(number), refOf(number).id, seededCommunity(number % householdSpaces.length)]
      return [keyOf(number), writtenId(number)]
    },
  }
}

const keyOf = (number: number): string => `act-${String(number).padStart(9, '0')}`
const writtenId = (number: number): string => `1700000001.${String(number).padStart(9, '0')}`
const newcomer = (number: number): string => `NEW${String(number).padStart(9, '0')}`

// First contact with a space: who is there is known, channels are looked for, and one admin is told what was found.
import { communityId, memberId, personId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { findChannels, purposes, type Space } from '../../domain/space.ts'
import { sayIn } from '../../locales/say.ts'
import type { InboundEvent, UserSeen } from '../../ports/event.ts'
import { directPlace, type House, sayInSpace } from '../house.ts'
import { foundMessage } from './found.ts'

/** People are kept this many at a time, so that nobody waits long behind them. */
const peopleAtOnce = 200

export interface ArrivalOptions {
  readonly allowed: (space: SpaceRef) => boolean
  /** Spaces that act as one community, as the environment names them: their keys. */
  readonly joined: readonly string[]
}

type SpaceSeen = Extract<InboundEvent, { kind: 'space-seen' }>

export interface Arrival {
  /** The space of an event; one that is seen for the first time is added. Undefined for an event of a space never seen. */
  spaceOf(event: InboundEvent): Promise<Space | undefined>
  /** Looks around in a space that is new. */
  prepare(event: SpaceSeen, space: Space): Promise<void>
  /** Tells an admin what was found, once. */
  handle(event: SpaceSeen, space: Space): Promise<void>
  /** Tells this admin what was found. */
  tell(space: Space, admin: { readonly user: string; readonly locale?: string }): Promise<void>
}

/** Makes the first contact with spaces. */
export function arrival(house: House, options: ArrivalOptions): Arrival {
  const { store, clock, ids, delivery } = house

  async function add(event: SpaceSeen): Promise<Space> {
    return store.transaction(async () => {
      const known = await store.spaces.find(event.space)
      if (known !== undefined) return known
      const joined = options.joined.includes(spaceKey(event.space))
      const others = joined ? await store.spaces.all() : []
      const other = others.find((one) => options.joined.includes(spaceKey(one.ref)))
      const space = {
        ref: event.space,
        name: event.name,
        locale: event.locale,
        host: event.host === undefined ? undefined : { user: event.host.user, name: event.host.name },
        at: clock.now(),
      }
      return store.spaces.add(space, other?.community ?? communityId(ids.next()))
    })
  }

  async function knowPeople(space: Space, people: readonly UserSeen[]): Promise<void> {
    const { members } = store.of(space.community)
    for (let start = 0; start < people.length; start += peopleAtOnce) {
      const some = people.slice(start, start + peopleAtOnce)
      await store.transaction(async () => {
        for (const { user, name, locale, bot, guest } of some) {
          await members.add({
            id: memberId(ids.next()),
            person: personId(ids.next()),
            user: { space: space.ref, user },
            name,
            locale,
            bot,
            guest,
            joinedAt: undefined,
          })
        }
      })
    }
  }

  async function knowChannels(space: Space): Promise<void> {
    const found = findChannels(await house.lookUps(space.ref.platform).channels(space.ref))
    await store.transaction(async () => {
      const { spaces } = store.of(space.community)
      const known = await spaces.channels(space.ref)
      for (const purpose of purposes)
        if (known[purpose] === undefined && found[purpose] !== undefined)
          await spaces.setChannel(space.ref, purpose, found[purpose])
    })
  }

  async function tell(space: Space, admin: { readonly user: string; readonly locale?: string }): Promise<void> {
    const { spaces } = store.of(space.community)
    const say = sayIn(admin.locale ?? space.locale)
    await spaces.told(space.ref, clock.now())
    const message = foundMessage(space, await spaces.channels(space.ref), say)
    const place = directPlace({ space: space.ref, user: admin.user })
    await delivery.send(
      space.community,
      { kind: 'post', place, message },
      { followUp: { name: 'setup.told', args: { platform: space.ref.platform, space: space.ref.id } } },
    )
  }

  async function refuse(event: SpaceSeen, space: Space): Promise<void> {
    if (space.toldAt !== undefined) return
    await store.of(space.community).spaces.told(space.ref, clock.now())
    const leave = { kind: 'leaveSpace', space: space.ref } as const
    if (event.host === undefined) return delivery.send(space.community, leave)
    // It leaves once that is said: who shares no server with an account cannot write to it.
    const place = directPlace({ space: space.ref, user: event.host.user })
    const text = sayInSpace(space)('setup.not-allowed-here', { space: space.name })
    const followUp = { name: 'setup.leave', args: { platform: space.ref.platform, space: space.ref.id } }
    await delivery.send(space.community, { kind: 'post', place, message: { text } }, { followUp })
  }

  return {
    async spaceOf(event) {
      const known = await store.spaces.find(event.space)
      return known ?? (event.kind === 'space-seen' ? add(event) : undefined)
    },
    async prepare(event, space) {
      if (!options.allowed(event.space) || space.toldAt !== undefined || space.confirmedAt !== undefined) return
      await knowPeople(space, await house.lookUps(space.ref.platform).people(space.ref))
      await knowChannels(space)
    },
    async handle(event, space) {
      if (!options.allowed(event.space)) return refuse(event, space)
      const { spaces } = store.of(space.community)
      await spaces.refresh(space.ref, event.name, event.host)
      if (space.confirmedAt !== undefined || space.toldAt !== undefined) return
      // Nobody but its owner lives in the playground, so there is nobody to ask.
      if (space.ref.platform === 'playground') return spaces.confirm(space.ref, clock.now())
      if (event.host !== undefined) await tell(space, event.host)
    },
    tell: (space, admin) => store.transaction(() => tell(space, admin)),
  }
}

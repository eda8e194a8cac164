// First contact with a space: who is there is known, channels are looked for, and one admin is told what was found.
import { communityId, memberId, personId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import { findChannels, purposes, type Space } from '../../domain/space.ts'
import { sayIn } from '../../locales/say.ts'
import type { InboundEvent, UserSeen } from '../../ports/event.ts'
import { checkHost, spaceArgs } from '../hosts.ts'
import { directPlace, type House, knownSpace, sayInSpace } from '../house.ts'
import { uniteByEnvironment } from '../joining/unite.ts'
import { type Whereabouts, whereaboutsOf } from '../whereabouts.ts'
import { foundMessage } from './found.ts'

/** People are kept this many at a time, so that nobody waits long behind them. */
const peopleAtOnce = 200

export interface ArrivalOptions {
  readonly allowed: (space: SpaceRef) => boolean
  /** Spaces that act as one community, as the environment names them: their keys. */
  readonly joined: readonly string[]
  /** Called in the transaction in which somebody becomes the host of a space. */
  readonly newHost: (space: Space) => Promise<void>
}

interface Admin {
  readonly user: string
  readonly locale?: string
}

type SpaceSeen = Extract<InboundEvent, { kind: 'space-seen' }>

export interface Arrival {
  /** Which space an event is of; one that is seen for the first time is added. */
  spaceOf(event: InboundEvent): Promise<Whereabouts>
  /** Looks around in a space that is new. */
  prepare(event: SpaceSeen, space: Space): Promise<void>
  /** Tells an admin what was found, once. */
  handle(event: SpaceSeen, space: Space): Promise<void>
  /** An admin calls: they become the host where there is none, and are told what was found, if nobody was. */
  tell(space: Space, admin: Admin): Promise<void>
}

/** Makes the first contact with spaces. */
export function arrival(house: House, options: ArrivalOptions): Arrival {
  const { store, clock, ids, delivery } = house

  async function add(event: SpaceSeen): Promise<Space> {
    return store.transaction(undefined, async () => {
      const known = await store.spaces.find(event.space)
      if (known !== undefined) return known
      const joined = options.joined.includes(spaceKey(event.space))
      const others = joined ? await store.spaces.all() : []
      const other = others.find((one) => options.joined.includes(spaceKey(one.ref)))
      const space = {
        ref: event.space,
        name: event.name,
        locale: event.locale,
        // Whether they are an admin is still to be asked.
        host: undefined,
        at: clock.now(),
      }
      return store.spaces.add(space, other?.community ?? communityId(ids.next()))
    })
  }

  async function knowPeople(space: Space, people: readonly UserSeen[]): Promise<void> {
    const { members } = store.of(space.community)
    for (let start = 0; start < people.length; start += peopleAtOnce) {
      const some = people.slice(start, start + peopleAtOnce)
      await store.transaction(space.community, async () => {
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

  async function knowChannels(space: Space, isNew: boolean): Promise<void> {
    const seen = await house.lookUps(space.ref.platform).channels(space.ref)
    const found = isNew ? findChannels(seen.filter(({ forum }) => forum !== true)) : {}
    const general = seen.find((one) => one.general === true)
    await store.transaction(space.community, async () => {
      const { spaces } = store.of(space.community)
      if (general !== undefined)
        await spaces.setChannel(space.ref, 'general', { channel: general.id, name: general.name })
      const known = await spaces.channels(space.ref)
      for (const purpose of purposes)
        if (known[purpose] === undefined && found[purpose] !== undefined)
          await spaces.setChannel(space.ref, purpose, found[purpose])
    })
  }

  async function tell(space: Space, admin: Admin): Promise<void> {
    const { members, spaces } = store.of(space.community)
    const user = { space: space.ref, user: admin.user }
    const member = await members.byUser(user)
    const say = sayIn(admin.locale ?? member?.locale ?? space.locale)
    await spaces.told(space.ref, clock.now())
    const message = foundMessage(space, await spaces.channels(space.ref), say)
    await delivery.send(
      space.community,
      { kind: 'post', place: directPlace(user), message },
      { followUp: { name: 'setup.told', args: { ...spaceArgs(space.ref), user: admin.user } } },
    )
  }

  async function adminCalls({ community, ref }: Space, admin: Admin): Promise<void> {
    const { members, spaces } = store.of(community)
    const member = await members.byUser({ space: ref, user: admin.user })
    if (member === undefined || member.unreachableAt !== undefined) return
    const space = await knownSpace(house, community, ref)
    if (space.host === undefined) {
      await spaces.setHost(ref, { user: admin.user, name: member.name })
      await options.newHost(await knownSpace(house, community, ref))
    }
    if (space.confirmedAt === undefined && space.toldAt === undefined) await tell(space, admin)
  }

  /** Says once that this is no place for Hearth, and leaves where a bot can. */
  async function refuse(event: SpaceSeen, space: Space): Promise<void> {
    if (space.refusedAt !== undefined) return
    await store.of(space.community).spaces.refused(space.ref, clock.now())
    const host = space.host ?? event.host
    if (host === undefined) return leave(house, space)
    // It leaves once that is said: who shares no server with an account cannot write to it.
    const place = directPlace({ space: space.ref, user: host.user })
    const worked = space.confirmedAt === undefined ? 'no' : 'yes'
    const text = sayInSpace(space)('setup.not-allowed-here', {
      space: space.name,
      worked,
      leaves: canLeave(space) ? 'yes' : 'no',
    })
    const followUp = { name: 'setup.leave', args: spaceArgs(space.ref) }
    await delivery.send(space.community, { kind: 'post', place, message: { text } }, { followUp })
  }

  return {
    async spaceOf(event) {
      if (event.kind !== 'space-seen') return whereaboutsOf(store, options.allowed, event)
      const space = (await store.spaces.find(event.space)) ?? (await add(event))
      return { kind: 'space', space, event }
    },
    async prepare(event, space) {
      if (!options.allowed(event.space)) return
      const isNew = space.toldAt === undefined && space.confirmedAt === undefined
      const lookUps = house.lookUps(space.ref.platform)
      if (isNew) await knowPeople(space, await lookUps.people(space.ref))
      // Where nobody has a private thread, it is where somebody can be told something that they alone see.
      const wanted =
        lookUps.supportShape(space.ref) !== 'thread' &&
        (await store.of(space.community).spaces.general(space.ref)) === undefined
      if (isNew || wanted) await knowChannels(space, isNew)
      await checkHost(house, space, event.host)
      await uniteByEnvironment(house, options.joined, space)
    },
    async handle(event, { community, ref }) {
      const seen = await knownSpace(house, community, ref)
      if (!options.allowed(ref)) return refuse(event, seen)
      const { spaces } = store.of(community)
      await spaces.rename(ref, event.name)
      await spaces.refused(ref, undefined)
      const space = await knownSpace(house, community, ref)
      if (space.confirmedAt !== undefined || space.toldAt !== undefined) return
      // Nobody but its owner lives in the playground, so there is nobody to ask.
      if (ref.platform === 'playground') return spaces.confirm(ref, clock.now())
      if (space.host !== undefined) await tell(space, space.host)
    },
    tell: (space, admin) => store.transaction(space.community, () => adminCalls(space, admin)),
  }
}

/** A bot cannot leave a workspace: only its admins remove an app. */
const canLeave = ({ ref }: Space): boolean => ref.platform !== 'slack'

/** Leaves a space that Hearth is not meant for. */
export async function leave({ delivery }: Pick<House, 'delivery'>, space: Space): Promise<void> {
  if (!canLeave(space)) return
  const followUp = { name: 'setup.left', args: spaceArgs(space.ref) }
  await delivery.send(space.community, { kind: 'leaveSpace', space: space.ref }, { followUp })
}

// Who and where, as the staff read it: people by name, places they can go to.

import type { CommunityId, MemberId } from '../../domain/ids.ts'
import type { ChannelPlace, Place, SpaceRef, ThreadPlace, UserRef } from '../../domain/place.ts'
import type { Say } from '../../locales/say.ts'
import type { Part } from '../../view/text.ts'
import type { House } from '../house.ts'
import { isTeamEnd } from '../support/around.ts'
import { sayAmong } from '../support/teams/alone.ts'

export interface Names {
  member(id: MemberId): Promise<string>
  user(user: UserRef): Promise<string>
  /** A place as a part that can be gone to; a person, for what is said to them privately. */
  place(place: Place): Promise<Part>
  /** The same in words alone, for a place that is there no more. */
  placeInWords(place: Place): Promise<string>
  space(space: SpaceRef): Promise<string>
  /** The number of a support thread; undefined when it is none. */
  threadAt(place: Place): Promise<number | undefined>
}

/** The names of one community, in the words of `say`. */
export function namesOf(house: House, community: CommunityId, say: Say): Names {
  const { members, spaces, threads } = house.store.of(community)
  const somebody = say.label('deliveries.somebody')

  async function threadAt(place: Place): Promise<number | undefined> {
    return place.kind === 'thread' ? (await threads.at(place))?.number : undefined
  }

  async function user(ref: UserRef): Promise<string> {
    return (await members.byUser(ref))?.name ?? somebody
  }

  const purposeName = async ({ space, channel }: ChannelPlace): Promise<string | undefined> =>
    Object.values(await spaces.channels(space)).find((one) => one.channel === channel)?.name

  async function threadName(place: ThreadPlace): Promise<string> {
    const number = await threadAt(place)
    return number === undefined ? say.label('deliveries.thread') : say.label('support.place-name', { number })
  }

  return {
    member: async (id) => (await members.get(id))?.name ?? somebody,
    user,
    threadAt,
    space: async (ref) => (await spaces.get(ref))?.name ?? ref.id,
    async place(place) {
      if (place.kind === 'direct') return { kind: 'person', user: place, name: await user(place), ping: false }
      if (place.kind === 'thread') return { kind: 'place', place, name: await threadName(place) }
      return { kind: 'place', place, name: (await purposeName(place)) ?? say.label('deliveries.channel') }
    },
    async placeInWords(place) {
      if (place.kind === 'direct') return user(place)
      if (place.kind === 'thread') return threadName(place)
      const name = await purposeName(place)
      return name === undefined ? say.label('deliveries.channel') : `#${name}`
    },
  }
}

/** The sentences for whoever reads at a place. */
export async function sayAt(house: House, community: CommunityId, place: Place): Promise<Say> {
  const { members, spaces, threads } = house.store.of(community)
  const space = await spaces.get(place.space)
  const among = (locale: string | undefined): Promise<Say> => sayAmong(house, community, locale)
  if (place.kind === 'direct') return among((await members.byUser(place))?.locale ?? space?.locale)
  const thread = place.kind === 'thread' ? await threads.at(place) : undefined
  if (thread === undefined || place.kind !== 'thread' || isTeamEnd(thread, place)) return among(space?.locale)
  return among((await members.get(thread.opener))?.locale ?? space?.locale)
}

// Who and where, as the staff read it: people by name, places they can go to.
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import type { Place, SpaceRef, UserRef } from '../../domain/place.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import type { Part } from '../../view/text.ts'
import type { House } from '../house.ts'
import { isTeamEnd } from '../support/around.ts'

export interface Names {
  member(id: MemberId): Promise<string>
  user(user: UserRef): Promise<string>
  /** A place as a part that can be gone to; a person, for what is said to them privately. */
  place(place: Place): Promise<Part>
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

  return {
    member: async (id) => (await members.get(id))?.name ?? somebody,
    user,
    threadAt,
    space: async (ref) => (await spaces.get(ref))?.name ?? ref.id,
    async place(place) {
      if (place.kind === 'direct') return { kind: 'person', user: place, name: await user(place), ping: false }
      if (place.kind === 'thread') {
        const number = await threadAt(place)
        const name = number === undefined ? say.label('deliveries.thread') : say.label('support.place-name', { number })
        return { kind: 'place', place, name }
      }
      const channels = Object.values(await spaces.channels(place.space))
      const name = channels.find((one) => one.channel === place.channel)?.name ?? say.label('deliveries.channel')
      return { kind: 'place', place, name }
    },
  }
}

/** The sentences for whoever reads at a place. */
export async function sayAt(house: House, community: CommunityId, place: Place): Promise<Say> {
  const { members, spaces, threads } = house.store.of(community)
  const space = await spaces.get(place.space)
  if (place.kind === 'direct') return sayIn((await members.byUser(place))?.locale ?? space?.locale)
  const thread = place.kind === 'thread' ? await threads.at(place) : undefined
  if (thread === undefined || place.kind !== 'thread' || isTeamEnd(thread, place)) return sayIn(space?.locale)
  return sayIn((await members.get(thread.opener))?.locale ?? space?.locale)
}

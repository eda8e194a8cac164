// Who sees what, and who writes where. The page is given nothing that these functions refuse.
import type { Place } from '../../src/domain/place.ts'
import type { WirePlace } from './home.ts'
import type { Channel, Person, Posted, Thread } from './things.ts'
import type { World } from './world.ts'

type Where = Place | WirePlace

/** Whether they are a member now. */
export const isMember = (person: Person): boolean => person.membership !== undefined

/** Whether they read a channel: any public one, and private ones they are in. */
export const seesChannel = (person: Person, channel: Channel): boolean =>
  isMember(person) && (!channel.private || channel.members.includes(person.id))

/** Whether they read a private thread: who is in it, and moderators, who may manage threads. */
export const seesThread = (person: Person, thread: Thread): boolean =>
  isMember(person) && (person.moderator || thread.members.includes(person.id))

/** Whether they read a place. */
export function seesPlace(world: World, person: Person, place: Where): boolean {
  switch (place.kind) {
    case 'channel': {
      const channel = world.channels.get(place.channel)
      return channel !== undefined && seesChannel(person, channel)
    }
    case 'thread': {
      const thread = world.threads.get(place.thread)
      return thread !== undefined && seesThread(person, thread)
    }
    case 'direct':
      return isMember(person) && place.user === person.id
    default:
      return place satisfies never
  }
}

/** Whether they may write there: where they read, except in a closed thread. */
export const writesIn = (world: World, person: Person, place: Where): boolean =>
  seesPlace(world, person, place) && !(place.kind === 'thread' && world.threads.get(place.thread)?.closed === true)

/** Whether they read a message: where they read the place, and it is not for somebody else alone. */
export const seesMessage = (world: World, person: Person, posted: Posted): boolean =>
  !posted.removed &&
  (posted.onlyFor === undefined || posted.onlyFor === person.id) &&
  seesPlace(world, person, posted.place)

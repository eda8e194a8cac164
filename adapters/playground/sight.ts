// Who sees what, and who writes where. The page is given nothing that these functions refuse.
import type { Place } from '../../src/domain/place.ts'
import { rootOf } from './reply-threads.ts'
import type { Channel, Person, Posted, Thread } from './things.ts'
import type { World } from './world.ts'

/** Whether they are a member now. */
export const isMember = (person: Person): boolean => person.membership !== undefined

/** Whether they read a channel of their space: any public one, and private ones they are in. */
export const seesChannel = (person: Person, channel: Channel): boolean =>
  isMember(person) && channel.space === person.space && (!channel.private || channel.members.includes(person.id))

/** Whether they read a private thread: who is in it, and moderators of its space, who may manage threads. */
export const seesThread = (person: Person, thread: Thread): boolean =>
  isMember(person) && thread.space === person.space && (person.moderator || thread.members.includes(person.id))

/** Whether they read a place. */
export function seesPlace(world: World, person: Person, place: Place): boolean {
  if (place.space.id !== person.space) return false
  switch (place.kind) {
    case 'channel': {
      const channel = world.channels.get(place.channel)
      return channel !== undefined && seesChannel(person, channel)
    }
    case 'thread': {
      const thread = world.threads.get(place.thread)
      if (thread !== undefined) return seesThread(person, thread)
      const root = rootOf(world, place)
      return root !== undefined && seesPlace(world, person, root.place)
    }
    case 'direct':
      return isMember(person) && place.user === person.id
    default:
      return place satisfies never
  }
}

/** Whether they may write there: where they read, except in a closed thread. */
export const writesIn = (world: World, person: Person, place: Place): boolean =>
  seesPlace(world, person, place) && !(place.kind === 'thread' && world.threads.get(place.thread)?.closed === true)

/** Whether they read a message: where they read the place, and it is not for somebody else alone. */
export const seesMessage = (world: World, person: Person, posted: Posted): boolean =>
  !posted.removed &&
  (posted.onlyFor === undefined || posted.onlyFor === person.id) &&
  seesPlace(world, person, posted.place)

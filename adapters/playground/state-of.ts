// The world as one person sees it: what GET /api/state gives.
import type { PersonSeen, PlaceSeen, SpaceSeen } from './api.ts'
import { keyOf, messagesOf, type Read } from './messages-of.ts'
import { channelPlace, threadPlace } from './places.ts'
import { isMember, seesChannel, seesThread, writesIn } from './sight.ts'
import { moderatorsRole, nameOf, rolesToGive, spaceOf } from './spaces.ts'
import type { Channel, Person, Thread } from './things.ts'
import type { World } from './world.ts'

const personSeen = (person: Person): PersonSeen => ({
  id: person.id,
  name: person.name,
  title: person.title,
  moderator: person.moderator,
  sample: person.sample,
  joined: isMember(person),
  roles: person.roles,
})

/** Everything `person` may see, and nothing else. */
export function stateOf(world: World, person: Person) {
  return {
    world: world.chronicle().world,
    spaces: spacesShown(world),
    me: {
      ...personSeen(person),
      space: person.space,
      directsClosed: person.directsClosed,
      ...(person.joinedAt === undefined ? {} : { joinedAt: person.joinedAt }),
    },
    people: world.people
      .all()
      .filter((one) => one.space === person.space)
      .map(personSeen),
    roles: [moderatorsRole, ...rolesToGive(person.space)],
    places: placesOf(world, person),
  }
}

function spacesShown(world: World): readonly SpaceSeen[] {
  const alone = world.chronicle().second !== 'shown'
  const shown = alone ? world.spaces().slice(0, 1) : world.spaces()
  return shown.map((id) => ({ id, name: nameOf(id, alone) }))
}

function placesOf(world: World, person: Person): readonly PlaceSeen[] {
  if (!isMember(person)) return []
  const read = messagesOf(world, person)
  const channels = world.channels
    .all()
    .filter((channel) => seesChannel(person, channel))
    .toSorted((a, b) => a.order - b.order)
  const threads = world.threads
    .all()
    .filter((thread) => seesThread(person, thread))
    .toSorted((a, b) => b.order - a.order)
  const shown = new Set(channels.map((channel) => channel.id))
  const privately = (one: Thread): PlaceSeen => threadSeen(world, person, one, read)
  const withReplies = (place: PlaceSeen): readonly PlaceSeen[] => repliesSeen(world, person, place, read)
  const direct = directSeen(world, person, read)
  return [
    ...channels.flatMap((channel) => {
      const place = channelSeen(world, person, channel, read)
      return [place, ...threads.filter((one) => one.channel === channel.id).map(privately), ...withReplies(place)]
    }),
    // A thread whose channel one does not see stands by itself.
    ...threads.filter((one) => !shown.has(one.channel)).map(privately),
    direct,
    ...withReplies(direct),
  ]
}

function channelSeen(world: World, person: Person, channel: Channel, read: Read): PlaceSeen {
  const place = channelPlace(spaceOf(channel), channel.id)
  return {
    key: keyOf(place),
    place,
    name: channel.name,
    topic: channel.topic,
    private: channel.private,
    closed: false,
    canWrite: writesIn(world, person, place),
    sample: false,
    ...(channel.private ? { members: channel.members } : {}),
    messages: read.in(place),
  }
}

function threadSeen(world: World, person: Person, thread: Thread, read: Read): PlaceSeen {
  const place = threadPlace(spaceOf(thread), thread.channel, thread.id)
  return {
    key: keyOf(place),
    place,
    name: thread.title,
    topic: '',
    private: true,
    closed: thread.closed,
    canWrite: writesIn(world, person, place),
    sample: thread.sample,
    members: thread.members,
    messages: read.in(place),
  }
}

/** The threads under the messages of a place, in which somebody has written. */
const repliesSeen = (world: World, person: Person, above: PlaceSeen, read: Read): readonly PlaceSeen[] =>
  read.threads
    .filter((thread) => keyOf(thread.under) === above.key)
    .map(({ key, place, name, messages }) => ({
      key,
      place,
      name,
      topic: '',
      private: above.private,
      closed: false,
      canWrite: writesIn(world, person, place),
      sample: false,
      under: above.key,
      messages,
    }))

function directSeen(world: World, person: Person, read: Read): PlaceSeen {
  const place = { kind: 'direct', space: spaceOf(person), user: person.id } as const
  return {
    key: keyOf(place),
    place,
    name: 'Hearth',
    topic: '',
    private: true,
    closed: false,
    canWrite: writesIn(world, person, place),
    sample: false,
    messages: read.in(place),
  }
}

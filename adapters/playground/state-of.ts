// The world as one person sees it: what GET /api/state gives.
import { visibleMessage } from '../../src/view/visible-message.ts'
import type { MessageSeen, PersonSeen, PlaceSeen } from './api.ts'
import type { WirePlace } from './home.ts'
import { messagesShown } from './limits.ts'
import { isMember, seesChannel, seesMessage, seesThread, writesIn } from './sight.ts'
import type { Channel, Person, Posted, Thread } from './things.ts'
import type { World } from './world.ts'

const personSeen = (person: Person): PersonSeen => ({
  id: person.id,
  name: person.name,
  title: person.title,
  moderator: person.moderator,
  sample: person.sample,
  joined: isMember(person),
})

/** Everything `person` may see, and nothing else. */
export function stateOf(world: World, person: Person) {
  return {
    world: world.chronicle().world,
    me: {
      ...personSeen(person),
      directsClosed: person.directsClosed,
      ...(person.joinedAt === undefined ? {} : { joinedAt: person.joinedAt }),
    },
    people: world.people.all().map(personSeen),
    places: placesOf(world, person),
  }
}

function placesOf(world: World, person: Person): readonly PlaceSeen[] {
  if (!isMember(person)) return []
  const messages = messagesByPlace(world, person)
  const at = (place: WirePlace): readonly MessageSeen[] => messages.get(keyOf(place)) ?? []
  const channels = world.channels
    .all()
    .filter((channel) => seesChannel(person, channel))
    .toSorted((a, b) => a.order - b.order)
  const threads = world.threads
    .all()
    .filter((thread) => seesThread(person, thread))
    .toSorted((a, b) => b.order - a.order)
  const shown = new Set(channels.map((channel) => channel.id))
  return [
    ...channels.flatMap((channel) => [
      channelSeen(world, person, channel, at),
      ...threads.filter((one) => one.channel === channel.id).map((one) => threadSeen(world, person, one, at)),
    ]),
    // A thread whose channel one does not see stands by itself.
    ...threads.filter((one) => !shown.has(one.channel)).map((one) => threadSeen(world, person, one, at)),
    directSeen(world, person, at),
  ]
}

type At = (place: WirePlace) => readonly MessageSeen[]

/** The key of a place on the page: `channel/general`. */
function keyOf(place: WirePlace): string {
  switch (place.kind) {
    case 'channel':
      return `channel/${place.channel}`
    case 'thread':
      return `thread/${place.thread}`
    case 'direct':
      return `direct/${place.user}`
    default:
      return place satisfies never
  }
}

function channelSeen(world: World, person: Person, channel: Channel, at: At): PlaceSeen {
  const place = { kind: 'channel', channel: channel.id } as const
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
    messages: at(place),
  }
}

function threadSeen(world: World, person: Person, thread: Thread, at: At): PlaceSeen {
  const place = { kind: 'thread', channel: thread.channel, thread: thread.id } as const
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
    messages: at(place),
  }
}

function directSeen(world: World, person: Person, at: At): PlaceSeen {
  const place = { kind: 'direct', user: person.id } as const
  return {
    key: keyOf(place),
    place,
    name: 'Hearth',
    topic: '',
    private: true,
    closed: false,
    canWrite: writesIn(world, person, place),
    sample: false,
    messages: at(place),
  }
}

function messagesByPlace(world: World, person: Person): Map<string, readonly MessageSeen[]> {
  const found = new Map<string, Posted[]>()
  for (const posted of world.messages.all()) {
    if (!seesMessage(world, person, posted)) continue
    const key = keyOf(posted.place)
    const list = found.get(key)
    if (list === undefined) found.set(key, [posted])
    else list.push(posted)
  }
  return new Map(
    [...found].map(([key, list]) => [
      key,
      list
        .toSorted((a, b) => a.order - b.order)
        .slice(-messagesShown)
        .map((posted) => messageSeen(posted, person)),
    ]),
  )
}

const messageSeen = (posted: Posted, person: Person): MessageSeen => ({
  id: posted.id,
  order: posted.order,
  at: posted.at,
  message: visibleMessage(posted.message),
  ...(posted.files === undefined ? {} : { files: posted.files }),
  // Hearth's cards change all the time; only people's words are marked as edited.
  edited: posted.author !== undefined && posted.version > 1,
  onlyYou: posted.onlyFor !== undefined,
  mine: posted.author === person.id,
  sample: posted.sample,
  ...(posted.author === undefined ? {} : { author: posted.author }),
})

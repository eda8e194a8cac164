// Which space an event is of. A direct message may name none (Discord's belong to no server): then it is of the one in
// which its author is a member, or of several. A space where Hearth is not meant to work is none.
import type { SpaceRef } from '../domain/place.ts'
import type { Space } from '../domain/space.ts'
import type { InboundEvent, ReactionEvent } from '../ports/event.ts'
import type { Store } from '../store/store.ts'
import type { MessageEvent } from './flow.ts'

export type Whereabouts =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'space'; readonly space: Space; readonly event: InboundEvent }
  /** A direct message of somebody who is in several communities, with a space of each. */
  | { readonly kind: 'several'; readonly spaces: readonly Space[]; readonly event: MessageEvent }

/** The whereabouts of an event of a space that was seen before. */
export async function whereaboutsOf(
  store: Store,
  allowed: (space: SpaceRef) => boolean,
  event: InboundEvent,
): Promise<Whereabouts> {
  const space = await store.spaces.find(event.space)
  if (space !== undefined) return allowed(space.ref) ? { kind: 'space', space, event } : { kind: 'nowhere' }
  if (event.kind === 'reacted' || (event.kind === 'message' && event.author.user === ''))
    return whereItStands(store, allowed, event)
  if (event.kind !== 'message' || event.place.kind !== 'direct') return { kind: 'nowhere' }
  const all = await store.spaces.withUser(event.space.platform, event.author.user)
  const spaces = oneOfEach(all.filter((one) => allowed(one.ref) && one.confirmedAt !== undefined))
  const [only] = spaces
  if (only === undefined) return { kind: 'nowhere' }
  if (spaces.length > 1) return { kind: 'several', spaces, event }
  return { kind: 'space', space: only, event: eventIn(only.ref, event) }
}

/** A reaction or a removal says nothing of whose the message is: that is known by what was carried of it, or stands for it. */
async function whereItStands(
  store: Store,
  allowed: (space: SpaceRef) => boolean,
  event: MessageEvent | ReactionEvent,
): Promise<Whereabouts> {
  if (event.place.kind !== 'direct') return { kind: 'nowhere' }
  const { channel } = event.kind === 'message' ? event.ref : event.message
  const all = await store.spaces.ofDirectChannel(event.space.platform, channel)
  const spaces = oneOfEach(all.filter((one) => allowed(one.ref) && one.confirmedAt !== undefined))
  for (const space of spaces) {
    const here = event.kind === 'message' ? eventIn(space.ref, event) : reactionIn(space.ref, event)
    if (spaces.length === 1 || (await isKnown(store, space, here))) return { kind: 'space', space, event: here }
  }
  return { kind: 'nowhere' }
}

async function isKnown(store: Store, { community }: Space, event: MessageEvent | ReactionEvent): Promise<boolean> {
  const { carried } = store.of(community)
  const ref = event.kind === 'message' ? event.ref : event.message
  return (await carried.of(ref)) !== undefined || (await carried.shownBy(ref)) !== undefined
}

/** One space of each community. */
const oneOfEach = (spaces: readonly Space[]): readonly Space[] =>
  spaces.filter((one, index) => spaces.findIndex((two) => two.community === one.community) === index)

/** The direct message as one in a space. */
function eventIn(space: SpaceRef, event: MessageEvent): MessageEvent {
  const place = { kind: 'direct', space, user: event.author.user } as const
  return { ...event, space, place, ref: { ...event.ref, place } }
}

/** The reaction to one the same. */
function reactionIn(space: SpaceRef, event: ReactionEvent): ReactionEvent {
  const place = { kind: 'direct', space, user: event.user.user } as const
  return { ...event, space, place, message: { ...event.message, place } }
}

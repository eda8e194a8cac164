// Which space an event is of. A direct message may name none (Discord's belong to no server): then it is of the one in
// which its author is a member, or of several. A space where Hearth is not meant to work is none.
import type { SpaceRef } from '../domain/place.ts'
import type { Space } from '../domain/space.ts'
import type { InboundEvent } from '../ports/event.ts'
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
  if (event.kind !== 'message' || event.place.kind !== 'direct' || event.author.user === '') return { kind: 'nowhere' }
  const all = await store.spaces.withUser(event.space.platform, event.author.user)
  const theirs = all.filter((one) => allowed(one.ref) && one.confirmedAt !== undefined)
  const spaces = theirs.filter((one, index) => theirs.findIndex((two) => two.community === one.community) === index)
  const [only] = spaces
  if (only === undefined) return { kind: 'nowhere' }
  if (spaces.length > 1) return { kind: 'several', spaces, event }
  return { kind: 'space', space: only, event: eventIn(only.ref, event) }
}

/** The direct message as one in a space. */
function eventIn(space: SpaceRef, event: MessageEvent): MessageEvent {
  const place = { kind: 'direct', space, user: event.author.user } as const
  return { ...event, space, place, ref: { ...event.ref, place } }
}

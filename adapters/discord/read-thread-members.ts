// Who came into a thread, as the gateway tells it. Pure.
import type { InboundEvent } from '../../src/ports/event.ts'
import { guildSpace } from './places.ts'
import { userSeen } from './user-seen.ts'
import { asWire, maybeText, maybeWire, textOf, type Wire, wiresOf } from './wire.ts'

type ThreadJoined = Extract<InboundEvent, { kind: 'joined-thread' }>

/** Everybody but ourselves who came in. `parent`: the channel that the thread hangs under. */
export function threadJoinedEvents(data: Wire, self: string, parent: string, now: number): readonly ThreadJoined[] {
  const space = guildSpace(textOf(data, 'guild_id'))
  const thread = textOf(data, 'id')
  return addedIn(data, self).map((added) => {
    const member = maybeWire(added, 'member')
    const user = userSeen(asWire(member?.user, 'user'), member)
    const since = maybeText(added, 'join_timestamp') ?? `${now}`
    return {
      kind: 'joined-thread',
      key: `joined-thread:${thread}:${user.user}:${since}`,
      ...{ space, user },
      place: { kind: 'thread', space, channel: parent, thread },
      at: now,
    }
  })
}

/** Whom Discord names with who they are. */
export const addedIn = (data: Wire, self: string): readonly Wire[] =>
  wiresOf(data.added_members).filter((added) => {
    const user = maybeText(maybeWire(maybeWire(added, 'member'), 'user'), 'id')
    return user !== undefined && user !== self
  })

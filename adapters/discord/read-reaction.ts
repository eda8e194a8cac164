// A reaction of the gateway as an event. With what somebody reacted is not read. Pure.
import type { InboundEvent } from '../../src/ports/event.ts'
import { guildPlace, guildSpace } from './places.ts'
import { userSeen } from './user-seen.ts'
import { maybeText, maybeWire, textOf, type Wire } from './wire.ts'

/**
 * Somebody reacted in a server; undefined in direct messages, and for bots. All reactions of one person to one message are
 * one. Discord names no moment, so it is now.
 */
export function reactedEvent(
  data: Wire,
  parent: string | undefined,
  now: number,
): Extract<InboundEvent, { kind: 'reacted' }> | undefined {
  const guild = maybeText(data, 'guild_id')
  const member = maybeWire(data, 'member')
  const account = maybeWire(member, 'user')
  if (guild === undefined || account === undefined) return undefined
  const user = userSeen(account, member)
  if (user.bot) return undefined
  const channel = textOf(data, 'channel_id')
  const id = textOf(data, 'message_id')
  const place = guildPlace(guild, channel, parent)
  return {
    kind: 'reacted',
    key: `reacted:${channel}:${id}:${user.user}`,
    space: guildSpace(guild),
    user,
    place,
    message: { place, channel, id },
    at: now,
  }
}

// Members who come, get past the rules and go, as events. Pure.
import type { InboundEvent } from '../../src/ports/event.ts'
import { guildSpace } from './places.ts'
import { userSeen } from './user-seen.ts'
import { asWire, momentOf, textOf, type Wire } from './wire.ts'

/** Somebody joined. The key is the membership itself: Discord may tell of it twice. */
export function joinedEvent(data: Wire): Extract<InboundEvent, { kind: 'member-joined' }> {
  const guild = textOf(data, 'guild_id')
  const member = userSeen(asWire(data.user, 'user'), data)
  const joinedAt = momentOf(data, 'joined_at')
  return {
    kind: 'member-joined',
    key: `join:${guild}:${member.user}:${joinedAt}`,
    space: guildSpace(guild),
    member,
    joinedAt,
    pending: data.pending === true,
  }
}

/** Somebody got past the rules screening. */
export function readyEvent(data: Wire): Extract<InboundEvent, { kind: 'member-ready' }> {
  const guild = textOf(data, 'guild_id')
  const member = userSeen(asWire(data.user, 'user'), data)
  return {
    kind: 'member-ready',
    key: `ready:${guild}:${member.user}:${momentOf(data, 'joined_at')}`,
    space: guildSpace(guild),
    member,
  }
}

/** Somebody left. Discord names no moment, so it is now. */
export function leftEvent(data: Wire, now: number): Extract<InboundEvent, { kind: 'member-left' }> {
  const guild = textOf(data, 'guild_id')
  const user = textOf(asWire(data.user, 'user'), 'id')
  return { kind: 'member-left', key: `left:${guild}:${user}:${now}`, space: guildSpace(guild), user, at: now }
}

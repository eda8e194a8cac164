// A reaction of the gateway as an event, added or taken back. Pure.
import type { InboundEvent } from '../../src/ports/event.ts'
import { directPlace, directSpace, guildPlace, guildSpace } from './places.ts'
import { userSeen } from './user-seen.ts'
import { maybeText, maybeWire, textOf, type Wire } from './wire.ts'

export interface ReactionContext {
  /** The channel that a thread hangs under. */
  readonly parent: string | undefined
  /** Our own account. */
  readonly self: string
  readonly now: number
}

/**
 * Somebody reacted in a server or to a direct message, or took it back; undefined for bots, ourselves among them. Discord
 * names no moment, so it is now; of who takes one back, and of whoever reacts in direct messages, it tells the account alone.
 */
export function reactedEvent(
  data: Wire,
  what: 'added' | 'taken back',
  { parent, self, now }: ReactionContext,
): Extract<InboundEvent, { kind: 'reacted' }> | undefined {
  const guild = maybeText(data, 'guild_id')
  const member = maybeWire(data, 'member')
  const account = maybeWire(member, 'user')
  if (guild !== undefined && account === undefined && what === 'added') return undefined
  const user =
    account === undefined
      ? { user: textOf(data, 'user_id'), name: '', bot: false, guest: false }
      : userSeen(account, member)
  if (user.bot || user.user === self) return undefined
  const channel = textOf(data, 'channel_id')
  const id = textOf(data, 'message_id')
  const place = guild === undefined ? directPlace(user.user) : guildPlace(guild, channel, parent)
  const emoji = emojiOf(maybeWire(data, 'emoji'))
  return {
    kind: 'reacted',
    key: `reacted:${channel}:${id}:${user.user}:${emoji ?? ''}:${what}:${now}`,
    space: guild === undefined ? directSpace : guildSpace(guild),
    user,
    place,
    message: { place, channel, id },
    ...(emoji === undefined ? {} : { emoji }),
    ...(what === 'added' ? {} : { takenBack: true }),
    at: now,
  }
}

/** One of a server's own has an id and a name; one that the server has deleted may have lost its name. */
function emojiOf(emoji: Wire | undefined): string | undefined {
  const name = maybeText(emoji, 'name')
  return name === undefined || maybeText(emoji, 'id') === undefined ? name : `:${name}:`
}

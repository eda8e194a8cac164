// Keeps the client's own packet handlers from ending the process. A packet that they cannot read throws inside them, which
// surfaces as an unhandled rejection; and of most packets they would only fill caches that nobody here reads.
import type { Client } from 'discord.js'
import type { Logger } from '../../src/ports/system.ts'

/** What the client itself lives by. Everything else reaches Hearth as a raw packet. */
const needed: ReadonlySet<string> = new Set(['READY', 'RESUMED', 'GUILD_CREATE', 'GUILD_DELETE', 'USER_UPDATE'])

interface Packet {
  readonly t?: string
  readonly d?: unknown
}

/**
 * A server as the client needs it: that it is there, and by which name. Its people, channels and roles are read from the raw
 * packet, and are nothing to keep.
 */
function lean(packet: Packet): Packet {
  const { d } = packet
  if (packet.t !== 'GUILD_CREATE' || typeof d !== 'object' || d === null) return packet
  const { id, name, unavailable, owner_id }: Record<string, unknown> = { ...d }
  return { ...packet, d: { id, name, unavailable, owner_id, channels: [], members: [], roles: [] } }
}

/**
 * Puts the shield before the handlers of a client that has not logged in yet. A packet that was found unreadable already
 * is told to the function it gives: the client does not get it, and it is logged once.
 */
export function shieldPackets(client: Client, logger: Logger): (packet: unknown, readable: boolean) => void {
  const unread = new WeakSet<object>()
  const mark = (packet: unknown, readable: boolean): void => {
    if (!readable && typeof packet === 'object' && packet !== null) unread.add(packet)
  }
  const handle: unknown = Reflect.get(client.ws, 'handlePacket')
  if (typeof handle !== 'function') {
    logger.warn('discord.js hides its packet handlers: a malformed packet may end the process')
    return mark
  }
  Reflect.set(client.ws, 'handlePacket', (packet: Packet | undefined, shard: unknown): boolean => {
    const type = packet?.t ?? ''
    if (packet !== undefined && (!needed.has(type) || unread.has(packet))) return false
    try {
      return Reflect.apply(handle, client.ws, [packet === undefined ? packet : lean(packet), shard]) === true
    } catch (error) {
      logger.error('discord.js cannot read a packet', error, { type })
      return false
    }
  })
  return mark
}

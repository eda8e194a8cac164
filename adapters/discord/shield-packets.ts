// Keeps the client's own packet handlers from ending the process. A packet that they cannot read throws inside them, which
// surfaces as an unhandled rejection; and of most packets they would only fill caches that nobody here reads.
import type { Client } from 'discord.js'
import type { Logger } from '../../src/ports/system.ts'

/** What the client itself lives by. Everything else reaches Hearth as a raw packet. */
const needed: ReadonlySet<string> = new Set(['READY', 'RESUMED', 'USER_UPDATE'])

interface Packet {
  readonly t?: string
  readonly d?: unknown
}

export interface PacketShield {
  /** Told of each packet whether it was readable: one that was not the client does not get, and it is logged once. */
  mark(packet: unknown, readable: boolean): void
  /** In how many servers the account was when its shards began. */
  servers(): number
}

/**
 * Puts the shield before the handlers of a client that has not logged in yet. The client keeps no server, not even that it
 * is there: one takes a dozen empty caches. Its connections count by themselves which servers have not been told yet.
 */
export function shieldPackets(client: Client, logger: Logger): PacketShield {
  const unread = new WeakSet<object>()
  const serversOf = new Map<unknown, number>()
  const shield: PacketShield = {
    mark(packet, readable) {
      if (!readable && typeof packet === 'object' && packet !== null) unread.add(packet)
    },
    servers: () => [...serversOf.values()].reduce((all, one) => all + one, 0),
  }

  /** A greeting as the client needs it. */
  function lean(packet: Packet, shard: unknown): Packet {
    const { d } = packet
    if (packet.t !== 'READY' || typeof d !== 'object' || d === null) return packet
    const { guilds }: { guilds?: unknown } = d
    serversOf.set(shard, Array.isArray(guilds) ? guilds.length : 0)
    return { ...packet, d: { ...d, guilds: [] } }
  }

  const handle: unknown = Reflect.get(client.ws, 'handlePacket')
  if (typeof handle !== 'function') {
    logger.warn('discord.js hides its packet handlers: a malformed packet may end the process')
    return shield
  }
  Reflect.set(client.ws, 'handlePacket', (packet: Packet | undefined, shard: unknown): boolean => {
    const type = packet?.t ?? ''
    if (packet !== undefined && (!needed.has(type) || unread.has(packet))) return false
    try {
      return Reflect.apply(handle, client.ws, [packet === undefined ? packet : lean(packet, shard), shard]) === true
    } catch (error) {
      logger.error('discord.js cannot read a packet', error, { type })
      return false
    }
  })
  return shield
}

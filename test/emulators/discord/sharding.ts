// Which connection of a bot hears what: a guild belongs to one shard, everything without a guild to the first.
import { z } from 'zod'
import type { Wire } from './world.ts'

/** Its number, from 0, and how many there are. */
export type Shard = readonly [id: number, count: number]

export const wholeBot: Shard = [0, 1]

/** As IDENTIFY names it. */
export const shardData = z.tuple([z.number(), z.number()])

/** Whether there can be such a shard. */
export const isShard = ([id, count]: Shard): boolean =>
  Number.isInteger(id) && Number.isInteger(count) && id >= 0 && id < count

/** Whether what happens in a guild is told there; direct messages name no guild, and a test may name one that is none. */
export const belongs = (guildId: string | undefined, [id, count]: Shard): boolean =>
  guildId === undefined || !/^\d+$/.test(guildId) ? id === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === id

/** The guild that an event is about. */
export function guildOfEvent(name: string, data: Wire): string | undefined {
  const id = name === 'GUILD_CREATE' || name === 'GUILD_DELETE' ? data.id : data.guild_id
  return typeof id === 'string' ? id : undefined
}

/** No id that is made as it comes has this bit: so many are not made in a millisecond. */
const chosen = 1n << 21n

/** An id about as old as this one, of a guild that belongs to a shard; `serial` tells such ids apart, and no other is like them. */
export function idOn([id, count]: Shard, like: string, serial: number): string {
  const of = BigInt(count)
  const made = BigInt(like) >> 22n
  return (((made - (made % of) + of + BigInt(id)) << 22n) | chosen | BigInt(serial)).toString()
}

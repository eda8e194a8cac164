// What several processes over one database divide among themselves, and what only one of them may have.
import type { Config } from './config.ts'
import { shardsAsText } from './domain/shards.ts'

/** What this process hears of Discord, by which others are told from it: all, or a range of shards. */
export function partOf({ discord }: Config): string {
  const shards = discord?.shards
  return shards === undefined || shards === 'auto' ? 'discord' : `discord:${shardsAsText(shards)}`
}

/** The world of the playground is in the memory of one process. */
export const twoWorlds = [
  'open the playground',
  'Another Hearth over this database has the playground, which lives in one process. Set PLAYGROUND=off here; if that one has just ended, try again in half a minute.',
] as const

// The shards of Discord: connections that share a bot's servers between them, and which of them this process runs.

/** Shards number `first` to `last`, of `count` in all. */
export interface ShardRange {
  readonly first: number
  readonly last: number
  readonly count: number
}

/** A range, or `auto`: all that Discord advises. */
export type Shards = ShardRange | 'auto'

/** What a setting like `auto`, `0-3/16` or `5/16` names; otherwise what is wrong with it. */
export function readShards(text: string): Shards | { readonly problem: string } {
  if (text === 'auto') return 'auto'
  const [whole, from, to = from, of] = /^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/.exec(text) ?? []
  if (whole === undefined) return { problem: 'is no range of shards' }
  const [first, last, count] = [Number(from), Number(to), Number(of)]
  if (count === 0) return { problem: 'names none: the number behind the slash is how many shards there are in all' }
  if (first > last) return { problem: 'is a range that ends before it begins: the lower shard goes first' }
  if (last >= count)
    return {
      problem: `is a range beyond what there is: of ${count} the last is number ${count - 1}, since they begin at 0`,
    }
  return { first, last, count }
}

/** Whether a server's events come to one of these shards. One without a number is in direct messages, at the first shard. */
export function isOnShards({ first, last, count }: ShardRange, guild: string): boolean {
  const shard = /^\d{1,20}$/.test(guild) ? Number((BigInt(guild) >> 22n) % BigInt(count)) : 0
  return shard >= first && shard <= last
}

/** As the setting writes it. */
export const shardsAsText = (shards: Shards): string =>
  shards === 'auto' ? 'auto' : `${shards.first}-${shards.last}/${shards.count}`

// Ids as Discord makes them: the time since 2015 in the upper bits, a counter below, so that they sort by age.
const DISCORD_EPOCH = 1_420_070_400_000

export interface Snowflakes {
  next(): string
}

/** A source of ids, each larger than the one before. */
export function snowflakes(now: () => number): Snowflakes {
  let last = 0n
  return {
    next() {
      const fresh = BigInt(Math.floor(now()) - DISCORD_EPOCH) << 22n
      last = fresh > last ? fresh : last + 1n
      return last.toString()
    },
  }
}

/** When an id was made, in milliseconds. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH
}

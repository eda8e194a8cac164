// Discord's ids: numbers that hold the moment they were made.

const epoch = 1_420_070_400_000n

/** Whether a string can stand in a mention or a route. */
export const isSnowflake = (id: string): boolean => /^\d{1,20}$/.test(id)

/** The smallest id that could have been made at `at` (milliseconds since 1970). */
export const snowflakeAt = (at: number): string => {
  const since = BigInt(Math.floor(at)) - epoch
  return ((since > 0n ? since : 0n) << 22n).toString()
}

/** When an id was made, in milliseconds since 1970. */
export const madeAt = (id: string): number => (isSnowflake(id) ? Number((BigInt(id) >> 22n) + epoch) : 0)

// Chance that can be thrown again: the same seed gives the same numbers in the same order.

export interface Chance {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A whole number from 0 up to, and without, this one. */
  below(limit: number): number
  /** One of these. Throws when there is none. */
  oneOf<Thing>(things: readonly Thing[]): Thing
  /** One of these, the heavier the likelier. Throws when there is none. */
  weighted<Thing extends { readonly weight: number }>(things: readonly Thing[]): Thing
}

/** Chance from a seed, and from which part of the run it is for, so that no part depends on another. */
export function chance(seed: number, part: number): Chance {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b)) >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const below = (limit: number): number => Math.floor(next() * limit)

  return {
    next,
    below,
    oneOf: (things) => only(things[below(things.length)]),
    weighted(things) {
      let left = next() * things.reduce((sum, { weight }) => sum + weight, 0)
      for (const thing of things) {
        left -= thing.weight
        if (left < 0) return thing
      }
      return only(things.at(-1))
    },
  }
}

function only<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('there is nothing to choose from')
  return thing
}

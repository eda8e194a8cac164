// The real world: time, chance and ids. Everybody else gets them as arguments.
import { randomBytes, randomFillSync } from 'node:crypto'
import type { Clock, Ids, Timers } from '../ports/system.ts'

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() }

/** The longest a timer of the runtime can wait; a longer one would fire at once. */
const longestMs = 2 ** 31 - 1

/** Timers that do not keep the process alive. */
export const systemTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, Math.min(ms, longestMs))
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Crockford's alphabet: no letter that is read as another. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const encode = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += alphabet[byte & 31] ?? '0'
  return text
}

/** Half an id: ten characters of five bits. */
const half = 10
const halfOf = 2 ** (5 * half)

function encodeHalf(number: number): string {
  let left = number
  let text = ''
  for (let digit = 0; digit < half; digit += 1) {
    text = (alphabet[left % 32] ?? '0') + text
    left = Math.floor(left / 32)
  }
  return text
}

function decodeHalf(text: string): number {
  let number = 0
  for (const letter of text) number = number * 32 + alphabet.indexOf(letter)
  return number
}

/** Chance, fetched for many ids at once: to ask for it costs more than to get much of it. No byte is given out twice. */
function chanceInStock(): (length: number) => Uint8Array {
  const stock = new Uint8Array(4096)
  let used = stock.length
  return (length) => {
    if (used + length > stock.length) {
      randomFillSync(stock)
      used = 0
    }
    used += length
    return stock.subarray(used - length, used)
  }
}

/** Ids of 20 characters: ten of time, ten of chance. In one millisecond, or when time goes back, chance is counted on. */
export function systemIds(clock: Clock): Ids {
  const chance = chanceInStock()
  let last = ''
  return {
    next() {
      const id = encodeHalf(clock.now()) + encode(chance(half))
      last = id > last ? id : after(last, decodeHalf(encode(chance(6))))
      return last
    },
    secret: () => encode(randomBytes(32)),
  }
}

/** An id that sorts after this one, a step of chance away. */
function after(id: string, step: number): string {
  const chance = decodeHalf(id.slice(half)) + 1 + step
  const time = decodeHalf(id.slice(0, half))
  return chance < halfOf ? encodeHalf(time) + encodeHalf(chance) : encodeHalf(time + 1) + encodeHalf(chance - halfOf)
}

// The real world: time, chance and ids. Everybody else gets them as arguments.
import { randomBytes } from 'node:crypto'
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

const encode = (bytes: Uint8Array): string => [...bytes].map((byte) => alphabet[byte & 31] ?? '0').join('')

function encodeTime(ms: number): string {
  let left = ms
  let text = ''
  for (let digit = 0; digit < 10; digit += 1) {
    text = (alphabet[left % 32] ?? '0') + text
    left = Math.floor(left / 32)
  }
  return text
}

/** Ids of 20 characters: ten of time, ten of chance. In one millisecond, or when time goes back, chance is counted on. */
export function systemIds(clock: Clock): Ids {
  let last = ''
  return {
    next() {
      const id = encodeTime(clock.now()) + encode(randomBytes(10))
      last = id > last ? id : after(last)
      return last
    },
    secret: () => encode(randomBytes(32)),
  }
}

/** An id that sorts after this one, a step of chance away. */
function after(id: string): string {
  const digits = [...id].reduce((value, digit) => value * 32n + BigInt(alphabet.indexOf(digit)), 0n)
  let left = digits + 1n + BigInt(randomBytes(4).readUInt32BE())
  let text = ''
  while (text.length < id.length) {
    text = (alphabet[Number(left % 32n)] ?? '0') + text
    left /= 32n
  }
  return text
}

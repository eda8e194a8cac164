// What a page of the queue begins behind, as it stands in a button: short, since all that the list is narrowed by is there too.
import type { QueueKey } from '../../store/repositories/queue-narrowing.ts'

const digits = 36
/** Milliseconds since 1970 in that many digits, until the year 2059. */
const momentLength = 8

/** `1` and eight digits of a moment, then the number. */
export const keyWord = ({ group, at, number }: QueueKey): string =>
  `${group}${at.toString(digits).padStart(momentLength, '0')}${number.toString(digits)}`

/** The key that a button names; undefined when it is none of ours. */
export function readKey(word: string): QueueKey | undefined {
  const match = /^([01])([0-9a-z]{8})([0-9a-z]{1,6})$/.exec(word)
  if (match === null) return undefined
  const [, group, at = '', number = ''] = match
  return { group: group === '1' ? 1 : 0, at: Number.parseInt(at, digits), number: Number.parseInt(number, digits) }
}

// How much what somebody has in mind is like something that is there already, from 0 to 1: how many of its words are the
// other's too, where a word that few others have counts for more.
import { type AskedWord, folded, titleEnd } from './search-words.ts'

/** A word that is looked for, and how many others have it. */
export interface WeighedWord extends AskedWord {
  readonly count: number
}

export interface Other {
  readonly title: string
  /** The words that are kept of it. */
  readonly words: string
}

/** From here on two are said to be alike. */
export const alike = 0.6
/** What is written nearly the same is a little less alike. */
const nearly = 0.9
/** And what is said in the details alone much less. */
const inDetails = 0.5

const weightOf = ({ count }: WeighedWord): number => 1 / (1 + Math.log10(1 + count))

/** Makes what tells the likeness of others to these words. */
export function likenessTo(asked: readonly WeighedWord[]): (other: Other) => number {
  const wanted = asked.map((one) => ({ ...one, weight: weightOf(one), kept: keptAs(one) }))
  const all = wanted.reduce((sum, { weight }) => sum + weight, 0)
  return ({ title, words }) => {
    const kept = ` ${words} `
    const end = titleEnd(words)
    let shared = 0
    for (const { whole, count, weight, kept: word } of wanted) {
      const at = kept.indexOf(word)
      if (at >= 0) shared += weight * (at < end ? 1 : inDetails)
      else if (count === 0 && hasNear(title, whole)) shared += weight * nearly
    }
    return all === 0 ? 0 : shared / all
  }
}

/** How a word stands among those that are kept. */
const keptAs = ({ word, begins }: AskedWord): string => (begins ? ` ${word}` : ` ${word} `)

/** Whether all that another is called is among these words. One word alone says nothing. */
export function isNamedIn({ words }: Other, among: string): boolean {
  const own = words.slice(0, titleEnd(words)).split(' ').filter(isWhole)
  const kept = ` ${among} `
  return own.length > 1 && own.every((word) => kept.includes(` ${word} `))
}

/** The last letter of what is written without spaces is kept alone too, so that it is found. */
const isWhole = (word: string): boolean => word.length > 1 || /[a-z\d]/.test(word)

const hasNear = (title: string, wanted: string): boolean =>
  /^\p{L}+$/u.test(wanted) &&
  folded(title)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .some((word) => isNear(wanted, word))

/** Shorter words are too soon another word. */
const nearFrom = 4

/** Whether one word is the other with a slip of the finger: a letter too many, too few, another, or two that changed places. */
function isNear(one: string, other: string): boolean {
  const slips = one.length > nearFrom * 2 - 1 ? 2 : 1
  if (one.length < nearFrom || Math.abs(one.length - other.length) > slips) return false
  return slipsBetween(one, other) <= slips
}

function slipsBetween(one: string, other: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line]
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (row[at - 1] ?? 0) + Number(one[line - 1] !== other[at - 1])
      const least = Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1)
      const swapped = line > 1 && one[line - 1] === other[at - 2] && one[line - 2] === other[at - 1]
      next.push(swapped ? Math.min(least, (before[at - 2] ?? 0) + 1) : least)
    }
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}

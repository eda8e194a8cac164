// How much what somebody has in mind is like something that is there already, from 0 to 1: how many of its words are the
// other's too, where a word that few others have counts for more.
import { type AskedWord, folded, wordsAsked, wordsKept } from './search-words.ts'

/** A word that is looked for, and how many others have it. */
export interface WeighedWord extends AskedWord {
  readonly count: number
}

export interface Other {
  readonly title: string
  /** The words of all that it says, each once, with a space between. */
  readonly words: string
}

/** From here on two are said to be alike. */
export const alike = 0.6

const weightOf = ({ count }: WeighedWord): number => 1 / (1 + Math.log10(1 + count))

/** Makes what tells the likeness of others to these words. */
export function likenessTo(asked: readonly WeighedWord[]): (other: Other) => number {
  const matches = asked.map((one) => ({ one, weight: weightOf(one), has: matcherOf(one) }))
  const all = matches.reduce((sum, { weight }) => sum + weight, 0)
  return (other) => {
    let shared = 0
    let title: string | undefined
    for (const { one, weight, has } of matches) {
      if (has(other.words)) {
        title ??= wordsKept(other.title)
        shared += weight * (has(title) ? 1 : inDetails)
      } else if (one.count === 0 && hasNear(other.title, one.whole)) shared += weight * nearly
    }
    return all === 0 ? 0 : shared / all
  }
}

/** What is written nearly the same is a little less alike. */
const nearly = 0.9
/** And what is said in the details alone much less. */
const inDetails = 0.5

const hasNear = (title: string, wanted: string): boolean =>
  /^\p{L}+$/u.test(wanted) &&
  folded(title)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .some((word) => isNear(wanted, word))

/** How much of what another is called is among these words, from 0 to 1. One word alone says nothing. */
export function namedIn(title: string, words: string): number {
  const asked = wordsAsked(title)
  const among = asked.filter((one) => matcherOf(one)(words))
  return asked.length < 2 ? 0 : among.length / asked.length
}

/** Whether the kept words of a text have this one. */
function matcherOf({ word, more }: AskedWord): (kept: string) => boolean {
  if (more === undefined) {
    const alone = ` ${word} `
    return (kept) => ` ${kept} `.includes(alone)
  }
  const letters = more === Number.POSITIVE_INFINITY ? '*' : `{0,${more}}`
  const begun = new RegExp(`(?:^| )${word}[^ ]${letters}(?: |$)`, 'u')
  return (kept) => begun.test(kept)
}

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

// Which option of a command somebody is typing now, and what of it stands there already. It follows the parser of
// `src/bot/read-words.ts`: a word to each option in order, what is left to free text, `name: value` names one.
import type { Option, Options } from '../../src/bot/option.ts'

export interface TypedOption {
  readonly name: string
  readonly option: Option
  /** What is typed of its value. */
  readonly value: string
  /** All that stands before the value. */
  readonly before: string
}

/** The option that the end of `words` belongs to; undefined when all of them are typed. */
export function typedOption(options: Options, words: string): TypedOption | undefined {
  return namedLast(options, words) ?? nextInOrder(options, words)
}

function namedLast(options: Options, words: string): TypedOption | undefined {
  const names = Object.keys(options)
  if (names.length === 0) return undefined
  const mark = [...words.matchAll(new RegExp(`(?:^|\\s)(${names.join('|')}):\\s*`, 'gi'))].at(-1)
  const name = mark?.[1]?.toLowerCase() ?? ''
  const option = options[name]
  if (mark === undefined || option === undefined) return undefined
  const start = mark.index + mark[0].length
  return { name, option, value: words.slice(start), before: words.slice(0, start) }
}

function nextInOrder(options: Options, words: string): TypedOption | undefined {
  let at = words.length - words.trimStart().length
  for (const [name, option] of Object.entries(options)) {
    const left = words.slice(at)
    if (option.kind === 'text') return { name, option, value: left, before: words.slice(0, at) }
    const whole = /^(?:["“”][^"“”]*["“”]|[^\s"“”]\S*)\s+/.exec(left)
    if (whole === null) return { name, option, value: left, before: words.slice(0, at) }
    at += whole[0].length
  }
  return undefined
}

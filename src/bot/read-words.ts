// The parser of typed commands: `/hearth suggest Dark mode details: at night`, a mention, the playground's input line.
import { leadingNumbers } from '../domain/numbers-typed.ts'
import type { RawValue, RawValues } from '../ports/inbox.ts'
import type { ChoiceOption, Option, Options } from './option.ts'
import type { Registry } from './registry.ts'
import type { CommandSpec } from './spec.ts'

interface OptionsRead {
  readonly options: RawValues
  /** What stands behind the last option and belongs to none; mostly empty. */
  readonly left: string
}

export type WordsRead =
  | ({ readonly kind: 'command'; readonly spec: CommandSpec } & OptionsRead)
  /** A first word of ours without a second one of ours. */
  | { readonly kind: 'root'; readonly root: string; readonly specs: readonly CommandSpec[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly words: string }

/**
 * Finds the command in the words and gives its options what follows: each word to the next option in order, all that
 * is left to the first one of free text; `name: value` names an option; quotes keep words together. What a text is given
 * is never lost: quotes around a part of the last one are part of it. `known` is an option that stands fast where the words
 * are said: beside free text it is given nothing but what names it, so that no number in a sentence is taken for it.
 */
export function readWords(registry: Registry, words: string, references: RawValues, known?: string): WordsRead {
  const text = words.trim().replace(/^\//, '')
  if (text === '') return { kind: 'none' }
  const [, first = '', afterFirst = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? []
  const root = first.toLowerCase()
  const specs = registry.roots.get(root)
  if (specs === undefined) return { kind: 'unknown', words: text }
  const bare = specs.find((spec) => spec.path === root)
  if (bare !== undefined)
    return { kind: 'command', spec: bare, ...readOptions(bare.options, afterFirst, references, known) }
  const [, second = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(afterFirst) ?? []
  const spec = specs.find((candidate) => candidate.path === `${root} ${second.toLowerCase()}`)
  if (spec === undefined) return { kind: 'root', root, specs }
  return { kind: 'command', spec, ...readOptions(spec.options, rest, references, known) }
}

function readOptions(options: Options, words: string, references: RawValues, known: string | undefined): OptionsRead {
  if (words === '') return { options: {}, left: '' }
  const { named, rest } = takeNamed(options, words, references)
  const values: Record<string, RawValue> = { ...named }
  let left = rest
  const hasText = Object.values(options).some(({ kind }) => kind === 'text')
  const isGiven = (name: string): boolean => named[name] !== undefined || (hasText && name === known)
  const open = Object.entries(options).filter(([name]) => !isGiven(name))
  for (const [index, [name, option]] of open.entries()) {
    const taken = take(option, left, index === open.length - 1)
    left = taken.left
    if (taken.text !== '') values[name] = rawValueOf(option, taken.text, references)
  }
  return { options: values, left: left.trim() }
}

/** Takes `name: value` pairs off the end: a value ends where the next name begins. */
function takeNamed(
  options: Options,
  words: string,
  references: RawValues,
): { named: Record<string, RawValue>; rest: string } {
  const names = Object.keys(options).join('|')
  if (names === '') return { named: {}, rest: words }
  const quotations = [...words.matchAll(/["\u201c\u201d][^"\u201c\u201d]*["\u201c\u201d]/g)]
  const quoted = (at: number): boolean =>
    quotations.some(({ index, 0: text }) => at > index && at < index + text.length)
  const marks = [...words.matchAll(new RegExp(`(?:^|\\s)(${names}):\\s*`, 'gi'))].filter(({ index }) => !quoted(index))
  const named: Record<string, RawValue> = {}
  for (const [index, mark] of marks.entries()) {
    const name = mark[1]?.toLowerCase() ?? ''
    const option = options[name]
    const value = words.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? words.length).trim()
    if (option !== undefined && value !== '') named[name] = rawValueOf(option, unquoted(value), references)
  }
  return { named, rest: words.slice(0, marks[0]?.index ?? words.length) }
}

function take(option: Option, words: string, last: boolean): { text: string; left: string } {
  const left = words.trimStart()
  if (option.kind === 'text' && last) return { text: unquoted(left.trimEnd()), left: '' }
  const quoted = /^["\u201c\u201d]([^"\u201c\u201d]*)["\u201c\u201d](?:\s+|$)/.exec(left)
  if (quoted !== null) return { text: quoted[1] ?? '', left: left.slice(quoted[0].length) }
  if (option.kind === 'text') return { text: left.trimEnd(), left: '' }
  const numbers = option.kind === 'numbers' ? leadingNumbers.exec(left)?.[0] : undefined
  const word = numbers ?? (option.kind === 'choice' ? chosen(option, left) : undefined) ?? /^\S+/.exec(left)?.[0] ?? ''
  return { text: word, left: left.slice(word.length) }
}

/** A choice of several words, typed as people read it: `under review`. */
const chosen = (option: ChoiceOption, words: string): string | undefined =>
  option.choices
    .map(({ value }) => new RegExp(`^${value.replaceAll('-', '[ -]')}(?=\\s|$)`, 'i').exec(words)?.[0])
    .find((found) => found !== undefined)

const unquoted = (value: string): string =>
  /^["\u201c\u201d]([^"\u201c\u201d]*)["\u201c\u201d]$/.exec(value)?.[1] ?? value

function rawValueOf(option: Option, text: string, references: RawValues): RawValue {
  const refers = (option.kind === 'channel' || option.kind === 'people') && Object.hasOwn(references, text)
  return (refers ? references[text] : undefined) ?? { kind: 'text', text }
}

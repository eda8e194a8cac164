// The options of a command and the fields of a form, declared once and read by every platform's compiler.
import type { FilledFile } from '../domain/file.ts'
import { numbersAtMost, readNumbers } from '../domain/numbers-typed.ts'
import type { SentenceKey } from '../locales/say.ts'
import type { RawValue } from '../ports/inbox.ts'
import { isUnseen } from '../view/visible.ts'

interface OptionBase {
  readonly label: SentenceKey
  readonly hint?: SentenceKey
  readonly required: boolean
  /** There is no room for it in the form of its command: it stands there only when it was typed, in the place of one that was not. */
  readonly spare?: true
}

/** Free words; typed in one line it takes all that is left. */
export interface TextOption extends OptionBase {
  readonly kind: 'text'
  readonly lines: 'one' | 'many'
  readonly maxLength: number
  /** What is typed is completed; absent: it is anybody's own words. */
  readonly completes?: true
}

/** One word: a time, a zone, the name of a setting. */
export interface WordOption extends OptionBase {
  readonly kind: 'word'
  readonly completes: boolean
}

/** A whole number from 1 up, as people name a thread or a suggestion. */
export interface NumberOption extends OptionBase {
  readonly kind: 'number'
  readonly completes: boolean
}

/** Several such numbers: `12, 15, 20-25`. */
export interface NumbersOption extends OptionBase {
  readonly kind: 'numbers'
  readonly completes: boolean
}

export interface ChoiceOption<Value extends string = string> extends OptionBase {
  readonly kind: 'choice'
  readonly choices: ReadonlyArray<{ readonly value: Value; readonly label: SentenceKey }>
}

/** A channel of the space. */
export interface ChannelOption extends OptionBase {
  readonly kind: 'channel'
  /** A forum may be named as well, where a platform has such. */
  readonly forums?: true
}

/** A role or a person of the space. */
export interface PeopleOption extends OptionBase {
  readonly kind: 'people'
}

/** Files. Nobody can type one: they stand in forms alone. */
export interface FilesOption extends OptionBase {
  readonly kind: 'files'
  readonly most: number
}

/** What can be typed after a command, and filled into a form. */
export type Option =
  | TextOption
  | WordOption
  | NumberOption
  | NumbersOption
  | ChoiceOption
  | ChannelOption
  | PeopleOption
export type Options = Readonly<Record<string, Option>>
export type FormOption = Option | FilesOption
export type FormOptions = Readonly<Record<string, FormOption>>

export interface ChannelValue {
  readonly channel: string
  readonly name: string
}

export interface PeopleValue {
  readonly kind: 'user' | 'role'
  readonly id: string
  readonly name: string
  /** A role that may do what only moderators may, where the platform tells. */
  readonly powers?: true
}

type ValueOf<O extends FormOption> =
  O extends ChoiceOption<infer Value>
    ? Value
    : O extends FilesOption
      ? readonly FilledFile[]
      : O extends NumberOption
        ? number
        : O extends NumbersOption
          ? readonly number[]
          : O extends ChannelOption
            ? ChannelValue
            : O extends PeopleOption
              ? PeopleValue
              : string

/** What a handler gets for its options: a value each, or undefined where it may be left out. */
export type InputOf<Declared extends FormOptions> = {
  readonly [Name in keyof Declared]: Declared[Name] extends { readonly required: true }
    ? ValueOf<Declared[Name]>
    : ValueOf<Declared[Name]> | undefined
}

/** The value of any option that can be typed. */
type TypedValue = string | number | readonly number[] | ChannelValue | PeopleValue
/** The value of any option. */
export type InputValue = TypedValue | readonly FilledFile[]

export type OptionProblem = {
  readonly option: string
  readonly sentence: SentenceKey
  readonly args: Record<string, string | number>
}

export type Checked<Value = InputValue> =
  | { readonly ok: true; readonly input: Readonly<Record<string, Value>> }
  | { readonly ok: false; readonly missing: readonly string[]; readonly problems: readonly OptionProblem[] }

/** Checks raw values against the options: the input, or everything that is missing or wrong. */
export function checkOptions(options: Options, values: Readonly<Record<string, RawValue>>): Checked<TypedValue>
export function checkOptions(options: FormOptions, values: Readonly<Record<string, RawValue>>): Checked
export function checkOptions(options: FormOptions, values: Readonly<Record<string, RawValue>>): Checked {
  const input: Record<string, InputValue> = {}
  const missing: string[] = []
  const problems: OptionProblem[] = []
  for (const [name, option] of Object.entries(options)) {
    const raw = values[name]
    if (raw === undefined || (raw.kind === 'text' && isUnseen(raw.text))) {
      if (option.required) missing.push(name)
      continue
    }
    const read = readOption(option, raw)
    if ('value' in read) input[name] = read.value
    else problems.push({ option: name, sentence: read.sentence, args: read.args })
  }
  return missing.length === 0 && problems.length === 0 ? { ok: true, input } : { ok: false, missing, problems }
}

type Read =
  | { readonly value: InputValue }
  | { readonly sentence: SentenceKey; readonly args: Record<string, string | number> }

function readOption(option: FormOption, raw: RawValue): Read {
  const text = raw.kind === 'text' ? raw.text.trim() : ''
  switch (option.kind) {
    case 'text':
      if (text.length <= option.maxLength) return { value: text }
      return { sentence: 'input.too-long', args: { length: text.length, most: option.maxLength } }
    case 'word':
      return /\s/.test(text) ? { sentence: 'input.one-word', args: {} } : { value: text }
    case 'number':
      return /^#?[1-9]\d{0,8}$/.test(text)
        ? { value: Number(text.replace('#', '')) }
        : { sentence: 'input.number', args: {} }
    case 'numbers': {
      const read = readNumbers(text)
      if (read.kind === 'numbers') return { value: read.numbers }
      return { sentence: read.kind === 'many' ? 'input.many-numbers' : 'input.numbers', args: { most: numbersAtMost } }
    }
    case 'choice': {
      const chosen = option.choices.find((choice) => choice.value === text.toLowerCase().replaceAll(' ', '-'))
      const known = option.choices.map((choice) => choice.value).join(', ')
      return chosen === undefined ? { sentence: 'input.choice', args: { known } } : { value: chosen.value }
    }
    case 'channel':
      if (raw.kind === 'channel') return { value: { channel: raw.channel, name: raw.name ?? raw.channel } }
      return { sentence: 'input.channel', args: {} }
    case 'people':
      if (raw.kind === 'user') return { value: { kind: 'user', id: raw.user, name: raw.name ?? raw.user } }
      if (raw.kind === 'role') {
        const powers = raw.powers === true ? ({ powers: true } as const) : {}
        return { value: { kind: 'role', id: raw.role, name: raw.name ?? raw.role, ...powers } }
      }
      return { sentence: 'input.people', args: {} }
    case 'files':
      if (raw.kind === 'files' && raw.files.length <= option.most) return { value: raw.files }
      return { sentence: 'input.files', args: { most: option.most } }
    default:
      return option satisfies never
  }
}

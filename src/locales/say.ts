// Sentences in a reader's language. Arguments may be parts (a mention, a link) and stay parts; strings are plain.
import { IntlMessageFormat, PART_TYPE } from 'intl-messageformat'
import type { Part, Text } from '../view/text.ts'
import en from './en.json' with { type: 'json' }
import { type Filled, filledLabel, filledText, readFilled } from './filled.ts'

export type SentenceKey = keyof typeof en
export type SentenceArguments = Readonly<Record<string, string | number | Part>>

/** Every language Hearth speaks, by its BCP 47 tag. */
export const catalogues: Readonly<Record<string, Readonly<Record<SentenceKey, string>>>> = { en }

export interface Say {
  readonly locale: string
  /** Whether one moderator looks after it all: then no sentence speaks of a team, and nothing is offered that takes several. */
  readonly alone: boolean
  /** A sentence as text. Throws when an argument is missing: a bug of the caller. */
  (key: SentenceKey, args?: SentenceArguments): Text
  /** A sentence as a string, for buttons and labels. Its arguments are strings and numbers alone. */
  label(key: SentenceKey, args?: Readonly<Record<string, string | number>>): string
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && 'kind' in value

/** What was found nearest, by what platforms call it: to look takes longer than most sentences. */
const nearest = new Map<string, string>()
const nearestAtMost = 1000

/** The language of ours nearest to a platform's locale; English when none is near. */
export function nearestLocale(locale: string | undefined): string {
  if (locale === undefined) return 'en'
  const known = nearest.get(locale)
  if (known !== undefined) return known
  if (nearest.size >= nearestAtMost) nearest.clear()
  const found = lookForLocale(locale)
  nearest.set(locale, found)
  return found
}

function lookForLocale(locale: string): string {
  const wanted = locale.replace('_', '-').replace(/^es-LA$/i, 'es-419')
  const language = wanted.split('-')[0] ?? 'en'
  return [wanted, language].find((tag) => Object.hasOwn(catalogues, tag)) ?? 'en'
}

const speakers = new Map<string, Say>()

/** The sentences in the language nearest to `locale`, as they read where one moderator is alone, or where there are several. */
export function sayIn(locale: string | undefined, alone = false): Say {
  const tag = nearestLocale(locale)
  const name = alone ? `${tag} alone` : tag
  const known = speakers.get(name)
  if (known !== undefined) return known
  const made = speaker(tag, alone)
  speakers.set(name, made)
  return made
}

/** What a sentence is called as it reads where one moderator is alone. Most read the same. */
const alonePrefix = 'alone.'
const isKey = (key: string): key is SentenceKey => Object.hasOwn(en, key)

function speaker(tag: string, alone: boolean): Say {
  const formats = new Map<SentenceKey, IntlMessageFormat | Filled>()
  /** One that only has places and numbers to fill is read here: reading any other first loads every language that the running system knows. */
  const format = (key: SentenceKey): IntlMessageFormat | Filled => {
    const known = formats.get(key)
    if (known !== undefined) return known
    const other = `${alonePrefix}${key}`
    const meant = alone && isKey(other) ? other : key
    const sentence = catalogues[tag]?.[meant] ?? en[meant]
    const made = readFilled(sentence) ?? new IntlMessageFormat(sentence, tag, undefined, { ignoreTag: true })
    formats.set(key, made)
    return made
  }
  const text = (key: SentenceKey, args: SentenceArguments = {}): Text => {
    const sentence = format(key)
    if (!(sentence instanceof IntlMessageFormat)) return filledText(sentence, args, tag)
    return sentence.formatToParts<Part>(args).map((part) => {
      if (part.type === PART_TYPE.object && isPart(part.value)) return part.value
      return { kind: 'plain', text: String(part.value) }
    })
  }
  const label: Say['label'] = (key, args = {}) => {
    const sentence = format(key)
    return sentence instanceof IntlMessageFormat ? String(sentence.format(args)) : filledLabel(sentence, args, tag)
  }
  return Object.assign(text, { label, locale: tag, alone })
}

// The sentences: each is used, each can be said with what it is given, and each keeps to the voice of docs/voice.md.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { stepKinds } from '../src/domain/first-steps.ts'
import { cadences } from '../src/domain/schedule.ts'
import { welcomeTextKinds } from '../src/domain/settings/welcome-texts.ts'
import { signedBys } from '../src/domain/signature.ts'
import { purposes } from '../src/domain/space.ts'
import { suggestionSignatures, suggestionStatuses } from '../src/domain/suggestion.ts'
import { listOrders } from '../src/domain/suggestion-list.ts'
import en from '../src/locales/en.json' with { type: 'json' }
import { type Filled, filledLabel, filledText, readFilled } from '../src/locales/filled.ts'
import { nearestLocale, type SentenceKey, sayIn } from '../src/locales/say.ts'
import type { Part } from '../src/view/text.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const filesIn = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  )

/** Code without its comments. */
const codeOf = (file: string): string =>
  readFileSync(join(root, file), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:])\/\/.*$/gm, '$1')

const keys = Object.keys(en)
const isKey = (text: string): text is SentenceKey => Object.hasOwn(en, text)
const code = filesIn('src', 'commands', 'adapters').map(codeOf).join('\n')

/** Keys that are put together from a prefix and one of these. */
const families: Readonly<Record<string, readonly string[]>> = {
  'suggestion.status.': suggestionStatuses,
  'suggestion.list.order.': listOrders,
  'purpose.': purposes,
  'digest.': cadences,
  'steps.title.': stepKinds,
  'welcome.edit.': welcomeTextKinds,
  'support.reply.sign.': signedBys,
  'decide.signed.': suggestionSignatures,
}

/** What a sentence is called as it reads where one moderator is alone. */
const alone = 'alone.'

test('every sentence is used somewhere', () => {
  const together = Object.entries(families).flatMap(([prefix, ends]) => ends.map((end) => `${prefix}${end}`))
  const named = (key: string): boolean => code.includes(`'${key}'`) || together.includes(key)
  const used = (key: string): boolean => named(key.startsWith(alone) ? key.slice(alone.length) : key)
  expect(keys.filter((key) => !used(key))).toEqual([])
})

test('every family of keys that the code puts together is known, and complete', () => {
  const prefixes = [...code.matchAll(/`([a-z][a-z.-]*\.)\$\{\w+\}`( as const)?/g)].map((match) => match[1] ?? '')
  expect(prefixes.length).toBeGreaterThan(2)
  expect(prefixes.filter((prefix) => !Object.hasOwn(families, prefix))).toEqual([])
  const together = Object.entries(families).flatMap(([prefix, ends]) => ends.map((end) => `${prefix}${end}`))
  expect(together.filter((key) => !isKey(key))).toEqual([])
})

/** What each argument may be, found by asking for the message without it. */
function argumentsOf(key: SentenceKey): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if (!('value' in element) || element.type === 0) continue
      const choices = 'options' in element ? Object.keys(element.options) : []
      found.set(element.value, [...(found.get(element.value) ?? []), ...choices])
      if ('options' in element) for (const option of Object.values(element.options)) visit(option.value)
    }
  }
  visit(new IntlMessageFormat(en[key], 'en', undefined, { ignoreTag: true }).getAst())
  return found
}

/** Every way a sentence can be said: each choice of each argument, and a few numbers where it counts. */
function sayings(key: SentenceKey): readonly Readonly<Record<string, string | number>>[] {
  return [...argumentsOf(key)].reduce<readonly Readonly<Record<string, string | number>>[]>(
    (ways, [name, choices]) => {
      const counts = choices.includes('one') || choices.some((choice) => choice.startsWith('='))
      const values = counts ? [0, 1, 2, 5] : choices.length > 0 ? choices : [`<${name}>`]
      return ways.flatMap((way) => values.map((value) => ({ ...way, [name]: value })))
    },
    [{}],
  )
}

const say = sayIn('en')
const allSaid = keys
  .filter(isKey)
  .flatMap((key) => sayings(key).map((args) => ({ key, args, said: say.label(key, args) })))

test('every sentence can be said with its arguments, in all its ways, and nothing of the pattern shows', () => {
  expect(allSaid.length).toBeGreaterThan(keys.length)
  expect(
    allSaid.filter(({ key, said }) => {
      // A brace between quotes is meant to be seen.
      const quotes = en[key].includes("'{")
      return said.trim() === '' || (!quotes && /[{}#]/.test(said.replaceAll('#,', '').replace(/#\.$/, '')))
    }),
  ).toEqual([])
})

/** The names at the top of an object literal that begins here; undefined when it is none, or when more is spread into it. */
function namesIn(text: string): readonly string[] | undefined {
  if (!text.startsWith('{')) return text.startsWith(')') ? [] : undefined
  let depth = 0
  let top = ''
  for (const sign of text) {
    if ('{[('.includes(sign)) depth += 1
    else if ('}])'.includes(sign)) depth -= 1
    else if (depth === 1) top += sign
    if (depth === 0) break
  }
  if (top.includes('...')) return undefined
  return top
    .split(',')
    .map((property) => /^\s*(\w+)/.exec(property)?.[1] ?? '')
    .filter((name) => name !== '')
}

test('whoever says a sentence gives it what it asks for, and nothing it has no place for', () => {
  const calls = [...code.matchAll(/\bsay(?:\.label)?\(\s*'([a-z.-]+)',?\s*/g)].flatMap((match) => {
    const key = match[1] ?? ''
    const given = namesIn(code.slice(match.index + match[0].length))
    return isKey(key) && given !== undefined ? [{ key, given, asked: [...argumentsOf(key).keys()] }] : []
  })
  expect(calls.length).toBeGreaterThan(100)
  const wrong = calls.filter(({ given, asked }) => given.toSorted().join() !== asked.toSorted().join())
  expect(wrong.map(({ key, given, asked }) => `${key} asks for ${asked}, and gets ${given}`)).toEqual([])
})

/** What takes several people to do, and is therefore spoken of only where there are several. */
const takesSeveral = /\b(claim|assign|hand(ed|s|ing)? over|escalat|duty|team)/i

/** Sentences that are said only where there are several, or to whoever sets up teams. */
const amongSeveral = [
  ...['support.claim', 'thread.did.accept', 'thread.did.duty-over', 'thread.did.no-moderator'],
  ...['opening.team', 'topic.team-gone', 'stats.no-team', 'ending.claim-over', 'acts.assign', 'acts.add.staff'],
  ...['support.reply.sign.team', 'support.reply.when.hint', 'support.draft.kept', 'support.draft.nowhere'],
  ...['reply.save.no-team', 'reply.save.no-teams', 'decide.waiting-give', /^overdue\./],
  ...[/^setup\.team\./, /^targets\./, /^duty\./, /^acts\.escalate(?!\.summary)/],
]

test('with one moderator nothing is said of what takes several', () => {
  const twin = (key: string): string => `${alone}${key}`
  const spoken = allSaid
    .filter(({ key }) => !amongSeveral.some((one) => (typeof one === 'string' ? one === key : one.test(key))))
    .filter(({ key, said }) => takesSeveral.test(said) && !isKey(twin(key)))
  expect([...new Set(spoken.map(({ key }) => key))]).toEqual([])
})

test('a sentence that reads otherwise with one moderator asks for nothing more', () => {
  const others = keys.filter(isKey).filter((key) => key.startsWith(alone))
  expect(others.length).toBeGreaterThan(20)
  for (const key of others) {
    const usual = key.slice(alone.length)
    if (!isKey(usual)) throw new Error(`${usual} is no sentence`)
    const asked = [...argumentsOf(usual).keys()]
    expect(
      [...argumentsOf(key).keys()].filter((name) => !asked.includes(name)),
      key,
    ).toEqual([])
  }
  expect(sayIn('en', true).label('words.as-support')).toBe('Ask the moderators')
  expect(sayIn('en', true).label('form.send')).toBe(sayIn('en').label('form.send'))
})

test('a sentence whose argument is missing is not said with a hole in it', () => {
  expect(() => say.label('vote.button')).toThrow()
})

test('the nearest language is the same one, one of the same tongue, or English', () => {
  expect(['en', 'en-GB', 'en_US', 'xx', undefined].map(nearestLocale)).toEqual(['en', 'en', 'en', 'en', 'en'])
})

test.each<[string, RegExp]>([
  ['an exclamation mark', /!/],
  ['an emoji', /\p{Extended_Pictographic}/u],
  ['a word in capital letters', /\b(?!OK\b)[A-Z]{2,}\b/],
  [
    'an empty apology or politeness of machines',
    /\b(oops|uh-oh|invalid|error|unable to|kindly|please note|successfully|illegal|forbidden)\b/i,
  ],
  ['a promise of a time', /\b(immediately|shortly|as soon as possible|within (an? )?(hour|day|minute)s?)\b/i],
  ['"we", where "I" is Hearth and "the team" is people', /\b(we|our|(?<!^with )us)\b/i],
  ['two blanks, or one at an end', / {2}|^ | $/],
  ['a straight pair of quotation marks', /"/],
])('no sentence holds %s', (_what, pattern) => {
  expect(allSaid.filter(({ said }) => pattern.test(said)).map(({ key, said }) => `${key}: ${said}`)).toEqual([])
})

test('what is said in sentences ends like one', () => {
  const sentences = allSaid.filter(({ said }) => /\. [A-Z]/.test(said))
  expect(sentences.length).toBeGreaterThan(50)
  // Numbered titles have no full stop, and what ends in an argument ends as that does.
  const open = (said: string): boolean => !/^\d\. |[.:?>]$/.test(said)
  expect(sentences.filter(({ said }) => open(said)).map(({ key, said }) => `${key}: ${said}`)).toEqual([])
})

/** Strings of four words and more, or of two that begin like a sentence, but those that only a log or a bug's report gets. */
function sentencesIn(file: string): readonly string[] {
  const told = codeOf(file)
    .replaceAll(/\blogger\.\w+\(\s*('[^']*'|`[^`]*`)/g, '')
    .replaceAll(/\bnew (?:\w*Error)\([^;]*?\)(?=[\s,;)]|$)/gm, '')
    .replaceAll(/\bsuper\([^)]*\)/g, '')
    .replaceAll(/\bdetail: '[^']*'/g, '')
  return [...told.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((text) => text.replaceAll(/\$\{[^}]*\}/g, '…'))
    .filter((text) => /([A-Za-z’]+ ){3}[a-z’]+|^[A-Z][a-z’]* [a-z’]+/.test(text))
}

test('no handler and no service holds a sentence of its own: they are all in the catalogue', () => {
  const files = filesIn('commands', 'src/services', 'src/bot', 'src/delivery', 'src/view')
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((file) => sentencesIn(file).map((text) => `${file}: ${text}`))).toEqual([])
})

test('no adapter makes a plain part of its own words', () => {
  const written = /\bplain\(\s*['"`][^'"`\n]*[A-Za-z]{2}|kind: 'plain', text: ['"`][^'"`\n]*[A-Za-z]{2}/
  const told = (file: string): string => codeOf(file).replaceAll(/\$\{[^}]*\}|\\n/g, '')
  expect(filesIn('adapters').filter((file) => written.test(told(file)))).toEqual([])
})

test('a sentence without arguments is said as its library would say it', () => {
  const plain = keys.filter(isKey).filter((key) => argumentsOf(key).size === 0)
  expect(plain.length).toBeGreaterThan(100)
  for (const key of plain) {
    const said = String(new IntlMessageFormat(en[key], 'en', undefined, { ignoreTag: true }).format())
    expect(sayIn('en').label(key)).toBe(said)
    expect(sayIn('en')(key)).toEqual([{ kind: 'plain', text: said }])
  }
})

/** What a sentence takes: words for a place, and a number where the sentence goes by one. */
function valuesFor(pieces: Filled, count: number): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const piece of pieces) {
    if (typeof piece === 'string') continue
    if (!('forms' in piece)) values[piece.name] ??= `what ${piece.name} is`
    else for (const form of piece.forms.values()) Object.assign(values, valuesFor(form, count), { [piece.name]: count })
  }
  return values
}

test('a sentence that has places to fill, and numbers to go by, reads as the library would say it', () => {
  const filled = Object.values(en).flatMap((sentence) => {
    const pieces = readFilled(sentence)
    return pieces === undefined ? [] : [{ sentence, pieces }]
  })
  expect(filled.length).toBeGreaterThan(1000)
  expect(filled.filter(({ sentence }) => sentence.includes('plural')).length).toBeGreaterThan(140)
  for (const { sentence, pieces } of filled) {
    for (const count of [0, 1, 2, 21, 1234, 1.5]) {
      const values = valuesFor(pieces, count)
      const said = new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true }).format(values)
      expect(filledLabel(pieces, values, 'en')).toBe(said)
    }
  }
})

test('what is no number but stands in a form that one chooses stays a part', () => {
  const pieces = readFilled('{count, plural, =0 {None} one {# of {who}} other {# of {who}, all}}.') ?? []
  const who: Part = { kind: 'code', text: 'them' }
  expect(filledText(pieces, { count: 1000, who }, 'en')).toEqual([
    { kind: 'plain', text: '1,000 of ' },
    who,
    { kind: 'plain', text: ', all.' },
  ])
  expect(filledText(pieces, { count: 0 }, 'en')).toEqual([{ kind: 'plain', text: 'None.' }])
})

test('a sentence that holds anything else is left to the library', () => {
  for (const sentence of [
    '{who, select, me {I} other {you}}',
    '{at, date, short}',
    "'{'",
    '{count, plural, offset:1 one {#} other {#}}',
    '{count, plural, one {#}}',
    '{count, plural, other {#}',
    'a } b',
  ])
    expect(readFilled(sentence)).toBeUndefined()
})

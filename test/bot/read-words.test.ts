// Typed commands: which command the words name, and which of them each option gets.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { specs } from '../../commands/index.ts'
import { readWords } from '../../src/bot/read-words.ts'
import { registryOf } from '../../src/bot/registry.ts'
import type { RawValues } from '../../src/ports/inbox.ts'

const registry = registryOf(specs)

/** The command and its options as plain words; a mention as what it stands for. */
function read(words: string, references: RawValues = {}): unknown {
  const found = readWords(registry, words, references)
  if (found.kind === 'unknown') return { unknown: found.words }
  if (found.kind === 'root') return { root: found.root, seconds: found.specs.map((spec) => spec.path) }
  if (found.kind === 'none') return 'nothing'
  const options = Object.entries(found.options).map(([name, raw]) => [name, raw.kind === 'text' ? raw.text : raw])
  return { [found.spec.path]: Object.fromEntries(options) }
}

test.each([
  ['the first free text takes all words', 'suggest Dark mode at night', { suggest: { title: 'Dark mode at night' } }],
  ['a slash before it changes nothing', '/suggest Dark mode', { suggest: { title: 'Dark mode' } }],
  ['capital letters name the same command', 'SUGGEST Dark mode', { suggest: { title: 'Dark mode' } }],
  [
    'a name begins another option',
    'suggest Dark mode details: at night',
    { suggest: { title: 'Dark mode', details: 'at night' } },
  ],
  [
    'named options come in any order',
    'suggest details: at night title: Dark mode',
    { suggest: { title: 'Dark mode', details: 'at night' } },
  ],
  ['a name in capital letters names it too', 'suggest TITLE: Dark mode', { suggest: { title: 'Dark mode' } }],
  [
    'quotes keep words together',
    'suggest "Dark mode" at night',
    { suggest: { title: 'Dark mode', details: 'at night' } },
  ],
  ['curled quotes do too', 'suggest “Dark mode” at night', { suggest: { title: 'Dark mode', details: 'at night' } }],
  ['quotes around a named value are no part of it', 'suggest title: "Dark mode"', { suggest: { title: 'Dark mode' } }],
  [
    'a name inside quotes names nothing',
    'suggest "A title: what for?" at night',
    { suggest: { title: 'A title: what for?', details: 'at night' } },
  ],
  [
    'quoted words that are not all of the last text lose nothing',
    'support "My card" stopped opening the door',
    { support: { subject: '"My card" stopped opening the door' } },
  ],
  ['a quote that never ends is a word like others', 'support 5" shelf', { support: { subject: '5" shelf' } }],
  [
    'each word goes to the next option, the rest to the text',
    'decide 3 declined it costs too much',
    { decide: { number: '3', status: 'declined', reason: 'it costs too much' } },
  ],
  [
    'a choice may be typed as it is read',
    'decide 3 under review we look at it',
    { decide: { number: '3', status: 'under review', reason: 'we look at it' } },
  ],
  [
    'a choice that is not one of them stays what it was',
    'decide 3 underway soon',
    { decide: { number: '3', status: 'underway', reason: 'soon' } },
  ],
  [
    'a second word is part of the path',
    'digest schedule daily 09:00 Europe/Berlin',
    { 'digest schedule': { every: 'daily', time: '09:00', zone: 'Europe/Berlin' } },
  ],
  [
    'a colon in a value names no option',
    'digest schedule daily time: 09:00 zone: UTC',
    { 'digest schedule': { every: 'daily', time: '09:00', zone: 'UTC' } },
  ],
  [
    'other alphabets and signs are words as well',
    'suggest Ночной режим 🌙 für alle',
    { suggest: { title: 'Ночной режим 🌙 für alle' } },
  ],
  [
    'lines stay lines',
    'suggest Dark mode details: at night\nand at dawn',
    { suggest: { title: 'Dark mode', details: 'at night\nand at dawn' } },
  ],
  ['options that are not given are not there', 'suggest', { suggest: {} }],
])('%s', (_what, words, found) => {
  expect(read(words)).toEqual(found)
})

test('a mention is what it stands for', () => {
  const channel = { kind: 'channel', channel: 'C1', name: 'help' } as const
  expect(read('setup channel support #help', { '#help': channel })).toEqual({
    'setup channel': { purpose: 'support', channel },
  })
})

test('a word that every object knows is no mention', () => {
  expect(read('setup moderators constructor')).toEqual({ 'setup moderators': { who: 'constructor' } })
})

test('no words at all are told from words that are no command', () => {
  expect(read('  ')).toBe('nothing')
  expect(read('where is the key?')).toEqual({ unknown: 'where is the key?' })
  expect(read('constructor')).toEqual({ unknown: 'constructor' })
})

test.each(['digest', 'digest tomorrow'])(
  'a first word of ours without a second one, %s, gets the second ones',
  (words) => {
    expect(read(words)).toEqual({ root: 'digest', seconds: ['digest now', 'digest schedule', 'digest decisions'] })
  },
)

test('whatever is typed, no word of a title is lost and nothing is thrown', () => {
  const titles = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', '“', '”', ':', '\n', '🌙', '/'), maxLength: 30 })
  const bare = (text: string): string => text.replaceAll(/[\s"“”]/g, '')
  fc.assert(
    fc.property(titles, (title) => {
      const found = readWords(registry, `support ${title}`, {})
      const subject = found.kind === 'command' ? found.options.subject : undefined
      expect(bare(subject?.kind === 'text' ? subject.text : '')).toBe(bare(title))
    }),
    { numRuns: 2000 },
  )
})

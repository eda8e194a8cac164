// Whatever is said, the playground's page shows it as text: no element, no address and no word that nobody meant.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Message } from '../../src/view/message.ts'
import type { Part, Text } from '../../src/view/text.ts'
import { visibleMessage } from '../../src/view/visible-message.ts'
import { seed } from './hostile.ts'
import { readPage } from './page-reader.ts'
import { messagesAt } from './saying.ts'
import { difference, openDirections, type Run, shown } from './shown.ts'
import { stringsIn } from './strings-in.ts'

const home = {
  space: { platform: 'playground', id: 'home' },
  user: 'nia',
  channel: 'general',
  thread: 't1',
  role: 'r1',
} as const
const scene = { me: { id: 'nia', space: 'home' }, now: 0, sees: () => true, go: () => {}, type: () => {} }
const runs = { numRuns: 200, seed }

// The page is plain JavaScript, which the browser gets as it is.
const load = async <Name extends string>(file: string, name: Name) => {
  const page: unknown = await import(new URL(`../../adapters/playground/page/${file}`, import.meta.url).href)
  return z.record(z.string(), z.custom<(props: object) => unknown>()).parse(page)[name]
}
const Words = await load('text.js', 'Text')
const Controls = await load('controls.js', 'Controls')

/** What readers are to see of a part. */
function seenOf(part: Part): readonly Run[] {
  switch (part.kind) {
    case 'plain':
      return [{ style: 'text', words: shown(part.text) }]
    case 'bold':
    case 'code':
    case 'quote':
      return [{ style: part.kind, words: shown(part.text) }]
    case 'person':
      return [{ style: 'text', words: `${part.user.space.id === home.space.id ? '@' : ''}${shown(part.name)}` }]
    case 'role':
      return [{ style: 'text', words: `${part.space.id === home.space.id ? '@' : ''}${shown(part.name)}` }]
    case 'place': {
      const name = shown(part.name)
      return [{ style: 'button', words: part.place.kind === 'channel' ? `#${name.replace(/^#/, '')}` : name }]
    }
    case 'link': {
      const label = shown(part.label)
      if (!/^https?:\/\//.test(part.url)) return [{ style: 'text', words: `${label} (${part.url})` }]
      return [{ style: `link ${part.url}`, words: label.trim() === '' ? part.url : label }]
    }
    case 'time':
      return []
    case 'command':
      return [{ style: 'button', words: `/${part.path}` }]
    default:
      return part satisfies never
  }
}

const textsOf = ({ text, card }: Message): readonly Text[] => [
  text,
  ...[card?.body, card?.note].filter((one) => one !== undefined),
  ...(card?.facts ?? []).map(({ value }) => value),
]

test('every text is read as it was said', () => {
  fc.assert(
    fc.property(messagesAt(home), (message) => {
      const given = textsOf(visibleMessage(message))
      for (const [index, text] of textsOf(message).entries()) {
        const seen = readPage(Words?.({ text: given[index], scene })).filter(({ style }) => style !== 'time')
        expect(difference(text.flatMap(seenOf), seen, false)).toBeUndefined()
      }
    }),
    runs,
  )
})

test('no word of a message is half a character, or turns around what follows it', () => {
  fc.assert(
    fc.property(messagesAt(home), (message) => {
      const { text, card } = visibleMessage(message)
      const words = stringsIn([text, card?.body, card?.note].map((one) => one?.filter(({ kind }) => kind !== 'link')))
      expect(words.filter((one) => !one.isWellFormed() || openDirections(one) > 0)).toEqual([])
    }),
    runs,
  )
})

test('a link that can be no button is read in words', () => {
  const controls = [{ kind: 'link', url: 'javascript:a', label: 'Read' }]
  expect(readPage(Controls?.({ controls, press: () => {} }))).toEqual([{ style: 'text', words: 'Read: javascript:a' }])
})

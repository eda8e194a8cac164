// What the properties of Slack's renderer once found, each as it was when it was found, made as short as it gets.
import { expect, test } from 'vitest'
import { plain as label, optionOf } from '../../adapters/slack/controls.ts'
import { cut } from '../../adapters/slack/cut.ts'
import { render } from '../../adapters/slack/render.ts'
import { type Part, plain } from '../../src/view/text.ts'
import { stringsIn } from './strings-in.ts'

const viewpoint = { space: { platform: 'slack', id: 'T1' }, url: 'https://ours.slack.com/' } as const
const elements = (...text: readonly Part[]): unknown => render({ text }, viewpoint).blocks

test('a link that leads nowhere is read with its address, which was lost', () => {
  const link = { kind: 'link', url: 'javascript:a', label: 'Read' } as const
  expect(stringsIn(elements(link))).toContain('Read (javascript:a)')
  expect(render({ text: [link] }, viewpoint).text).toBe('Read (javascript:a)')
})

test('a link whose label looks like another address is read with its own', () => {
  const link = { kind: 'link', url: 'https://evil.example', label: 'https://good.example' } as const
  expect(stringsIn(elements(link))).toContain('https://good.example (https://evil.example/)')
})

test('an address is given as one that needs no mending', () => {
  expect(stringsIn(elements({ kind: 'link', url: ' https://a.example/a b', label: 'a' }))).toContain(
    'https://a.example/a%20b',
  )
})

test('a control character is seen as its sign, and right to left ends with the words', () => {
  expect(stringsIn(elements(...plain('a\0\u202eb')))).toContain('a␀\u202eb\u202c')
})

test('a cut never parts what people see as one character', () => {
  expect(cut('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 20)).toBe('👩‍👩‍👧‍👦…')
})

test('where there is nothing to see on a control, an ellipsis stands', () => {
  expect(label('\u0085\u3164', 75).text).toBe('…')
  expect(optionOf({ value: 'a', label: 'A', description: '\u200b' })).not.toHaveProperty('description')
})

// What the properties of Discord's renderer once found, each as it was when it was found, made as short as it gets.
import { expect, test } from 'vitest'
import { renderChoices, renderControls } from '../../adapters/discord/controls.ts'
import { cut } from '../../adapters/discord/cut.ts'
import { renderForm } from '../../adapters/discord/form.ts'
import { renderMessage } from '../../adapters/discord/render.ts'
import { renderText } from '../../adapters/discord/render-text.ts'
import { threadName } from '../../adapters/discord/threads.ts'
import type { Part } from '../../src/view/text.ts'
import { plain } from '../../src/view/text.ts'

const here = { platform: 'discord', id: '100' } as const
const content = (...parts: readonly Part[]): string => renderText(parts, 2_000, here).content

test('half a character, which no JSON reader takes, becomes the sign for one that is unreadable', () => {
  expect(content(...plain('a\ud800b'))).toBe('a\ufffdb')
  expect(cut('\udc00', 80)).toBe('\ufffd')
})

test('a control character is seen as its sign instead of getting lost', () => {
  expect(content(...plain('a\0b\u001b[31m\u007f\u009c'))).toBe('a␀b␛\\[31m␡\ufffd')
})

test('words that run from right to left do not turn around what follows them', () => {
  expect(content(...plain('\u202egnp.exe'), ...plain(' is ours'))).toBe('\u202egnp.exe\u202c is ours')
  expect(content(...plain('\u2067a\n\u2066b\u202dc'), ...plain('!'))).toBe('\u2067a\n\u2066b\u202dc\u202c\u2069!')
})

test('a cut never goes through an emoji of several, nor parts a letter from its accent', () => {
  expect(cut('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 20)).toBe('👩‍👩‍👧‍👦…')
  expect(cut('ee\u0301e', 3)).toBe('e…')
})

test('an emoji’s name between colons stays the name', () => {
  expect(content(...plain('at 10:30:45 :wave:'))).toBe('at 10\\:30:45 \\:wave:')
})

test('words side by side make no markup together that neither is alone', () => {
  expect(content(...plain('@'), ...plain('everyone'))).toBe('@\u200beveryone')
  expect(content(...plain('1'), ...plain('. first'))).toBe('1\\. first')
  expect(content(...plain('https:'), ...plain('//a.example/*'))).toBe('<https://a.example/>\\*')
})

test('a number of any length begins no list', () => {
  expect(content(...plain('12345678901. a'))).toBe('12345678901\\. a')
})

test('the mark of a quote is never seen, though Discord takes the space off its end', () => {
  expect(content({ kind: 'quote', text: 'a\n' })).toBe('> a')
})

test('a link whose label has brackets shows its address, since Discord would not read it as a link', () => {
  expect(content({ kind: 'link', url: 'https://a.example/', label: 'a[b' })).toBe('a\\[b <https://a.example/>')
})

test('an address that is none is shown with what cannot be seen of it', () => {
  expect(content({ kind: 'link', url: 'java\0script:a', label: 'a' })).toBe('a \\(java␀script:a\\)')
})

test('bold space is space, and words in code keep theirs', () => {
  expect(content(...plain('a'), { kind: 'bold', text: ' ' }, ...plain('b'))).toBe('a b')
  expect(content({ kind: 'code', text: 'a  b' })).toBe('`a  b`')
})

test('what is missing is counted in the characters that were written, not in those that escape them', () => {
  expect(renderText(plain('*'.repeat(100)), 56, here).content).toBe(`${'\\*'.repeat(20)}… (+80)`)
})

test('a list does not begin behind space that Discord takes off either', () => {
  expect(content(...plain('\u3000\ufeff1. a'))).toBe('\u3000\ufeff1\\. a')
})

test('a link that can be no button is shown in words', () => {
  const link = { kind: 'link', url: 'javascript:alert(1)', label: 'Read' } as const
  expect(renderMessage({ text: plain('Look'), controls: [link] }, here)).toMatchObject({
    content: 'Look\nRead: javascript:alert\\(1\\)',
    components: [],
  })
})

test('where there is nothing to see on a control, an ellipsis stands', () => {
  const choices = [{ value: 'a', label: '\u0085', description: ' ' }]
  const { rows } = renderControls([{ kind: 'select', action: 'a:1:', placeholder: '', choices }])
  expect(rows[0]?.components).toMatchObject([{ placeholder: '…', options: [{ value: 'a', label: '…' }] }])
  expect(renderChoices(choices)).toEqual([{ name: '…', value: 'a' }])
  expect(threadName('\u3164')).toBe('…')
})

test('a form without a title or with an intro that says nothing is still one', () => {
  const field = {
    kind: 'text',
    name: 'a',
    label: '\u200b',
    required: true,
    lines: 'one',
    maxLength: 9,
    value: 'a\nb',
  } as const
  const modal = renderForm({ action: 'a:1:', title: ' ', submit: 'Send', intro: plain('\n'), fields: [field] }, here)
  expect(modal.title).toBe('…')
  expect(modal.components).toMatchObject([{ label: '…', component: { value: 'a b' } }])
})

test('the name of a thread is one line', () => {
  expect(threadName(' one\n\ntwo\r\nthree ')).toBe('one two three')
})

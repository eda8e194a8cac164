// What the properties of Discord's renderer once found, each as it was when it was found, made as short as it gets.
import { expect, test } from 'vitest'
import { cut } from '../../adapters/discord/cut.ts'
import { renderText } from '../../adapters/discord/render-text.ts'
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

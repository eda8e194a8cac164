// What words mean behind a mention inside a thread, where those of /thread need no root.
import { expect, test } from 'vitest'
import { asksUs, meantWords } from '../../src/bot/meant-words.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { command } from '../../src/bot/spec.ts'
import type { Level } from '../../src/domain/caller.ts'
import type { Place } from '../../src/domain/place.ts'

const staff = { who: 'staff', does: 'writes', answers: 'private', summary: 'help.summary' } as const
const thread = { kind: 'number', label: 'thread.option', required: false, completes: true } as const
const text = { kind: 'text', label: 'support.reply.text', required: true, lines: 'many', maxLength: 100 } as const
const registry = registryOf([
  command({ ...staff, path: 'thread resolve', options: { thread } }),
  command({ ...staff, path: 'thread reply', options: { thread, text } }),
  command({ ...staff, path: 'reply use', options: { text } }),
  command({ ...staff, path: 'help', who: 'everyone', options: {} }),
])

const space = { platform: 'slack', id: 'T1' } as const
const inThread: Place = { kind: 'thread', space, channel: 'C1', thread: '1.2' }
const inChannel: Place = { kind: 'channel', space, channel: 'C1' }

function meant(words: string, level: Level = 'staff', place = inThread) {
  const read = meantWords(registry, { words, references: {}, mentioned: true, place }, level)
  if (read.kind !== 'command') return read.kind
  const values = Object.entries(read.options).map(
    ([name, value]) => `${name}=${value.kind === 'text' ? value.text : ''}`,
  )
  return [read.spec.path, ...values, ...(read.left === '' ? [] : [`left ${read.left}`])].join(' ')
}

test('a word of /thread needs no root, with or without its slash, and with its root it is the same', () => {
  expect(meant('resolve')).toBe('thread resolve')
  expect(meant('/Resolve')).toBe('thread resolve')
  expect(meant('thread resolve')).toBe('thread resolve')
  expect(meant('resolve 12')).toBe('thread resolve thread=12')
})

test('beside free text no number is taken for another thread, unless it is named', () => {
  expect(meant('reply 3 lamps are on their way')).toBe('thread reply text=3 lamps are on their way')
  expect(meant('thread reply 3 lamps')).toBe('thread reply text=3 lamps')
  expect(meant('reply Thank you thread: 12')).toBe('thread reply thread=12 text=Thank you')
})

test('a command that is named whole goes first', () => {
  expect(meant('reply use hours')).toBe('reply use text=hours')
  expect(meant('help')).toBe('help')
})

test('outside of threads, without a mention, and to whom they are not to use, they are words like others', () => {
  expect(meant('resolve', 'staff', inChannel)).toBe('unknown')
  expect(meant('resolve', 'everyone')).toBe('unknown')
  const typed = meantWords(registry, { words: 'resolve', references: {}, place: inThread }, 'staff')
  expect(typed.kind).toBe('unknown')
  expect(meant('')).toBe('none')
})

test('what asks us for something is told from what is said to people', () => {
  const asks = asksUs(registry)
  expect(asks('resolve', inThread)).toBe(true)
  expect(asks('', inThread)).toBe(true)
  expect(asks('is not here today, I think', inThread)).toBe(false)
  expect(asks('resolve', inChannel)).toBe(false)
})

// What an option takes: the value a handler gets, or what is said about it.
import { expect, test } from 'vitest'
import { checkOptions, type Options } from '../../src/bot/option.ts'
import type { RawValue } from '../../src/ports/inbox.ts'

const options = {
  title: { kind: 'text', label: 'suggest.title', required: true, lines: 'one', maxLength: 10 },
  time: { kind: 'word', label: 'digest.time', required: false, completes: false },
  number: { kind: 'number', label: 'decide.number', required: false, completes: true },
  status: {
    kind: 'choice',
    label: 'decide.status',
    required: false,
    choices: [{ value: 'under-review', label: 'suggestion.status.under-review' }],
  },
  channel: { kind: 'channel', label: 'setup.channel.channel', required: false },
  who: { kind: 'people', label: 'setup.moderators.who', required: false },
} satisfies Options

const text = (words: string): RawValue => ({ kind: 'text', text: words })
const title = { title: text('Dark mode') }

test.each<[string, RawValue, unknown]>([
  ['title', text('  Dark mode '), 'Dark mode'],
  ['title', text('exactly 10'), 'exactly 10'],
  ['time', text('09:00'), '09:00'],
  ['number', text('12'), 12],
  ['number', text('#12'), 12],
  ['status', text('under-review'), 'under-review'],
  ['status', text('Under review'), 'under-review'],
  ['channel', { kind: 'channel', channel: 'C1', name: 'help' }, { channel: 'C1', name: 'help' }],
  ['channel', { kind: 'channel', channel: 'C1' }, { channel: 'C1', name: 'C1' }],
  ['who', { kind: 'user', user: 'U1', name: 'Ben' }, { kind: 'user', id: 'U1', name: 'Ben' }],
  ['who', { kind: 'role', role: 'R1' }, { kind: 'role', id: 'R1', name: 'R1' }],
])('%s takes %j', (name, raw, value) => {
  expect(checkOptions(options, { ...title, [name]: raw })).toEqual({
    ok: true,
    input: expect.objectContaining({ [name]: value }),
  })
})

test.each<[string, RawValue, string]>([
  ['title', text('eleven long'), 'input.too-long'],
  ['time', text('nine o’clock'), 'input.one-word'],
  ['number', text('twelve'), 'input.number'],
  ['number', text('0'), 'input.number'],
  ['number', text('-1'), 'input.number'],
  ['number', text('1.5'), 'input.number'],
  ['number', text('12345678901'), 'input.number'],
  ['status', text('later'), 'input.choice'],
  ['channel', text('help'), 'input.channel'],
  ['channel', { kind: 'user', user: 'U1' }, 'input.channel'],
  ['who', text('Ben'), 'input.people'],
  ['who', { kind: 'channel', channel: 'C1' }, 'input.people'],
])('%s does not take %j', (name, raw, sentence) => {
  expect(checkOptions(options, { ...title, [name]: raw })).toMatchObject({
    ok: false,
    missing: [],
    problems: [{ option: name, sentence }],
  })
})

test('what is needed and not there is missing, and so is nothing but blanks', () => {
  expect(checkOptions(options, {})).toMatchObject({ ok: false, missing: ['title'], problems: [] })
  expect(checkOptions(options, { title: text(' \n ') })).toMatchObject({ ok: false, missing: ['title'] })
})

test('what may be left out and is empty is not there', () => {
  expect(checkOptions(options, { ...title, number: text('') })).toEqual({ ok: true, input: { title: 'Dark mode' } })
})

test('all that is wrong is told at once', () => {
  const checked = checkOptions(options, { number: text('x'), status: text('y') })
  expect(checked).toMatchObject({
    ok: false,
    missing: ['title'],
    problems: [{ option: 'number' }, { option: 'status' }],
  })
})

test('a value that no option asked for reaches no handler', () => {
  expect(checkOptions(options, { ...title, admin: text('yes') })).toEqual({ ok: true, input: { title: 'Dark mode' } })
})

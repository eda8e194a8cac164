// The pure half of the Discord adapter: whatever people write, what is sent is valid, plain, and cut only where it says so.
import * as official from 'discord-api-spec/zod'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { renderControls } from '../../adapters/discord/controls.ts'
import { cut } from '../../adapters/discord/cut.ts'
import { escapeWords } from '../../adapters/discord/escape-words.ts'
import { renderForm } from '../../adapters/discord/form.ts'
import { renderMessage } from '../../adapters/discord/render.ts'
import { renderText } from '../../adapters/discord/render-text.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Field, Form } from '../../src/view/form.ts'
import type { Control, Message } from '../../src/view/message.ts'
import { lines, type Part, ping, plain, type Text } from '../../src/view/text.ts'
import { checkBody } from '../emulators/discord/check-body.ts'
import { messageBodySchema, modalSchema } from '../emulators/discord/message-body.ts'
import { checkMessage, checkModal } from '../emulators/discord/message-rules.ts'

const here: SpaceRef = { platform: 'discord', id: '100' }
const ana = { space: here, user: '42' }

/** Words made of what hurts. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '@everyone',
          '@here',
          '<@42>',
          '<@&7>',
          '<#9>',
          '<:wave:1>',
          '</help:1>',
          '<t:1:F>',
          '||',
          '```',
          '`',
          '**',
        ],
        ...[
          '__',
          '~~',
          '\\',
          '[good](https://evil.example)',
          '](',
          ')',
          '[',
          '# ',
          '## ',
          '-# ',
          '> ',
          '>>> ',
          '- ',
          '* ',
          '+ ',
        ],
        ...[
          '1. ',
          '2) ',
          '\n',
          '\r\n',
          '\u2028',
          ' ',
          'https://a.example/b_c_(d)',
          'xhttps://',
          'a',
          'Zoë',
          '👋',
          '\u200b',
        ],
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

const long = fc.oneof(
  nasty,
  fc.tuple(nasty, fc.integer({ min: 1, max: 900 })).map(([words, times]) => words.repeat(times)),
)

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.constantFrom('plain', 'bold', 'code', 'quote').chain((kind) => long.map((words): Part => ({ kind, text: words }))),
  fc.tuple(nasty, fc.boolean()).map(([name, loud]): Part => ({ kind: 'person', user: ana, name, ping: loud })),
  nasty.map((name): Part => ({ kind: 'place', place: { kind: 'channel', space: here, channel: name }, name })),
  fc.tuple(fc.webUrl(), nasty).map(([url, label]): Part => ({ kind: 'link', url, label })),
  fc.tuple(nasty, nasty).map(([url, label]): Part => ({ kind: 'link', url, label })),
  fc.constantFrom('date', 'moment', 'ago').map((style): Part => ({ kind: 'time', at: 1_700_000_000_000, style })),
  nasty.map((path): Part => ({ kind: 'command', path })),
)
const text: fc.Arbitrary<Text> = fc.array(part, { maxLength: 5 })

/** What Discord's parser would take for markup in words that are meant to be plain; undefined when it takes none. */
function markupIn(content: string): string | undefined {
  const start = content.split('\n').find((line) => /^\s*(#{1,3}\s|-#\s|>|[-+*]\s|\d+[.)]\s)/.test(line))
  if (start !== undefined) return start
  for (let at = 0; at < content.length; at += 1) {
    if (/\\[^\p{L}\p{N}\s]/uy.test(content.slice(at, at + 3))) {
      at += 1
      continue
    }
    const rest = content.slice(at)
    const link = /^<https?:\/\/[^\s<>]+>/i.exec(rest) ?? /^(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/i.exec(rest)
    if (link !== null) {
      at += link[0].length - 1
      continue
    }
    if (/[\\*_~`|[\]()<]/.test(content[at] ?? '')) return content.slice(at)
    if (/^@(everyone|here)/i.test(content.slice(at))) return content.slice(at)
  }
  return undefined
}

test('reads no markup in anybody’s words', () => {
  fc.assert(
    fc.property(nasty, (words) => {
      expect(markupIn(escapeWords(words))).toBeUndefined()
    }),
    { numRuns: 2_000 },
  )
})

test('shows words as they were written', () => {
  const shown = (words: string): string => escapeWords(words).replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
  for (const words of [
    'a * b',
    '# no heading',
    '1. no list',
    'snake_case',
    '5 > 3',
    '(really)',
    'C:\\path',
    'mail@x.example',
  ])
    expect(shown(words)).toBe(words)
  expect(escapeWords('see https://a.example/b_c.')).toBe('see <https://a.example/b_c>.')
  expect(escapeWords('(https://a.example/b)')).toBe('\\(<https://a.example/b>\\)')
  expect(escapeWords('[good](https://evil.example)')).toBe('\\[good\\]\\(<https://evil.example>\\)')
})

test('lets only a ping ping', () => {
  fc.assert(
    fc.property(text, (parts) => {
      const payload = renderMessage({ text: parts }, here)
      const loud = parts.some((one) => one.kind === 'person' && one.ping)
      expect(payload.allowed_mentions.parse).toEqual([])
      if (!loud) expect(payload.allowed_mentions.users).toEqual([])
    }),
  )
  expect(renderMessage({ text: [ping(ana, 'Ana')] }, here)).toMatchObject({
    content: '<@42>',
    allowed_mentions: { parse: [], users: ['42'] },
  })
})

test('names people of another space instead of mentioning them', () => {
  const slack = { space: { platform: 'slack', id: 'T1' }, user: 'U1' } as const
  const payload = renderMessage({ text: [ping(slack, 'Ana_B')] }, here)
  expect(payload).toMatchObject({ content: 'Ana\\_B', allowed_mentions: { users: [] } })
})

const label = fc.oneof(fc.string({ maxLength: 200 }), nasty)
const control: fc.Arbitrary<Control> = fc.oneof(
  fc.tuple(label, fc.constantFrom('primary', 'plain', 'danger')).map(
    ([words, style]): Control => ({
      kind: 'button',
      action: '',
      label: words,
      style,
    }),
  ),
  label.map((words): Control => ({ kind: 'link', url: 'https://a.example/', label: words })),
  fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 40 }).map(
    (choices): Control => ({
      kind: 'select',
      action: '',
      placeholder: 'Choose',
      choices: choices.map(([name, description], index) => ({
        value: `${index}`,
        label: name.trim() === '' ? 'x' : name,
        description,
      })),
    }),
  ),
)
test('a select that takes several may take none, and shows what is chosen already', () => {
  const choices = [
    { value: 'a', label: 'A', chosen: true },
    { value: 'b', label: 'B' },
  ] as const
  const { rows } = renderControls([{ kind: 'select', action: 'pick:1:', placeholder: 'Which', choices, most: 20 }])
  expect(rows[0]?.components[0]).toMatchObject({
    ...{ min_values: 0, max_values: 2 },
    options: [{ value: 'a', default: true }, { value: 'b' }],
  })
})

const message: fc.Arbitrary<Message> = fc
  .record({
    text,
    card: fc.option(
      fc.record({
        body: text,
        facts: fc.array(fc.record({ label: long, value: text }), { maxLength: 30 }),
        note: text,
      }),
      { nil: undefined },
    ),
    controls: fc
      .array(control, { maxLength: 30 })
      .map((controls) =>
        controls.map((one, index) => (one.kind === 'link' ? one : { ...one, action: `act:1:${index}` })),
      ),
  })
  .map(({ card, ...rest }) => (card === undefined ? rest : { ...rest, card }))

test('makes a payload Discord takes of any message', () => {
  fc.assert(
    fc.property(message, (any) => {
      const body = checkBody(official.MessageCreateRequestSchema, messageBodySchema, renderMessage(any, here))
      checkMessage(body, 0)
    }),
    { numRuns: 300 },
  )
})

test('cuts nothing silently', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 400 }), (parts, most) => {
      const whole = renderText(parts, 1_000_000, here).content
      const { content } = renderText(parts, most, here)
      expect(content.length).toBeLessThanOrEqual(most)
      if (whole.length > most) expect(content).toMatch(/… \(\+\d+\)$/)
      else expect(content).toBe(whole)
    }),
  )
  expect(cut('a'.repeat(50), 45)).toBe(`${'a'.repeat(44)}…`)
  expect(cut('a'.repeat(300), 200)).toMatch(/a… \(\+116\)$/)
  const many = Array.from(
    { length: 27 },
    (_one, index) => ({ kind: 'button', action: `a:1:${index}`, label: 'x', style: 'plain' }) as const,
  )
  expect(renderMessage({ text: plain('Choose'), controls: many }, here).content).toBe('Choose\n… (+2)')
})

test('renders every kind of part', () => {
  const parts: Text = [
    { kind: 'bold', text: 'Bold*' },
    { kind: 'plain', text: ' ' },
    { kind: 'code', text: 'a`b' },
    { kind: 'plain', text: ' ' },
    { kind: 'place', place: { kind: 'thread', space: here, channel: '1', thread: '2' }, name: 'x' },
    { kind: 'plain', text: ' ' },
    { kind: 'link', url: 'https://a.example/(b)', label: 'here' },
    { kind: 'plain', text: ' ' },
    { kind: 'time', at: 1_700_000_000_000, style: 'ago' },
    { kind: 'plain', text: ' ' },
    { kind: 'command', path: 'suggestion list' },
  ]
  expect(renderText(parts, 2_000, here).content).toBe(
    '**Bold\\*** `aˋb` <#2> [here](https://a.example/%28b%29) <t:1700000000:R> `/suggestion list`',
  )
})

test('quotes in the line, or as a block where a quote stands alone', () => {
  const quote = { kind: 'quote', text: 'one\n# two' } as const
  expect(renderText([...plain('You said '), quote, ...plain('.')], 2_000, here).content).toBe('You said “one # two”.')
  expect(renderText(lines(plain('Reason:'), [quote], plain('Thanks')), 2_000, here).content).toBe(
    'Reason:\n> one\n> \\# two\nThanks',
  )
})

const field: fc.Arbitrary<Field> = fc
  .tuple(fc.constantFrom('text', 'choice', 'channel', 'people'), nasty, fc.boolean(), long)
  .map(([kind, words, required, value]): Field => {
    const base = { name: '', label: `L${words}`, hint: words, required }
    if (kind === 'text') return { ...base, kind, lines: 'many', maxLength: 5_000, value }
    if (kind === 'choice') return { ...base, kind, choices: [{ value: 'a', label: `C${words}` }], value: 'a' }
    if (kind === 'channel') return { ...base, kind, ...(required ? {} : { value: '200' }) }
    return { ...base, kind, value: { kind: required ? 'user' : 'role', id: '300' } }
  })
const form: fc.Arbitrary<Form> = fc.record({
  action: fc.constant('asked:1:'),
  title: nasty.map((words) => `T${words}`),
  submit: fc.constant('Send'),
  intro: text.map((parts): Text => [{ kind: 'plain', text: 'Read this. ' }, ...parts]),
  fields: fc
    .array(field, { minLength: 1, maxLength: 7 })
    .map((fields) => fields.map((one, index) => ({ ...one, name: `f${index}` }))),
})

test('makes a modal Discord takes of any form', () => {
  fc.assert(
    fc.property(form, (any) => {
      const body = { type: 9, data: renderForm(any, here) }
      const { data } = checkBody(
        official.ModalInteractionCallbackRequestSchema,
        z.object({ type: z.number(), data: modalSchema }),
        body,
      )
      checkModal(data)
    }),
    { numRuns: 300 },
  )
})

// Rendering for Slack: whatever a member writes stays what they wrote, and everything fits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPressed } from '../../adapters/slack/controls.ts'
import { cut, cutText, textLength } from '../../adapters/slack/cut.ts'
import { readMemory, renderForm } from '../../adapters/slack/form.ts'
import { readable } from '../../adapters/slack/readable.ts'
import { render } from '../../adapters/slack/render.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Control, Message } from '../../src/view/message.ts'
import { lines, type Part, person, ping, plain } from '../../src/view/text.ts'
import { visibleText } from '../../src/view/visible.ts'
import { checkBlocks, checkView } from '../emulators/slack/block-kit/check-blocks.ts'
import { elementsOf } from '../emulators/slack/block-kit/walk.ts'
import { createIds } from '../emulators/slack/world/ids.ts'
import { mentionsIn } from '../emulators/slack/world/mentions.ts'

const space: SpaceRef = { platform: 'slack', id: 'T1' }
const here = { space, url: 'https://ours.slack.com/' }

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '<!channel> <@U123> <!here|x>',
    '@here @everyone @channel',
    '*bold* _it_ ~no~ `code` ```pre```',
    '<https://evil.example|https://good.example>',
    '> quoted\n• listed\n1. counted',
    '&lt;!channel&gt; &amp;',
    '\ud800 half a character',
  ),
  fc.string({ minLength: 2000, maxLength: 6000 }),
)

const words = (kind: 'plain' | 'bold' | 'code' | 'quote') => nasty.map((text): Part => ({ kind, text }))
const part: fc.Arbitrary<Part> = fc.oneof(
  words('plain'),
  words('bold'),
  words('code'),
  words('quote'),
  nasty.map((name) => person({ space, user: 'U123' }, name)),
  nasty.map((name) => ping({ space: { platform: 'discord', id: '9' }, user: '1' }, name)),
  nasty.map((label): Part => ({ kind: 'link', url: 'https://hearth.example/a|b>c', label })),
  fc.tuple(nasty, nasty).map(([url, label]): Part => ({ kind: 'link', url, label })),
  nasty.map((name): Part => ({ kind: 'place', place: { kind: 'channel', space, channel: 'C1' }, name })),
  nasty.map(
    (name): Part => ({ kind: 'place', place: { kind: 'thread', space, channel: 'C1', thread: '1.000002' }, name }),
  ),
  fc.constantFrom<Part>({ kind: 'time', at: 1_700_000_000_000, style: 'ago' }, { kind: 'command', path: 'suggest' }),
)
const text = fc.array(part, { maxLength: 6 })

const control: fc.Arbitrary<Control> = fc.oneof(
  nasty.map((label): Control => ({ kind: 'button', action: 'vote:1:12', label, style: 'primary' })),
  fc.tuple(nasty, nasty).map(([url, label]): Control => ({ kind: 'link', url, label })),
  fc.tuple(nasty, fc.array(nasty, { minLength: 1, maxLength: 130 })).map(
    ([placeholder, labels]): Control => ({
      kind: 'select',
      action: 'pick:1:',
      placeholder: placeholder.slice(0, 100),
      choices: labels.map((label, index) => ({ value: String(index), label: label.slice(0, 40) })),
    }),
  ),
)

const message: fc.Arbitrary<Message> = fc.record(
  {
    text,
    card: fc.record(
      {
        body: text,
        facts: fc.array(fc.record({ label: nasty, value: text }), { maxLength: 5 }),
        note: text,
      },
      { requiredKeys: [] },
    ),
    controls: fc.array(control, { maxLength: 3 }),
  },
  { requiredKeys: ['text'] },
)

test('any message is one that Slack takes, and pings nobody', () => {
  fc.assert(
    fc.property(message, (any) => {
      const rendered = render(any, here)
      const blocks = checkBlocks(rendered.blocks, createIds(Date.now))
      expect(rendered.text.length).toBeGreaterThan(0)
      expect(rendered.text.length).toBeLessThanOrEqual(4000)
      expect(mentionsIn(rendered.text, blocks)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('any text that is cut says how much is missing', () => {
  fc.assert(
    fc.property(text.map(visibleText), fc.integer({ min: 40, max: 4000 }), (any, most) => {
      const fitting = cutText(any, most)
      expect(textLength(fitting)).toBeLessThanOrEqual(most)
      const missing = textLength(any) - textLength(fitting)
      if (missing > 0) expect(fitting.at(-1)).toMatchObject({ text: expect.stringMatching(/^… \(\+\d+\)$/) })
      else expect(fitting).toEqual(any)
    }),
  )
})

test('any string that is cut says so and is never half a character longer than it may be', () => {
  fc.assert(
    fc.property(nasty, fc.integer({ min: 1, max: 300 }), (any, most) => {
      const short = cut(any, most)
      expect(short.length).toBeLessThanOrEqual(most)
      expect(short.isWellFormed()).toBe(true)
      if (any.length > most) expect(short).toContain('…')
    }),
  )
})

test('the headline stands in the first block, since Slack hides the text beside blocks', () => {
  const { text: fallback, blocks } = render({ text: plain('5 < 6 & *so*') }, here)
  expect(fallback).toBe('5 &lt; 6 &amp; *so*')
  expect(blocks).toEqual([
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '5 < 6 & *so*' }] }],
    },
  ])
})

test('only a ping of somebody of this workspace is a mention', () => {
  const pinged = render(
    { text: [ping({ space, user: 'U1' }, 'Ana'), ...plain(' and '), person({ space, user: 'U2' }, 'Ben')] },
    here,
  )
  expect(pinged.text).toBe('Ana and Ben')
  expect(mentionsIn(pinged.text, checkBlocks(pinged.blocks, createIds(Date.now)))).toEqual(['U1'])
})

test('a quote on a line of its own is set apart by a bar', () => {
  const { blocks } = render(
    { text: lines(plain('Ana asks:'), [{ kind: 'quote', text: 'Why?' }], plain('Well.')) },
    here,
  )
  expect(blocks).toEqual([
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Ana asks:' }] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Why?' }] },
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Well.' }] },
      ],
    },
  ])
})

test('a thread is linked, a command stands as it is typed in Slack', () => {
  const thread = { kind: 'thread', space, channel: 'D1', thread: '1700000000.000100' } as const
  const { blocks } = render(
    {
      text: [
        { kind: 'place', place: thread, name: 'your thread' },
        { kind: 'command', path: 'suggestion list' },
      ],
    },
    here,
  )
  expect(JSON.stringify(blocks)).toContain('https://ours.slack.com/archives/D1/p1700000000000100')
  expect(JSON.stringify(blocks)).toContain('"/hearth suggestion list"')
})

test('the same action may stand in a message twice and comes back as it is', () => {
  const action = 'vote:1:12'
  const { blocks } = render(
    {
      text: plain('Vote'),
      controls: [
        { kind: 'button', action, label: 'Yes', style: 'primary' },
        { kind: 'button', action, label: 'Also yes', style: 'plain' },
        { kind: 'select', action, placeholder: 'Or', choices: [{ value: 'a', label: 'A' }] },
        { kind: 'link', url: 'https://hearth.example', label: 'Read' },
      ],
    },
    here,
  )
  const elements = checkBlocks(blocks, createIds(Date.now)).flatMap(elementsOf)
  const pressed = elements.map((element) =>
    readPressed({
      action_id: element.action_id ?? '',
      ...(element.type === 'button' ? { value: element.value } : { selected_option: { value: 'a' } }),
    }),
  )
  expect(pressed).toEqual([{ action, values: [] }, { action, values: [] }, { action, values: ['a'] }, undefined])
})

test('a select that takes several shows what is chosen already, and all of what is chosen comes back', () => {
  const choices = [
    { value: 'a', label: 'A', chosen: true },
    { value: 'b', label: 'B' },
  ] as const
  const { blocks } = render(
    { text: plain('Pick'), controls: [{ kind: 'select', action: 'pick:1:', placeholder: 'Which', choices, most: 2 }] },
    here,
  )
  const [menu] = checkBlocks(blocks, createIds(Date.now)).flatMap(elementsOf)
  const chosen = menu?.type === 'multi_static_select' ? menu.initial_options?.map(({ value }) => value) : []
  expect(chosen).toEqual(['a'])
  const pressed = (...values: readonly string[]) =>
    readPressed({ action_id: 'pick:1:', selected_options: values.map((value) => ({ value })) })
  expect(pressed('a', 'b')).toEqual({ action: 'pick:1:', values: ['a', 'b'] })
  expect(pressed()).toEqual({ action: 'pick:1:', values: [] })
})

test('choices that do not fit are counted in the placeholder', () => {
  const choices = Array.from({ length: 112 }, (_, index) => ({ value: String(index), label: `Number ${index}` }))
  const { blocks } = render(
    { text: plain('Pick'), controls: [{ kind: 'select', action: 'pick:1:', placeholder: 'Which one', choices }] },
    here,
  )
  expect(JSON.stringify(blocks)).toContain('Which one… (+12)')
})

test('any form is one that Slack takes, and remembers its action', () => {
  fc.assert(
    fc.property(nasty, nasty, nasty, text, (title, label, value, intro) => {
      const view = renderForm(
        {
          action: 'command:1:support',
          title,
          submit: label,
          intro,
          fields: [
            {
              kind: 'text',
              name: 'subject',
              label,
              hint: value,
              required: true,
              lines: 'many',
              maxLength: 4000,
              value,
            },
            {
              kind: 'choice',
              name: 'status',
              label,
              required: false,
              choices: [{ value: 'new', label }],
              value: 'new',
            },
            { kind: 'channel', name: 'channel', label, required: true, value: 'C1' },
            { kind: 'people', name: 'people', label, required: true, value: { kind: 'user', id: 'U1' } },
          ],
        },
        { user: 'U1', until: '1' },
        here,
      )
      const checked = checkView(view, 'modal', createIds(Date.now))
      expect(mentionsIn('', checked.blocks)).toEqual([])
      expect(readMemory(checked.private_metadata ?? '')).toEqual({
        action: 'command:1:support',
        address: { user: 'U1', until: '1' },
      })
    }),
  )
})

test('what people type becomes words and references', async () => {
  const names = {
    user: async (id: string) => (id === 'U2' ? { handle: 'ben', name: 'Ben B.' } : undefined),
    channel: async () => 'secret plans',
  }
  const read = await readable(
    'a &lt; b, <@U1|ana> and <@U2>: <#C1|help> <#C2> <!subteam^S1|@team> <!here> <https://a.example|a.example>',
    names,
  )
  expect(read.words).toBe('a < b, @ana and @ben: #help #secret-plans @team @here a.example')
  expect(read.references).toEqual({
    '@ana': { kind: 'user', user: 'U1', name: 'ana' },
    '@ben': { kind: 'user', user: 'U2', name: 'Ben B.' },
    '#help': { kind: 'channel', channel: 'C1', name: 'help' },
    '#secret-plans': { kind: 'channel', channel: 'C2', name: 'secret plans' },
    '@team': { kind: 'role', role: 'S1', name: 'team' },
  })
})

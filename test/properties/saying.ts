// Any message and any form that could be said, made of hostile words.
import fc from 'fast-check'
import type { Place, SpaceRef } from '../../src/domain/place.ts'
import type { Field, Form } from '../../src/view/form.ts'
import type { Card, Choice, Control, Message } from '../../src/view/message.ts'
import type { Part, Text } from '../../src/view/text.ts'
import { hostile, hostileUpTo } from './hostile.ts'

/** Who and what is at home in a space, by the ids of its platform. */
export interface Home {
  readonly space: SpaceRef
  readonly user: string
  readonly channel: string
  readonly thread: string
  readonly role: string
}

/** Where somebody comes from whom the reader's platform does not know. */
const elsewhere: SpaceRef = { platform: 'slack', id: 'T9' }

const wordsOf = (kind: 'plain' | 'bold' | 'code' | 'quote', words: fc.Arbitrary<string>): fc.Arbitrary<Part> =>
  words.map((text) => ({ kind, text }))

const urls = fc.oneof(fc.webUrl(), hostile, fc.constantFrom('javascript:alert(1)', 'https://a.example/(b) c|d>"e', ''))

/** Any part, as it is said to readers at home. */
function partsAt({ space, user, channel, thread, role }: Home): fc.Arbitrary<Part> {
  const places = fc.constantFrom<Place>(
    { kind: 'channel', space, channel },
    { kind: 'thread', space, channel, thread },
    { kind: 'channel', space: elsewhere, channel: 'C9' },
    { kind: 'direct', space, user },
  )
  const users = fc.constantFrom({ space, user }, { space: elsewhere, user: 'U9' })
  const long = fc.oneof({ weight: 20, arbitrary: hostileUpTo(2_000) }, { weight: 1, arbitrary: hostileUpTo(4_000) })
  return fc.oneof(
    { weight: 6, arbitrary: wordsOf('plain', long) },
    { weight: 2, arbitrary: wordsOf('bold', long) },
    { weight: 1, arbitrary: wordsOf('code', long) },
    { weight: 3, arbitrary: wordsOf('quote', long) },
    { weight: 2, arbitrary: fc.constant<Part>({ kind: 'plain', text: '\n' }) },
    fc.record({ kind: fc.constant('person'), user: users, name: hostile, ping: fc.boolean() }),
    fc.record({
      kind: fc.constant('role'),
      space: fc.constantFrom(space, elsewhere),
      role: fc.constant(role),
      name: hostile,
    }),
    fc.record({ kind: fc.constant('place'), place: places, name: hostile }),
    fc.record({ kind: fc.constant('link'), url: urls, label: hostile }),
    fc.record({
      kind: fc.constant('time'),
      at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
      style: fc.constantFrom('date', 'moment', 'ago'),
    }),
    fc.constantFrom<Part>({ kind: 'command', path: 'help' }, { kind: 'command', path: 'suggestion list' }),
  )
}

/** Any text. */
export const textsAt = (home: Home): fc.Arbitrary<Text> => fc.array(partsAt(home), { maxLength: 6 })

/** Words on a control: any, up to what is longer than each platform takes. */
const labels = hostileUpTo(100)

const choices = fc
  .oneof(
    {
      weight: 5,
      arbitrary: fc.array(fc.record({ label: labels, description: labels }), { minLength: 1, maxLength: 4 }),
    },
    { weight: 1, arbitrary: fc.array(fc.record({ label: hostile }), { minLength: 20, maxLength: 120 }) },
  )
  .map((all): readonly Choice[] => all.map((one, index) => ({ value: `value-${index}`, ...one })))

const control: fc.Arbitrary<Control> = fc.oneof(
  fc.record({
    kind: fc.constant('button'),
    action: fc.constant(''),
    label: labels,
    style: fc.constantFrom('primary', 'plain', 'danger'),
  }),
  fc.record({ kind: fc.constant('link'), url: urls, label: labels }),
  fc.record(
    { kind: fc.constant('select'), action: fc.constant(''), placeholder: labels, choices, most: fc.constant(20) },
    { requiredKeys: ['kind', 'action', 'placeholder', 'choices'] },
  ),
)

const controls: fc.Arbitrary<readonly Control[]> = fc
  .array(control, { maxLength: 8 })
  .map((all) => all.map((one, index) => (one.kind === 'link' ? one : { ...one, action: `act:1:${index}` })))

/** Any card. */
const cardsAt = (home: Home): fc.Arbitrary<Card> =>
  fc.record(
    {
      body: textsAt(home),
      facts: fc.array(fc.record({ label: hostileUpTo(256), value: textsAt(home) }), { maxLength: 5 }),
      note: textsAt(home),
    },
    { requiredKeys: [] },
  )

/** Any message. */
export const messagesAt = (home: Home): fc.Arbitrary<Message> =>
  fc.record({ text: textsAt(home), card: cardsAt(home), controls }, { requiredKeys: ['text'] })

const field: fc.Arbitrary<Field> = fc
  .record({
    kind: fc.constantFrom('text', 'choice', 'channel', 'people'),
    label: labels,
    hint: labels,
    required: fc.boolean(),
    lines: fc.constantFrom('one', 'many'),
    value: hostileUpTo(4_000),
    maxLength: fc.integer({ min: 1, max: 5_000 }),
    choices,
  })
  .map(({ kind, lines, value, maxLength, choices: offered, ...rest }): Field => {
    const base = { ...rest, name: '' }
    if (kind === 'text') return { ...base, kind, lines, maxLength, value }
    return kind === 'choice' ? { ...base, kind, choices: offered, value: 'value-0' } : { ...base, kind }
  })

/** Any form. */
export const formsAt = (home: Home): fc.Arbitrary<Form> =>
  fc
    .record(
      {
        action: fc.constant('asked:1:'),
        title: labels,
        submit: labels,
        intro: textsAt(home),
        fields: fc.array(field, { minLength: 1, maxLength: 6 }),
      },
      { requiredKeys: ['action', 'title', 'submit', 'fields'] },
    )
    .map((form) => ({ ...form, fields: form.fields.map((one, index) => ({ ...one, name: `field-${index}` })) }))

// The commands and forms as Discord takes them, and what is told before a start of those it would refuse or cut.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { compileDiscord } from '../../adapters/discord/index.ts'
import { sameCommands } from '../../adapters/discord/register-commands.ts'
import { specs } from '../../commands/index.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { command, form } from '../../src/bot/spec.ts'
import { registry } from './discord-stage.ts'

test('compiles commands without problems, and the same ones each time', () => {
  const { commands, problems } = compileDiscord(registry)
  expect(problems).toEqual([])
  const setup = commands.find(({ name }) => name === 'setup')
  expect(setup).toMatchObject({ default_member_permissions: '32', contexts: [0] })
  const decide = commands.find(({ name }) => name === 'decide')
  expect(decide).toMatchObject({
    default_member_permissions: '17179869184',
    options: [
      { name: 'number', type: 3, autocomplete: true, required: false },
      { name: 'status', choices: [{ value: 'planned' }, { value: 'done' }] },
    ],
  })
  const known = commands.map((body, index) => ({
    ...body,
    id: `${index}`,
    version: '1',
    dm_permission: null,
    nsfw: false,
  }))
  expect(sameCommands(known.toReversed(), commands)).toBe(true)
  expect(sameCommands(known.slice(1), commands)).toBe(false)
})

test('tells before a start what Discord would refuse', () => {
  const option = { kind: 'text', label: 'form.send', required: true, lines: 'one', maxLength: 9_000 } as const
  const fields = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'F'].map((name) => [name, option]))
  const manner = { who: 'everyone', does: 'reads', answers: 'private' } as const
  const { problems } = compileDiscord(
    registryOf([command({ path: 'many', summary: 'error.old-button', options: fields, ...manner })]),
  )
  expect(problems.join('\n')).toContain('/many: "F" is no name Discord takes')
  expect(problems.join('\n')).toContain('/many has 6 fields in its form; Discord takes 5')
  expect(problems.join('\n')).toMatch(/\/many has \d+ characters of description; Discord takes 100 \(en\)/)
  expect(problems.join('\n')).toContain('/many a has 9000 characters of text; Discord takes 4000')
})

const manner = { who: 'everyone', does: 'reads', answers: 'private' } as const
const long = 'error.old-button'

test('tells the title, the labels and the number of fields of a form that Discord would cut', () => {
  const option = { kind: 'text', label: long, required: true, lines: 'one', maxLength: 80 } as const
  const options = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, option]))
  const asked = { name: 'asked', version: 2, args: z.tuple([]), title: long, submit: 'form.send', intro: long } as const
  const { problems } = compileDiscord(registryOf([form({ ...asked, options, ...manner })]))
  expect(problems.join('\n')).toMatch(/the form asked:2 has \d+ characters of title; Discord takes 45 \(en\)/)
  expect(problems.join('\n')).toMatch(/the form asked:2 a has \d+ characters of label; Discord takes 45 \(en\)/)
  expect(problems.join('\n')).toContain('the form asked:2 has 5 fields in its form; Discord takes 4')
})

test('tells the description of an option that Discord would cut, with its label and its hint', () => {
  const option = { kind: 'word', label: 'form.send', hint: long, required: true, completes: false } as const
  const { problems } = compileDiscord(
    registryOf([command({ path: 'say', summary: 'form.open', options: { word: option }, ...manner })]),
  )
  expect(problems.join('\n')).toMatch(/\/say word has \d+ characters of description; Discord takes 100 \(en\)/)
})

test('tells the description of a first word that Discord would cut', () => {
  const both = ['one', 'two'].map((word) => command({ path: `say ${word}`, summary: long, options: {}, ...manner }))
  const { problems } = compileDiscord(registryOf(both))
  expect(problems.join('\n')).toMatch(/\/say has \d+ characters of description; Discord takes 100 \(en\)/)
})

test('cuts nothing of what Hearth really offers', () => {
  expect(compileDiscord(registryOf(specs)).problems).toEqual([])
})

// The form that a command's options make: as many fields as platforms take, also where there are more options.
import { expect, test } from 'vitest'
import { specs } from '../../commands/index.ts'
import { formOfCommand } from '../../src/bot/form-of.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { sayIn } from '../../src/locales/say.ts'
import type { RawValues } from '../../src/ports/inbox.ts'

const queue = registryOf(specs).command('queue')

function fieldsWith(values: RawValues): readonly string[] {
  if (queue === undefined) throw new Error('there is no /queue')
  return formOfCommand(queue, sayIn('en'), { values, shape: '' }).fields.map(({ name }) => name)
}

const typed = (text: string) => ({ kind: 'text', text }) as const

test('an option for which there is no room has no field', () => {
  expect(fieldsWith({})).toEqual(['list', 'priority', 'team', 'topic', 'tag'])
})

test('what was typed has its field, in the place of what was not', () => {
  const fields = fieldsWith({ organisation: typed('Acme'), tag: typed('door'), priority: typed('soon') })
  expect(fields).toEqual(['list', 'priority', 'team', 'tag', 'organisation'])
})

test('where everything was typed, what is spare is left out', () => {
  const all = Object.fromEntries(Object.keys(queue?.options ?? {}).map((name) => [name, typed('x')]))
  expect(fieldsWith(all)).toEqual(['list', 'priority', 'team', 'topic', 'tag'])
})

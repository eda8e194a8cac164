// `/settings`: what an admin reads and changes with one word.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import type { SettingsService } from '../src/services/settings/settings.ts'

const listSpec = command({
  path: 'settings list',
  summary: 'settings.list.summary',
  who: 'admins',
  does: 'reads',
  answers: 'private',
  options: {},
})

const setSpec = command({
  path: 'settings set',
  summary: 'settings.set.summary',
  who: 'admins',
  does: 'writes',
  answers: 'private',
  options: {
    name: { kind: 'word', label: 'settings.set.name', required: true, completes: true },
    value: { kind: 'text', label: 'settings.set.value', required: true, lines: 'one', maxLength: 500 },
  },
})

interface Services {
  readonly settings: SettingsService
}

export const settingsDeclared: readonly Declared<Services>[] = [
  onCommand(listSpec, ({ settings }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: await settings.list(caller, say),
  })),
  onCommand(
    setSpec,
    ({ settings }: Services) =>
      async ({ caller, say, input }) => ({
        kind: 'say',
        message: await settings.set(caller, say, input.name, input.value),
      }),
    ({ settings }: Services) =>
      async ({ value }) =>
        settings.names(value),
    ({ settings }) =>
      ({ caller, input }) =>
        settings.look(caller, input.name, input.value),
  ),
]

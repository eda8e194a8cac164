// Tells Discord our commands by one bulk overwrite, and only when they changed: people's clients load them anew each time.
import { Routes } from 'discord.js'
import type { Api } from './api.ts'
import type { CommandBody } from './commands.ts'

/** Registers the commands. Resolves with whether there was anything to change. */
export async function registerCommands(
  api: Api,
  application: string,
  commands: readonly CommandBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(application)
  const known = await api.get(route, { with_localizations: 'true' })
  if (Array.isArray(known) && sameCommands(known, commands)) return false
  await api.put(route, commands)
  return true
}

/** Whether two lists of commands mean the same, whatever Discord adds to what we sent. */
export const sameCommands = (known: readonly unknown[], wanted: readonly unknown[]): boolean =>
  keyOf(known) === keyOf(wanted)

const keyOf = (commands: readonly unknown[]): string =>
  JSON.stringify(commands.map((command) => JSON.stringify(normalised(command))).toSorted())

/** What we set, in one order; Discord adds ids and leaves out or fills in what is empty. */
const ours: ReadonlySet<string> = new Set([
  'autocomplete',
  'channel_types',
  'choices',
  'contexts',
  'default_member_permissions',
  'description',
  'description_localizations',
  'integration_types',
  'max_length',
  'name',
  'name_localizations',
  'options',
  'type',
  'value',
])

function normalised(value: unknown, within = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => normalised(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([key, item]) => (ours.has(key) || within.endsWith('_localizations')) && !isEmpty(item))
    .map(([key, item]) => [key, normalised(item, key)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries)
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0)

// The id of a button or a form: `name:version:arguments`. Buttons outlive deploys by years, so an id is parsed, never trusted.
import type { ActionSpec, FormSpec } from './spec.ts'

/** Discord's limit for a custom_id, the shortest of the platforms. */
export const actionIdLength = 100

/** Makes the id. Throws when it would be too long for a platform, or an argument holds a separator: a bug of the caller. */
export function actionId<Args extends readonly (string | number)[]>(
  spec: Pick<ActionSpec<Args> | FormSpec<Args>, 'name' | 'version'>,
  ...args: Args
): string {
  if (args.some((arg) => String(arg).includes(','))) throw new Error(`an argument of ${spec.name} holds a comma`)
  const id = `${spec.name}:${spec.version}:${args.join(',')}`
  if (id.length > actionIdLength) throw new Error(`the id of ${spec.name} is ${id.length} characters long`)
  return id
}

/** Takes an id apart; undefined when it is none. */
export function readActionId(id: string): { name: string; version: number; args: string[] } | undefined {
  const match = /^([a-z][a-z-]*):(\d+):(.*)$/s.exec(id)
  if (match === null) return undefined
  const [, name = '', version = '', args = ''] = match
  return { name, version: Number(version), args: args === '' ? [] : args.split(',') }
}

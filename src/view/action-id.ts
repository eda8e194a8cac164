// The id of a button or a form: `name:version:arguments`. Buttons outlive deploys by years, so an id is parsed, never trusted.

/** Which button or form: renderers make its id from this, and the command language finds its handler by it. */
export interface ActionRef {
  readonly name: string
  readonly version: number
}

/** Discord's limit for a custom_id, the shortest of the platforms. */
export const actionIdLength = 100

/** Makes the id. Throws when it would be too long for a platform, or an argument holds a separator: a bug of the caller. */
export function actionId(ref: ActionRef, ...args: readonly (string | number)[]): string {
  if (args.some((arg) => String(arg).includes(','))) throw new Error(`an argument of ${ref.name} holds a comma`)
  const id = `${ref.name}:${ref.version}:${args.join(',')}`
  if (id.length > actionIdLength) throw new Error(`the id of ${ref.name} is ${id.length} characters long`)
  return id
}

/** Takes an id apart; undefined when it is none. */
export function readActionId(id: string): { name: string; version: number; args: string[] } | undefined {
  const match = /^([a-z][a-z-]*):(\d+):(.*)$/s.exec(id)
  if (match === null) return undefined
  const [, name = '', version = '', args = ''] = match
  return { name, version: Number(version), args: args === '' ? [] : args.split(',') }
}

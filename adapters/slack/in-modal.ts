// What a sent form was given, where that stands in the modal itself.
import type { Given } from '../../src/ports/answer.ts'
import { cut } from './cut.ts'
import { renderForm } from './form.ts'
import type { Caller } from './given.ts'
import { limits } from './limits.ts'
import { plainWords } from './plain-text.ts'
import type { Workspace } from './workspace.ts'

/** Errors under their fields, or another form in its place. */
export type InModal =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ReturnType<typeof renderForm> }

/** What of it can stand in the modal itself; undefined when it is to be said elsewhere. */
export function inModal(
  given: Given,
  fields: readonly string[],
  caller: Caller,
  workspace: Workspace,
): InModal | undefined {
  if (given.kind === 'form')
    return { response_action: 'update', view: renderForm(given.form, { ...caller.address.data }, workspace) }
  if (given.kind !== 'errors') return undefined
  const known = Object.entries(given.fields).filter(([field]) => fields.includes(field))
  if (known.length === 0) return undefined
  const errors = Object.fromEntries(known.map(([field, text]) => [field, cut(plainWords(text), limits.fieldError)]))
  return { response_action: 'errors', errors }
}

// Fills a form as a person's client does: prefilled values stay, required fields and lengths are held, what is sent is what Discord sends.
import type { Component } from './message-body.ts'
import type { NewFile } from './person-messages.ts'
import type { Modal, Wire } from './world.ts'

/** What a person enters, by custom id (or by label): text, the chosen values, or files. */
export type FormValues = Readonly<Record<string, string | boolean | readonly string[] | readonly NewFile[]>>

export interface Picked {
  readonly type: number
  readonly values: readonly string[]
}

export interface FilledForm {
  readonly components: Wire[]
  readonly picked: readonly Picked[]
}

const ROW = 1
const STRING_SELECT = 3
const TEXT_INPUT = 4
const TEXT_DISPLAY = 10
const LABEL = 18
const FILE_UPLOAD = 19
const FILE_LIMIT = 10 * 1024 * 1024
const RADIO_GROUP = 21
const CHECKBOX = 23

/** The components of a form's submission. `upload` takes a file that is attached, and gives its id. */
export function fillForm(modal: Modal, values: FormValues, upload: (file: NewFile) => string): FilledForm {
  const picked: Picked[] = []
  const used = new Set<string>()
  const fill = (field: Component, label: string): Wire => {
    const key = [field.custom_id ?? '', label].find((name) => values[name] !== undefined)
    if (key !== undefined) used.add(key)
    const given = key === undefined ? undefined : values[key]
    if (field.type === FILE_UPLOAD) return fillFiles(field, label, given, upload)
    return fillField(field, label, given, picked)
  }
  const components = modal.components.map((component): Wire => {
    const { type, id = 0 } = component
    if (type === TEXT_DISPLAY) return { type, id }
    if (type === LABEL && component.component) {
      return { type, id, component: fill(component.component, component.label ?? '') }
    }
    if (type === ROW) return { type, id, components: (component.components ?? []).map((f) => fill(f, f.label ?? '')) }
    throw new Error(`A form cannot hold a component of type ${type}`)
  })
  const unknown = Object.keys(values).filter((name) => !used.has(name))
  if (unknown.length > 0) throw new Error(`The form ${modal.title} has no field ${unknown.join(', ')}`)
  return { components, picked }
}

function fillField(field: Component, label: string, given: FormValues[string] | undefined, picked: Picked[]): Wire {
  const { type, id = 0, custom_id } = field
  const required = field.required ?? true
  if (type === TEXT_INPUT) return { type, id, custom_id, value: textOf(field, label, given, required) }
  if (type === CHECKBOX) return { type, id, custom_id, value: given === true }
  const chosen = given === undefined ? defaultsOf(field) : [given].flat().map(String)
  if (chosen.length === 0 && required) throw new Error(`The form requires ${label}`)
  if (type === RADIO_GROUP) return { type, id, custom_id, value: chosen[0] ?? null }
  checkChosen(field, label, chosen)
  picked.push({ type, values: chosen })
  return { type, id, custom_id, values: chosen }
}

/** The client lets nobody attach more, or larger files, than Discord takes. */
function fillFiles(
  { type, id = 0, custom_id, required, min_values: min, max_values: max }: Component,
  label: string,
  given: FormValues[string] | undefined,
  upload: (file: NewFile) => string,
): Wire {
  const files = Array.isArray(given) ? given.filter((one) => typeof one === 'object') : []
  if (files.length < ((required ?? true) ? (min ?? 1) : 0)) throw new Error(`The form requires ${label}`)
  if (files.length > (max ?? 1)) throw new Error(`${label} does not take ${files.length} files`)
  const large = files.find(({ content }) => content.byteLength > FILE_LIMIT)
  if (large !== undefined) throw new Error(`${large.name} is too large for Discord`)
  return { type, id, custom_id, values: files.map(upload) }
}

function textOf(field: Component, label: string, given: FormValues[string] | undefined, required: boolean): string {
  const value = given === undefined ? (field.value ?? '') : String(given)
  if (value === '' && required) throw new Error(`The form requires ${label}`)
  const { min_length: min, max_length: max } = field
  if (value !== '' && (value.length < (min ?? 0) || value.length > (max ?? 4000))) {
    throw new Error(`${label} does not take ${value.length} characters`)
  }
  return value
}

function defaultsOf(field: Component): string[] {
  const chosen = field.options?.filter((option) => option.default).map(({ value }) => value) ?? []
  const { default_values: values } = Object.fromEntries(Object.entries(field))
  if (!Array.isArray(values)) return chosen
  return values.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && 'id' in each ? [String(each.id)] : [],
  )
}

function checkChosen(field: Component, label: string, chosen: readonly string[]): void {
  if (chosen.length > (field.max_values ?? Math.max(1, field.type > STRING_SELECT + 5 ? 25 : 1))) {
    throw new Error(`${label} does not take ${chosen.length} values`)
  }
  const stranger = field.options && chosen.find((value) => !field.options?.some((option) => option.value === value))
  if (stranger !== undefined) throw new Error(`${label} has no option ${stranger}`)
}

// A form made from options: the fields people fill are the options they could have typed.
import type { Say } from '../locales/say.ts'
import type { RawValue, RawValues } from '../ports/inbox.ts'
import { actionId } from '../view/action-id.ts'
import { commandForm } from '../view/actions.ts'
import type { Field, Form, PeopleField } from '../view/form.ts'
import type { Choice } from '../view/message.ts'
import type { FormOption, Options } from './option.ts'
import type { CommandSpec, FormSpec } from './spec.ts'

/** Room for one word or a number. */
const wordLength = 100

export interface FormFill {
  readonly values?: RawValues
  /** Choices for an option that are known only now (the channels of a space). They replace its own; without any it has no field. */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>
  /** How support threads are kept private there. */
  readonly shape: string
}

/** The form of a command's own options. */
export const formOfCommand = (spec: CommandSpec, say: Say, fill: FormFill): Form => ({
  action: actionId(commandForm, spec.path),
  title: say.label(spec.summary),
  submit: say.label('form.send'),
  ...(spec.intro === undefined ? {} : { intro: say(spec.intro, { shape: fill.shape }) }),
  fields: [
    ...fieldsOf(withRoom(spec.options, fill.values ?? {}), say, fill),
    ...(spec.files === undefined ? [] : [fieldOf('files', spec.files, say, fill)]),
  ],
})

/** The options that have a field: as many as there are without those that are spare. */
function withRoom(options: Options, values: RawValues): Options {
  const all = Object.entries(options)
  const room = all.filter(([, { spare }]) => spare !== true).length
  const rank = ([name, { required }]: (typeof all)[number]): number => (required || values[name] !== undefined ? 0 : 1)
  const first = all
    .toSorted(
      (one, other) => rank(one) - rank(other) || Number(one[1].spare === true) - Number(other[1].spare === true),
    )
    .slice(0, room)
  return Object.fromEntries(all.filter((one) => first.includes(one)))
}

/** A form of its own, with the arguments that come back when it is sent. */
export const formOf = <Args extends readonly (string | number)[]>(
  spec: Pick<FormSpec<Args>, 'name' | 'version' | 'title' | 'submit' | 'intro' | 'options'>,
  args: Args,
  say: Say,
  fill: FormFill,
): Form => ({
  action: actionId(spec, ...args),
  title: say.label(spec.title),
  submit: say.label(spec.submit),
  ...(spec.intro === undefined ? {} : { intro: say(spec.intro, { shape: fill.shape }) }),
  fields: fieldsOf(spec.options, say, fill),
})

/** What stands in the fields of a form, so that it can be opened like that another time. */
export const valuesOf = (form: Form): RawValues =>
  Object.fromEntries(
    form.fields.flatMap((field) => {
      const value = standingValue(field)
      return value === undefined ? [] : [[field.name, value]]
    }),
  )

function standingValue(field: Field): RawValue | undefined {
  switch (field.kind) {
    case 'text':
    case 'choice':
      return field.value === undefined ? undefined : { kind: 'text', text: field.value }
    case 'channel':
      return field.value === undefined ? undefined : { kind: 'channel', channel: field.value }
    case 'people':
      if (field.value === undefined) return undefined
      return field.value.kind === 'user'
        ? { kind: 'user', user: field.value.id }
        : { kind: 'role', role: field.value.id }
    case 'files':
      return undefined
    default:
      return field satisfies never
  }
}

const fieldsOf = (options: Readonly<Record<string, FormOption>>, say: Say, fill: FormFill): readonly Field[] =>
  Object.entries(options)
    .filter(([name]) => fill.choices?.[name]?.length !== 0)
    .map(([name, option]) => fieldOf(name, option, say, fill))

function fieldOf(name: string, option: FormOption, say: Say, fill: FormFill): Field {
  const raw = fill.values?.[name]
  const base = {
    name,
    label: say.label(option.label),
    required: option.required,
    ...(option.hint === undefined ? {} : { hint: say.label(option.hint) }),
  }
  const value: { value?: string } = raw?.kind === 'text' && raw.text !== '' ? { value: raw.text } : {}
  const choices = fill.choices?.[name]
  // What was typed elsewhere may be none of them.
  if (choices !== undefined) {
    const known = choices.some((one) => one.value === value.value) ? value : {}
    return { ...base, kind: 'choice', choices, ...known }
  }
  switch (option.kind) {
    case 'text': {
      // What was typed elsewhere may be too long: it comes back whole, to be shortened by whoever wrote it.
      const maxLength = Math.max(option.maxLength, value.value?.length ?? 0)
      return { ...base, kind: 'text', lines: option.lines, maxLength, ...value }
    }
    case 'word':
    case 'number':
    case 'numbers':
      return { ...base, kind: 'text', lines: 'one', maxLength: wordLength, ...value }
    case 'choice':
      return {
        ...base,
        kind: 'choice',
        choices: option.choices.map((choice) => ({ value: choice.value, label: say.label(choice.label) })),
        ...value,
      }
    case 'channel':
      return { ...base, kind: 'channel', ...(raw?.kind === 'channel' ? { value: raw.channel } : {}) }
    case 'people':
      return { ...base, kind: 'people', ...chosenOf(raw) }
    case 'files':
      return { ...base, kind: 'files', most: option.most }
    default:
      return option satisfies never
  }
}

/** Who was chosen before; names that stand for nobody have to be chosen again. */
function chosenOf(raw: RawValue | undefined): Pick<PeopleField, 'value'> {
  if (raw?.kind === 'user') return { value: { kind: 'user', id: raw.user } }
  return raw?.kind === 'role' ? { value: { kind: 'role', id: raw.role } } : {}
}

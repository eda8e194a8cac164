// A form as Discord's modal, and a sent modal as raw values. Pure. Discord names the sending button itself.
import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIMentionableSelectComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { RawValue, RawValues } from '../../src/ports/inbox.ts'
import type { Field, Form, PeopleField } from '../../src/view/form.ts'
import { isUnseen } from '../../src/view/visible.ts'
import { textChannels } from './commands.ts'
import { renderOption } from './controls.ts'
import { cut, cutList, missing } from './cut.ts'
import { labelOf, oneLine } from './label.ts'
import { limits } from './limits.ts'
import { renderText } from './render-text.ts'
import { pickedFiles, pickedValue } from './resolved.ts'
import { maybeText, maybeWire, numberOf, textOf, textsOf, type Wire, wiresOf } from './wire.ts'

/** Renders a form as a modal: the words above it, then a label for each field. */
export function renderForm(form: Form, here: SpaceRef | undefined): APIModalInteractionResponseCallbackData {
  const intro = renderText(form.intro ?? [], limits.modalText, here).content
  const introduced = intro.trim() === '' ? [] : [introOf(intro)]
  const { kept, left } = cutList(form.fields, limits.modalComponents - introduced.length)
  const more = left === 0 ? '' : ` ${missing(left)}`
  return {
    custom_id: form.action,
    title: labelOf(form.title, limits.modalTitle - more.length) + more,
    components: [...introduced, ...kept.map((field) => renderField(field))],
  }
}

const introOf = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content })

const renderField = (field: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: labelOf(field.label, limits.label),
  ...(isUnseen(field.hint ?? '') ? {} : { description: labelOf(field.hint ?? '', limits.labelDescription) }),
  component: renderInput(field),
})

function renderInput(field: Field): APIComponentInLabel {
  const base = { custom_id: field.name, required: field.required }
  const one = { min_values: field.required ? 1 : 0, max_values: 1 }
  switch (field.kind) {
    case 'text': {
      const most = Math.max(1, Math.min(field.maxLength, limits.textInput))
      return {
        ...base,
        type: ComponentType.TextInput,
        style: field.lines === 'one' ? TextInputStyle.Short : TextInputStyle.Paragraph,
        max_length: most,
        ...(field.value === undefined
          ? {}
          : { value: cut(field.lines === 'one' ? oneLine(field.value) : field.value, most) }),
      }
    }
    case 'choice':
      return {
        ...base,
        ...one,
        type: ComponentType.StringSelect,
        options: cutList(field.choices, limits.selectOptions).kept.map((choice) => ({
          ...renderOption(choice),
          ...(choice.value === field.value ? { default: true } : {}),
        })),
      }
    case 'channel':
      return {
        ...{ ...base, ...one, type: ComponentType.ChannelSelect, channel_types: [...textChannels] },
        ...(field.value === undefined
          ? {}
          : { default_values: [{ id: field.value, type: SelectMenuDefaultValueType.Channel }] }),
      }
    case 'people':
      return { ...base, ...one, type: ComponentType.MentionableSelect, ...chosenOf(field) }
    case 'files':
      return {
        ...base,
        type: ComponentType.FileUpload,
        min_values: field.required ? 1 : 0,
        max_values: Math.min(field.most, limits.files),
      }
    default:
      return field satisfies never
  }
}

function chosenOf({ value }: PeopleField): Pick<APIMentionableSelectComponent, 'default_values'> {
  if (value === undefined) return {}
  const { id, kind } = value
  const { User, Role } = SelectMenuDefaultValueType
  return { default_values: [{ id, type: kind === 'user' ? User : Role }] }
}

/** What a sent modal holds, by the name of each field. */
export function readForm(data: Wire): RawValues {
  const values = new Map<string, RawValue>()
  for (const top of wiresOf(data.components)) {
    for (const input of inputsIn(top)) {
      const value = readInput(input, maybeWire(data, 'resolved'))
      if (value !== undefined) values.set(textOf(input, 'custom_id'), value)
    }
  }
  return Object.fromEntries(values)
}

/** An input under a label, or in a row as older clients send it. */
function inputsIn(top: Wire): readonly Wire[] {
  const labelled = maybeWire(top, 'component')
  return labelled === undefined ? wiresOf(top.components) : [labelled]
}

function readInput(input: Wire, resolved: Wire | undefined): RawValue | undefined {
  const text = maybeText(input, 'value')
  if (text !== undefined) return { kind: 'text', text }
  if (numberOf(input, 'type') === ComponentType.FileUpload) return pickedFiles(textsOf(input.values), resolved)
  const [picked] = textsOf(input.values)
  if (picked === undefined) return undefined
  return numberOf(input, 'type') === ComponentType.StringSelect
    ? { kind: 'text', text: picked }
    : pickedValue(picked, resolved)
}

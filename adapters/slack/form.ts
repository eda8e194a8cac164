// A form as a modal, and what was filled in back out of it. A modal remembers its action and where its answer goes.
import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { RawValue, RawValues } from '../../src/ports/inbox.ts'
import type { Field, Form, TextField } from '../../src/view/form.ts'
import { isUnseen } from '../../src/view/visible.ts'
import { oneLine, optionOf, plain } from './controls.ts'
import { cut, cutText } from './cut.ts'
import { fileSeen, slackFile } from './file-seen.ts'
import { limits } from './limits.ts'
import { richText } from './rich-text.ts'
import type { Viewpoint } from './viewpoint.ts'

/** The callback id of every modal of ours. */
export const formCallback = 'hearth-form'

const inputId = 'value'

const memory = z.object({ action: z.string(), address: z.record(z.string(), z.string()) })

/** What a modal remembers while it is open. */
export type FormMemory = z.infer<typeof memory>

/** Where a form is shown, and what the app may do there, where Slack says so. */
type FormViewpoint = Viewpoint & { readonly scopes?: ReadonlySet<string> | undefined }

/** An app that was installed before it could read files gets no form from Slack that asks for some. */
const fieldsFor = ({ fields }: Form, { scopes }: FormViewpoint): readonly Field[] =>
  scopes === undefined || scopes.has('files:read') ? fields : fields.filter(({ kind }) => kind !== 'files')

/** Renders a form. A title that is longer than Slack shows stands in full above the fields. */
export function renderForm(form: Form, address: FormMemory['address'], viewpoint: FormViewpoint): types.ModalView {
  const whole = cutText([{ kind: 'bold', text: form.title }], limits.headline)
  const title = form.title.length > limits.modalTitle ? richText(whole, viewpoint) : undefined
  const intro = form.intro === undefined ? undefined : richText(cutText(form.intro, limits.headline), viewpoint)
  const remembered: FormMemory = { action: form.action, address }
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(remembered),
    title: plain(form.title, limits.modalTitle),
    submit: plain(form.submit, limits.modalButton),
    blocks: [title, intro, ...fieldsFor(form, viewpoint).map(inputOf)].filter((block) => block !== undefined),
  }
}

/** Reads what a modal remembers; undefined when it is none of ours. */
export function readMemory(metadata: string): FormMemory | undefined {
  try {
    const read = memory.safeParse(JSON.parse(metadata))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

const inputOf = (field: Field): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plain(field.label, limits.inputLabel),
  optional: !field.required,
  ...(isUnseen(field.hint ?? '') ? {} : { hint: plain(field.hint ?? '', limits.inputLabel) }),
  element: elementOf(field),
})

const typedValue = ({ lines, value = '' }: TextField): string => (lines === 'one' ? oneLine(value) : value)

function elementOf(field: Field): types.InputBlock['element'] {
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: inputId,
        multiline: field.lines === 'many',
        max_length: Math.min(field.maxLength, limits.inputValue),
        ...(isUnseen(field.value ?? '')
          ? {}
          : { initial_value: cut(typedValue(field), Math.min(field.maxLength, limits.inputValue)) }),
      }
    case 'choice': {
      const options = field.choices.slice(0, limits.selectOptions).map(optionOf)
      const initial = options.find((option) => option.value === field.value)
      return {
        type: 'static_select',
        action_id: inputId,
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      }
    }
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: inputId,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(field.value === undefined ? {} : { initial_conversation: field.value }),
      }
    case 'people':
      return {
        ...{ type: 'users_select', action_id: inputId },
        // It offers people alone, so a group has to be chosen anew.
        ...(field.value?.kind === 'user' ? { initial_user: field.value.id } : {}),
      }
    case 'files':
      return { type: 'file_input', action_id: inputId, max_files: Math.min(field.most, limits.formFiles) }
    default:
      return field satisfies never
  }
}

/** The state of a modal as Slack sends it: by block id, then by action id. */
export const viewState = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_conversation: z.string().nullish(),
      selected_channel: z.string().nullish(),
      selected_user: z.string().nullish(),
      files: z.array(slackFile).nullish(),
    }),
  ),
)

/** The values of the filled fields by field name. */
export function readForm(state: z.infer<typeof viewState>): RawValues {
  const values: Record<string, RawValue> = {}
  for (const [name, inputs] of Object.entries(state)) {
    const input = inputs[inputId]
    if (input === undefined) continue
    const text = input.value ?? input.selected_option?.value
    const channel = input.selected_conversation ?? input.selected_channel
    if (typeof text === 'string') values[name] = { kind: 'text', text }
    else if (typeof channel === 'string') values[name] = { kind: 'channel', channel }
    else if (input.files && input.files.length > 0) values[name] = { kind: 'files', files: input.files.map(fileSeen) }
    else if (typeof input.selected_user === 'string') values[name] = { kind: 'user', user: input.selected_user }
  }
  return values
}

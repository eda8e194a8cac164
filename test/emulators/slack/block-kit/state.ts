/** What is filled into inputs and chosen in menus, in the shape of `view.state.values`. */
import type { StateValue, StateValues } from '../world/types.ts'
import type { Block } from './blocks.ts'
import type { Interactive } from './elements.ts'
import type { Option } from './texts.ts'
import { allElements } from './walk.ts'

/** What a person types or chooses: one value, or several for menus that take several; or files, as Slack tells of them. */
export type Filled = string | readonly (string | Readonly<Record<string, unknown>>)[]

/** Every option an element offers by itself. */
export function optionsOf(element: Interactive): readonly Option[] {
  if ('option_groups' in element && element.option_groups) return element.option_groups.flatMap((one) => one.options)
  return 'options' in element ? (element.options ?? []) : []
}

function optionNamed(element: Interactive, name: string): Option {
  const offered = optionsOf(element)
  const found = offered.find((one) => one.value === name) ?? offered.find((one) => one.text.text === name)
  if (found) return found
  if (element.type === 'external_select') return { text: { type: 'plain_text', text: name }, value: name }
  throw new Error(
    `Slack emulator: "${name}" is not offered; there is ${offered.map((one) => one.text.text).join(', ')}`,
  )
}

/** The state of an element nobody touched; undefined for what holds no state. */
function untouched(element: Interactive): StateValue | undefined {
  const { type } = element
  switch (type) {
    case 'button':
    case 'overflow':
      return undefined
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null }
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null }
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] }
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null }
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] }
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null }
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] }
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null }
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] }
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null }
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null }
    case 'file_input':
      return { type, files: [] }
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null }
    default:
      return type satisfies never
  }
}

/** The state of an element after a person filled it. */
export function filled(element: Interactive, value: Filled): StateValue {
  const words = typeof value === 'string' ? [value] : value.filter((each) => typeof each === 'string')
  const one = words[0] ?? ''
  const many = words
  const blank = untouched(element)
  const key = Object.keys(blank ?? {}).find((name) => name !== 'type')
  const { type } = element
  switch (key) {
    case 'value':
      return { type, value: one === '' ? null : one }
    case 'selected_option':
      return { type, selected_option: one === '' ? null : optionNamed(element, one) }
    case 'selected_options':
      return { type, selected_options: many.map((name) => optionNamed(element, name)) }
    case 'files': {
      const files = typeof value === 'string' ? [] : value.filter((each) => typeof each === 'object')
      const most = element.type === 'file_input' ? (element.max_files ?? 10) : 0
      if (files.length > most) throw new Error(`Slack emulator: no more than ${most} files`)
      return { type, files }
    }
    case 'selected_date_time':
      return { type, selected_date_time: Number(one) }
    case undefined:
      if (type === 'overflow') return { type, selected_option: optionNamed(element, one) }
      throw new Error('Slack emulator: a button cannot be filled')
    default:
      return { type, [key]: key.endsWith('s') ? many : one }
  }
}

/** The state of freshly shown blocks. */
export function initialState(blocks: readonly Block[]): StateValues {
  const state: StateValues = {}
  for (const { blockId, actionId, element } of allElements(blocks)) {
    const value = untouched(element)
    if (value) state[blockId] = { ...state[blockId], [actionId]: value }
  }
  return state
}

/** Whether nothing was typed or chosen. */
export function isEmpty(value: StateValue | undefined): boolean {
  if (!value) return true
  const content = Object.entries(value).find(([name]) => name !== 'type')?.[1]
  return content === null || content === undefined || (Array.isArray(content) && content.length === 0)
}

/** Block Kit's interactive elements as strict schemas with Slack's limits. */
import { z } from 'zod'
import { limits } from '../limits.ts'
import { anyText, choiceOption, confirm, menuOption, optionGroup, overflowOption, plainText } from './texts.ts'

const actionable = { action_id: z.string().min(1).max(limits.actionId).optional(), confirm: confirm.optional() }
const focusable = { focus_on_load: z.boolean().optional() }
const placeholdable = { placeholder: plainText(limits.placeholder).optional() }
const menu = { ...actionable, ...focusable, ...placeholdable }
const multi = { max_selected_items: z.int().min(1).optional() }
const choice = { ...actionable, ...focusable, options: z.array(choiceOption).min(1).max(limits.choiceOptions) }
const menuOptions = {
  options: z.array(menuOption).min(1).max(limits.selectOptions).optional(),
  option_groups: z.array(optionGroup).min(1).max(limits.optionGroups).optional(),
}
const filter = z.strictObject({
  include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
})
const typed = {
  action_id: actionable.action_id,
  ...focusable,
  ...placeholdable,
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).optional(),
    })
    .optional(),
}
const initialText = { initial_value: z.string().max(limits.inputValue).optional() }

const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  text: plainText(limits.buttonText),
  value: z.string().max(limits.buttonValue).optional(),
  url: z.string().max(limits.buttonUrl).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(limits.accessibilityLabel).optional(),
})

const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: z.string().min(1).max(limits.imageUrl),
  alt_text: z.string().min(1).max(limits.altText),
})

const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...menu,
  ...menuOptions,
  initial_option: menuOption.optional(),
})
const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...menu,
  ...multi,
  ...menuOptions,
  initial_options: z.array(menuOption).optional(),
})
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  initial_option: menuOption.optional(),
  min_query_length: z.int().min(0).optional(),
})
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: z.string().optional(),
})
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...menu,
  ...multi,
  initial_users: z.array(z.string()).optional(),
})
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menu,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
})
const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...menu,
  ...multi,
  initial_channels: z.array(z.string()).optional(),
})
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menu,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter: filter.optional(),
  response_url_enabled: z.boolean().optional(),
})
const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...menu,
  ...multi,
  initial_conversations: z.array(z.string()).optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter: filter.optional(),
})
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: z.array(overflowOption).min(1).max(limits.overflowOptions),
})
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...choice,
  initial_option: choiceOption.optional(),
})
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...choice,
  initial_options: z.array(choiceOption).min(1).optional(),
})
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...menu,
  initial_date: z.string().optional(),
})
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...menu,
  initial_time: z.string().optional(),
  timezone: z.string().optional(),
})
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...actionable,
  ...focusable,
  initial_date_time: z.int().optional(),
})
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  ...initialText,
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(limits.inputValue).optional(),
  max_length: z.int().min(1).max(limits.inputValue).optional(),
})
const emailInput = z.strictObject({ type: z.literal('email_text_input'), ...typed, ...initialText })
const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typed, ...initialText })
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  ...initialText,
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
})

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionable.action_id,
  filetypes: z.array(z.string()).optional(),
  max_files: z.int().min(1).max(limits.formFiles).optional(),
})

const menus = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  usersSelect,
  multiUsersSelect,
  channelsSelect,
  multiChannelsSelect,
  conversationsSelect,
  multiConversationsSelect,
  radioButtons,
  checkboxes,
  datepicker,
  timepicker,
] as const

/** What may stand beside a section's text. */
export const accessory = z.discriminatedUnion('type', [button, imageElement, overflow, ...menus])
/** What may stand in an actions block. */
export const actionsElement = z.discriminatedUnion('type', [button, overflow, datetimepicker, ...menus])
/** What may be asked for in an input block. */
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  fileInput,
  datetimepicker,
  ...menus,
])
/** What may stand in a context block. */
export const contextElement = z.discriminatedUnion('type', [imageElement, ...anyText(limits.sectionText).options])

type Element = z.infer<typeof accessory> | z.infer<typeof actionsElement> | z.infer<typeof inputElement>
/** An element that a person can press, choose in or fill. */
export type Interactive = Exclude<Element, { type: 'image' }>

// Buttons and selects as actions blocks, and the action id back out of what was pressed.
import type { types } from '@slack/bolt'
import type { Button, Choice, Control, LinkButton, Select } from '../../src/view/message.ts'
import { isUnseen, visible } from '../../src/view/visible.ts'
import { cut } from './cut.ts'
import { limits } from './limits.ts'
import { addressOf } from './link.ts'
import { unescapeMarkup } from './readable.ts'

type Element = types.ActionsBlockElement

/** No action id of ours begins with this sign, so what stands before it can be told apart. */
const mark = '#'

/** The blocks of the controls, 25 to a block. Links that Slack would refuse are left to `brokenLinks`. */
export function controlBlocks(controls: readonly Control[]): types.ActionsBlock[] {
  const seen = new Set<string>()
  const elements = controls.filter((control) => !isBroken(control)).map((control, at) => elementOf(control, at, seen))
  const blocks: types.ActionsBlock[] = []
  for (let at = 0; at < elements.length; at += limits.actionsElements)
    blocks.push({ type: 'actions', elements: elements.slice(at, at + limits.actionsElements) })
  return blocks
}

/** Links that cannot be buttons: they are shown as words instead. */
export const brokenLinks = (controls: readonly Control[]): LinkButton[] => controls.filter(isBroken)

const isBroken = (control: Control): control is LinkButton =>
  control.kind === 'link' && addressOf(control.url) === undefined

function elementOf(control: Control, at: number, seen: Set<string>): Element {
  switch (control.kind) {
    case 'button':
      return buttonOf(control, uniqueId(control.action, at, seen))
    case 'select':
      return selectOf(control, uniqueId(control.action, at, seen))
    case 'link':
      return {
        type: 'button',
        action_id: `${mark}${at} link`,
        text: plain(control.label, limits.buttonText),
        url: addressOf(control.url) ?? control.url,
      }
    default:
      return control satisfies never
  }
}

/** An action_id must be unique in its message: a repeated action gets its position in front. */
function uniqueId(action: string, at: number, seen: Set<string>): string {
  const id = seen.has(action) ? `${mark}${at} ${action}` : action
  seen.add(action)
  return id
}

const buttonOf = (button: Button, actionId: string): types.Button => ({
  type: 'button',
  action_id: actionId,
  value: button.action,
  text: plain(button.label, limits.buttonText),
  ...(button.style === 'plain' ? {} : { style: button.style }),
})

function selectOf(select: Select, actionId: string): types.StaticSelect | types.MultiStaticSelect {
  const missing = select.choices.length - limits.selectOptions
  const words = plain(select.placeholder, missing > 0 ? 130 : limits.placeholder)
  const placeholder = missing > 0 ? { ...words, text: `${words.text}\u2026 (+${missing})` } : words
  const choices = select.choices.slice(0, limits.selectOptions)
  const menu = { action_id: actionId, placeholder, options: choices.map(optionOf) }
  if (select.most === undefined) return { type: 'static_select', ...menu }
  // Slack takes no empty list of what is chosen already.
  const chosen = choices.filter((choice) => choice.chosen === true).slice(0, select.most)
  return {
    type: 'multi_static_select',
    ...menu,
    max_selected_items: select.most,
    ...(chosen.length === 0 ? {} : { initial_options: chosen.map(optionOf) }),
  }
}

/** A choice as Slack's option. Its value comes back as it is, so it is never cut. */
export const optionOf = ({ value, label, description = '' }: Choice): types.PlainTextOption => ({
  text: plain(label, limits.optionText),
  value,
  ...(isUnseen(description) ? {} : { description: plain(description, limits.optionDescription) }),
})

/** Words that Slack shows as they are, in one line. Where there is nothing to see an ellipsis stands: Slack refuses nothing. */
export const plain = (words: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: isUnseen(words) ? '\u2026' : cut(oneLine(words), most),
  emoji: false,
})

/** The words with a space for each line break. */
export const oneLine = (words: string): string =>
  visible(words)
    .replace(/\s*\n\s*/g, ' ')
    .trim()

export interface Pressed {
  readonly action: string
  readonly values: readonly string[]
}

/** What was pressed, exactly as we named it; undefined for a link, which needs nothing from us. */
export function readPressed(element: {
  readonly action_id: string
  readonly value?: string | undefined
  readonly selected_option?: { readonly value: string } | null | undefined
  readonly selected_options?: readonly { readonly value: string }[] | null | undefined
}): Pressed | undefined {
  const action = unescapeMarkup(element.action_id).replace(/^#\d+ /, '')
  if (action === 'link') return undefined
  const several = element.selected_options
  if (several !== undefined && several !== null)
    return { action, values: several.map(({ value }) => unescapeMarkup(value)) }
  const chosen = element.selected_option
  if (chosen !== undefined && chosen !== null) return { action, values: [unescapeMarkup(chosen.value)] }
  return { action: element.value === undefined ? action : unescapeMarkup(element.value), values: [] }
}

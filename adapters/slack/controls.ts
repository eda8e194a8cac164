// Buttons and selects as actions blocks, and the action id back out of what was pressed.
import type { types } from '@slack/bolt'
import type { Button, Choice, Control, LinkButton, Select } from '../../src/view/message.ts'
import { cut } from './cut.ts'
import { limits } from './limits.ts'
import { unescapeMarkup } from './readable.ts'
import { linkable } from './rich-text.ts'

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

const isBroken = (control: Control): control is LinkButton => control.kind === 'link' && !linkable(control.url)

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
        url: control.url,
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

function selectOf(select: Select, actionId: string): types.StaticSelect {
  const missing = select.choices.length - limits.selectOptions
  const placeholder = missing > 0 ? `${cut(select.placeholder, 130)}… (+${missing})` : select.placeholder
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(placeholder, limits.placeholder),
    options: select.choices.slice(0, limits.selectOptions).map(optionOf),
  }
}

/** A choice as Slack's option. Its value comes back as it is, so it is never cut. */
export const optionOf = (choice: Choice): types.PlainTextOption => ({
  text: plain(choice.label, limits.optionText),
  value: choice.value,
  ...(choice.description === undefined || choice.description === ''
    ? {}
    : { description: plain(choice.description, limits.optionDescription) }),
})

/** Words that Slack shows as they are. */
export const plain = (words: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(words.trim() === '' ? '…' : words, most),
  emoji: false,
})

export interface Pressed {
  readonly action: string
  readonly values: readonly string[]
}

/** What was pressed, exactly as we named it; undefined for a link, which needs nothing from us. */
export function readPressed(element: {
  readonly action_id: string
  readonly value?: string | undefined
  readonly selected_option?: { readonly value: string } | null | undefined
}): Pressed | undefined {
  const action = unescapeMarkup(element.action_id).replace(/^#\d+ /, '')
  if (action === 'link') return undefined
  const chosen = element.selected_option
  if (chosen !== undefined && chosen !== null) return { action, values: [unescapeMarkup(chosen.value)] }
  return { action: element.value === undefined ? action : unescapeMarkup(element.value), values: [] }
}

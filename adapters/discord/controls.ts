// Buttons and selects as Discord's rows: five buttons a row, a select alone in its row, five rows.
import {
  type APIActionRowComponent,
  type APIApplicationCommandOptionChoice,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Button, Choice, Control, LinkButton, Select } from '../../src/view/message.ts'
import { isUnseen } from '../../src/view/visible.ts'
import { cutList, missing } from './cut.ts'
import { labelOf } from './label.ts'
import { limits } from './limits.ts'

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

const styles = { primary: ButtonStyle.Primary, plain: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const

/** The rows, and how many controls found no room. Links that Discord would refuse are left to `brokenLinks`. */
export function renderControls(controls: readonly Control[]): { rows: Row[]; left: number } {
  const usable = controls.filter((control) => !isBroken(control))
  const groups: Control[][] = []
  for (const control of usable) {
    const last = groups.at(-1)
    if (last === undefined || control.kind === 'select' || last[0]?.kind === 'select' || isFull(last))
      groups.push([control])
    else last.push(control)
  }
  const { kept } = cutList(groups, limits.rows)
  const rows = kept.map((group): Row => ({ type: ComponentType.ActionRow, components: group.map(renderControl) }))
  return { rows, left: usable.length - kept.flat().length }
}

/** Links that cannot be buttons: they are shown as words instead. */
export const brokenLinks = (controls: readonly Control[]): LinkButton[] => controls.filter(isBroken)

const isBroken = (control: Control): control is LinkButton =>
  control.kind === 'link' && addressOf(control.url) === undefined

/** The address of a button, as Discord takes it; undefined when it takes none like this. */
function addressOf(url: string): string | undefined {
  const target = URL.parse(url)
  const leads = target?.protocol === 'https:' || target?.protocol === 'http:'
  return leads && target.href.length <= limits.buttonUrl ? target.href : undefined
}

const isFull = (group: readonly Control[]): boolean => group.length >= limits.rowButtons

function renderControl(control: Control): APIComponentInMessageActionRow {
  switch (control.kind) {
    case 'button':
      return renderButton(control)
    case 'link':
      return {
        type: ComponentType.Button,
        style: ButtonStyle.Link,
        label: labelOf(control.label, limits.buttonLabel),
        url: addressOf(control.url) ?? control.url,
      }
    case 'select':
      return renderSelect(control)
    default:
      return control satisfies never
  }
}

const renderButton = ({ action, label, style }: Button): APIComponentInMessageActionRow => ({
  type: ComponentType.Button,
  style: styles[style],
  label: labelOf(label, limits.buttonLabel),
  custom_id: action,
})

function renderSelect({ action, placeholder, choices, most }: Select): APIComponentInMessageActionRow {
  const { kept, left } = cutList(choices, limits.selectOptions)
  const more = left === 0 ? '' : ` ${missing(left)}`
  return {
    type: ComponentType.StringSelect,
    custom_id: action,
    placeholder: labelOf(placeholder, limits.selectPlaceholder - more.length) + more,
    ...(most === undefined ? {} : { min_values: 0, max_values: Math.min(most, kept.length) }),
    options: kept.map((choice) => ({
      ...renderOption(choice),
      ...(most !== undefined && choice.chosen === true ? { default: true } : {}),
    })),
  }
}

/** A choice of a select. Its value comes back as it is, so it is never cut. */
export const renderOption = ({ value, label, description = '' }: Choice): APISelectMenuOption => ({
  value,
  label: labelOf(label, limits.selectOptionLabel),
  ...(isUnseen(description) ? {} : { description: labelOf(description, limits.selectOptionDescription) }),
})

/** What is offered while somebody types. */
export const renderChoices = (choices: readonly Choice[]): APIApplicationCommandOptionChoice<string>[] =>
  cutList(choices, limits.optionChoices).kept.map(({ label, value }) => ({
    name: labelOf(label, limits.choiceName),
    value,
  }))

// Buttons and selects as Discord's rows: five buttons a row, a select alone in its row, five rows.
import { type APIActionRowComponent, type APIComponentInMessageActionRow, ButtonStyle, ComponentType } from 'discord.js'
import type { Button, Control, Select } from '../../src/view/message.ts'
import { cut, cutList, missing } from './cut.ts'
import { limits } from './limits.ts'

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

const styles = { primary: ButtonStyle.Primary, plain: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const

/** The rows, and how many controls found no room. */
export function renderControls(controls: readonly Control[]): { rows: Row[]; left: number } {
  const groups: Control[][] = []
  for (const control of controls) {
    const last = groups.at(-1)
    if (last === undefined || control.kind === 'select' || last[0]?.kind === 'select' || isFull(last))
      groups.push([control])
    else last.push(control)
  }
  const { kept } = cutList(groups, limits.rows)
  const rows = kept.map((group): Row => ({ type: ComponentType.ActionRow, components: group.map(renderControl) }))
  return { rows, left: controls.length - kept.flat().length }
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
        label: labelOf(control.label),
        url: control.url,
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
  label: labelOf(label),
  custom_id: action,
})

function renderSelect({ action, placeholder, choices }: Select): APIComponentInMessageActionRow {
  const { kept, left } = cutList(choices, limits.selectOptions)
  const more = left === 0 ? '' : ` ${missing(left)}`
  return {
    type: ComponentType.StringSelect,
    custom_id: action,
    placeholder: cut(placeholder, limits.selectPlaceholder - more.length) + more,
    options: kept.map(({ value, label, description }) => ({
      value,
      label: cut(label, limits.selectOptionLabel),
      ...(description === undefined || description === ''
        ? {}
        : { description: cut(description, limits.selectOptionDescription) }),
    })),
  }
}

/** A label of nothing but space is none to Discord. */
const labelOf = (label: string): string => (label.trim() === '' ? '…' : cut(label, limits.buttonLabel))

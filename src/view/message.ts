// A message: its text, and what hangs on it. The text is always shown, and is what notifications and search get,
// so a card never repeats it.
import type { Text } from './text.ts'

export interface Fact {
  readonly label: string
  readonly value: Text
}

export interface Card {
  readonly body?: Text
  readonly facts?: readonly Fact[]
  /** Small print under the card. */
  readonly note?: Text
}

export type ButtonStyle = 'primary' | 'plain' | 'danger'

export interface Button {
  readonly kind: 'button'
  /** `name:version:arguments`, at most 100 characters. */
  readonly action: string
  readonly label: string
  readonly style: ButtonStyle
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly description?: string
  /** It is chosen already, where several may be. */
  readonly chosen?: true
}

export interface Select {
  readonly kind: 'select'
  readonly action: string
  readonly placeholder: string
  readonly choices: readonly Choice[]
  /** How many may be chosen at once, or none of them; absent: exactly one. */
  readonly most?: number
}

export interface LinkButton {
  readonly kind: 'link'
  readonly url: string
  readonly label: string
}

export type Control = Button | Select | LinkButton

export interface Message {
  readonly text: Text
  readonly card?: Card
  readonly controls?: readonly Control[]
}

/** A button of the everyday kind. */
export const button = (action: string, label: string, style: ButtonStyle = 'plain'): Button => ({
  kind: 'button',
  action,
  label,
  style,
})

// A form as data: a Discord or Slack modal, a dialog on the playground's page.
import type { Choice } from './message.ts'
import type { Text } from './text.ts'

interface FieldBase {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly required: boolean
}

export interface TextField extends FieldBase {
  readonly kind: 'text'
  readonly lines: 'one' | 'many'
  readonly maxLength: number
  readonly value?: string
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice'
  readonly choices: readonly Choice[]
  readonly value?: string
}

/** A channel of the space. */
export interface ChannelField extends FieldBase {
  readonly kind: 'channel'
  /** The channel that is chosen already. */
  readonly value?: string
}

/** A role or a person of the space. */
export interface PeopleField extends FieldBase {
  readonly kind: 'people'
  /** Who is chosen already. */
  readonly value?: { readonly kind: 'user' | 'role'; readonly id: string }
}

/** Files, `most` of them at most. What was filled in once has to be filled in again. */
export interface FilesField extends FieldBase {
  readonly kind: 'files'
  readonly most: number
}

export type Field = TextField | ChoiceField | ChannelField | PeopleField | FilesField

export interface Form {
  /** The id that comes back when it is sent: `name:version:arguments`, at most 100 characters. */
  readonly action: string
  readonly title: string
  readonly submit: string
  /** What one should know before a word is typed. */
  readonly intro?: Text
  readonly fields: readonly Field[]
}

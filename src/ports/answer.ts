// What a call gets back, and where that goes.
import type { Form } from '../view/form.ts'
import type { Message } from '../view/message.ts'
import type { Text } from '../view/text.ts'

/** Where an answer goes, in the adapter's own terms (an interaction token, a response_url). Plain JSON, kept in the store. */
export interface Address {
  readonly platform: string
  /** After this moment (milliseconds since 1970) it reaches nobody. */
  readonly expiresAt: number
  readonly data: Readonly<Record<string, string>>
}

/** What a handler returns. */
export type Answer =
  | { readonly kind: 'say'; readonly message: Message }
  | { readonly kind: 'form'; readonly form: Form }
  /** Fields of a sent form that cannot stand, each with what is wrong and what to do. */
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, Text>> }

/** A message as an answer. */
export const says = (message: Message): Answer => ({ kind: 'say', message })

/** What the adapter is to do about a call now. */
export type Given =
  /** Say this at the call's address. It is stored nowhere. */
  | { readonly kind: 'say'; readonly visibility: 'private' | 'public'; readonly message: Message }
  | { readonly kind: 'form'; readonly form: Form }
  /** A form came back with errors. `resume` is said where errors cannot stand in the form itself. */
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, Text>>; readonly resume: Message }
  /** Nothing: the answer is stored, and the worker brings it. */
  | { readonly kind: 'kept' }

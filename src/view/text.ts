// What the bot says, as data. A plain part is plain by construction: no renderer reads markup in it.
import { hasNoAccount } from '../domain/contact.ts'
import type { Place, SpaceRef, UserRef } from '../domain/place.ts'

export type Part =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** Words of a member, set apart from ours. */
  | { readonly kind: 'quote'; readonly text: string }
  /** A person by name. `ping` notifies them; elsewhere than in their own space it is the name alone. */
  | { readonly kind: 'person'; readonly user: UserRef; readonly name: string; readonly ping: boolean }
  /** A role of a space, whose people are all notified; elsewhere than in that space it is the name alone. */
  | { readonly kind: 'role'; readonly space: SpaceRef; readonly role: string; readonly name: string }
  /** A channel or thread one can go to. `name` is what stands there where it cannot be linked. */
  | { readonly kind: 'place'; readonly place: Place; readonly name: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  /** A moment, shown in the reader's own zone where the platform can; `at` in milliseconds since 1970. */
  | { readonly kind: 'time'; readonly at: number; readonly style: 'date' | 'moment' | 'ago' }
  /** A command as one types it there: `suggestion list` is `/suggestion list` on Discord, `/hearth suggestion list` on Slack. */
  | { readonly kind: 'command'; readonly path: string }

export type Text = readonly Part[]

/** Turns a string, which may be anybody's, into text. */
export const plain = (text: string): Text => [{ kind: 'plain', text }]

/** A person whose mention notifies nobody. */
export const person = (user: UserRef, name: string): Part => personAs(user, name, false)

/** A person who is notified. */
export const ping = (user: UserRef, name: string): Part => personAs(user, name, true)

/** Whoever has no account can't be mentioned: it is their name alone. */
const personAs = (user: UserRef, name: string, ping: boolean): Part =>
  hasNoAccount(user) ? { kind: 'plain', text: name } : { kind: 'person', user, name, ping }

/** Puts texts under each other, one a line. */
export function lines(...texts: readonly Text[]): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [{ kind: 'plain', text: '\n' } as const, ...text]))
}

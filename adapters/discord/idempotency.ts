// What may be done when nobody knows whether a request was carried out: the table that decision 7 of the design asks for.
import type { EffectKind } from '../../src/ports/effect.ts'

/**
 * `repeatable`: doing it again changes nothing. `keyed`: Discord remembers a nonce for two minutes, after which we look
 * for it among our own messages. `findable`: it is looked for by name and owner before it is made again. `once`: never
 * repeated after an unknown outcome.
 */
export type Idempotency = 'repeatable' | 'keyed' | 'findable' | 'once'

export const idempotency = {
  /**
   * `nonce` with `enforce_nonce`; later equal words, card and components among our messages since the first try. Files go
   * in the same request: they are there when the message is. One that is repeated may name more files that did not cross.
   */
  post: 'keyed',
  /** Not done in Discord. */
  whisper: 'once',
  /** Sets what the message shows. */
  edit: 'repeatable',
  /** What is gone stays away. */
  remove: 'repeatable',
  /** A reaction that is there is there. */
  react: 'repeatable',
  /** One that is not there stays away. */
  unreact: 'repeatable',
  /** Sets which files hang on the message: this one alone. */
  addPicture: 'repeatable',
  /** An active private thread of ours under the channel, with this title, made since the first try. */
  openThread: 'findable',
  /** Not done in Discord. */
  openRoom: 'once',
  /** A message has one thread: a second is refused with the code that says so. */
  startThread: 'repeatable',
  /** Putting somebody where they already are does nothing. */
  addToThread: 'repeatable',
  /** Who is not in it any more is left out. */
  removeFromThread: 'repeatable',
  /** Sets archived and locked. */
  closeThread: 'repeatable',
  /** Sets neither. */
  reopenThread: 'repeatable',
  /** A channel with this name, made since the first try. */
  makeChannel: 'findable',
  /** A role that is there already is there. */
  grantRole: 'repeatable',
  /** One that is not there stays away. */
  revokeRole: 'repeatable',
  /** Not done in Discord. */
  inviteToChannel: 'once',
  /** Nothing to do: whoever may see a channel hears it. */
  joinChannel: 'repeatable',
  /** Edits the one answer of an interaction. The direct message that replaces an expired one is keyed as a post is. */
  answer: 'repeatable',
  /** Leaving what was left does nothing. */
  leaveSpace: 'repeatable',
} as const satisfies Record<EffectKind, Idempotency>

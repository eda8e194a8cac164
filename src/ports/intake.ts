// What is handed in for somebody without an account, as the door to the world sees who takes it.
import type { HandedIdea } from '../domain/handed-idea.ts'
import type { HandedIn } from '../domain/handed-in.ts'
import type { SpaceRef } from '../domain/place.ts'

/** A secret that problems are handed in with, as it is kept. */
export interface KeptSecret {
  readonly id: string
  /** Its SHA-256, in hexadecimal. */
  readonly hash: string
}

export type IntakeOutcome =
  /** It is kept: in a thread of this number, which may have been there before. */
  | { readonly kind: 'kept'; readonly number: number }
  /** Too many came; the next is taken after so many seconds. */
  | { readonly kind: 'later'; readonly seconds: number }
  | { readonly kind: 'unknown topic'; readonly known: readonly string[] }
  /** Nobody would be told of it: no channel of the moderators is known. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'revoked' }

export interface Intake {
  /** The secrets of a space; none where there is no such space. */
  secrets(space: SpaceRef): Promise<readonly KeptSecret[]>
  /** Keeps it, in one transaction with what makes it known again. */
  take(space: SpaceRef, secret: string, handedIn: HandedIn): Promise<IntakeOutcome>
}

export type IdeaOutcome =
  /** It is kept under this number. */
  | { readonly kind: 'kept'; readonly number: number }
  /** Too many came, with this secret or of this person; the next is taken after so many seconds. */
  | { readonly kind: 'later'; readonly seconds: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'blocked word'; readonly word: string; readonly field: 'title' | 'details' }
  | { readonly kind: 'too many open'; readonly most: number }
  /** No suggestions channel is known. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'revoked' }

export interface IdeaIntake {
  /** Keeps it, in one transaction with what makes it known again. */
  take(space: SpaceRef, secret: string, idea: HandedIdea): Promise<IdeaOutcome>
}

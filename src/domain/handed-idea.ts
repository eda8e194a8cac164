// A suggestion that a web form or a mail gateway hands in for somebody without an account.
import { z } from 'zod'
import type { Reach } from './contact.ts'
import { given, line, senderFields, senderOf, wrongIn } from './handed-in.ts'
import { detailsLength, titleLength } from './suggestion.ts'

/** The longest subject that mail may have. What is longer than a title is cut. */
const titleTyped = 998

const fields = z.object({
  ...senderFields,
  title: line(titleTyped).pipe(z.string().min(1)),
  details: z.string().trim().max(detailsLength).optional(),
  topic: z.string().trim().max(titleLength).optional(),
})

export interface HandedIdea {
  readonly name: string
  readonly reach: Reach
  readonly title: string
  readonly details: string | undefined
  /** As it was sent; one that is none of the community's is left out. */
  readonly topic: string | undefined
  /** What its sender calls it: the same once more is the same idea. */
  readonly id: string | undefined
}

export type ReadHandedIdea =
  | { readonly kind: 'read'; readonly handedIn: HandedIdea }
  /** For whoever sends it: which field, and what is wrong with it. */
  | { readonly kind: 'wrong'; readonly field: string; readonly message: string }

/** Reads what was sent. A field that nobody knows is left out. */
export function readHandedIdea(sent: unknown): ReadHandedIdea {
  const parsed = fields.safeParse(sent)
  if (!parsed.success) return wrongIn(parsed.error)
  const { title, details, topic, id } = parsed.data
  const sender = senderOf(parsed.data)
  if (sender.kind === 'wrong') return sender
  const { name, reach } = sender
  return { kind: 'read', handedIn: { name, reach, title, details: given(details), topic: given(topic), id: given(id) } }
}

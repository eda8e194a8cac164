// A problem that a web form or a mail gateway hands in for somebody without an account, and the secret that it does so with.
import { z } from 'zod'
import { contactNameLength, type Reach, reachLength, readReach } from './contact.ts'
import { platformNames, type SpaceRef } from './place.ts'
import { subjectOf } from './support.ts'

/** What a problem may have at most: some pages. */
const handedTextLength = 8000
/** The longest id of a message that mail may have. */
const idLength = 998
const subjectTyped = 998

/** Line breaks in it could stand for lines of Hearth's own. */
export const line = (most: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().max(most))

/** Who hands it in, and what its sender calls it. */
export const senderFields = {
  name: line(contactNameLength).optional(),
  contact: z.string().trim().min(1).max(reachLength),
  id: line(idLength).optional(),
}

const fields = z.object({
  ...senderFields,
  subject: line(subjectTyped).optional(),
  text: z.string().trim().min(1).max(handedTextLength),
  topic: line(contactNameLength).optional(),
})

export interface HandedIn {
  readonly name: string
  readonly reach: Reach
  readonly subject: string
  readonly text: string
  readonly topic: string | undefined
  /** What its sender calls it: the same once more is the same problem. */
  readonly id: string | undefined
}

export type ReadHandedIn =
  | { readonly kind: 'read'; readonly handedIn: HandedIn }
  /** For whoever sends it: which field, and what is wrong with it. */
  | { readonly kind: 'wrong'; readonly field: string; readonly message: string }

/** `Anna <anna@example.org>`, as mail has it. */
const fromMail = /^"?([^"<]*?)"?\s*<([^<>]+)>$/

/** Reads what was sent. A field that nobody knows is left out. */
export function readHandedIn(sent: unknown): ReadHandedIn {
  const parsed = fields.safeParse(sent)
  if (!parsed.success) return wrongIn(parsed.error)
  const { subject, text, topic, id } = parsed.data
  const sender = senderOf(parsed.data)
  if (sender.kind === 'wrong') return sender
  return {
    kind: 'read',
    handedIn: {
      ...{ name: sender.name, reach: sender.reach },
      subject: subjectOf(given(subject) ?? text),
      ...{ text, topic: given(topic), id: given(id) },
    },
  }
}

interface WrongField {
  readonly kind: 'wrong'
  readonly field: string
  readonly message: string
}

/** The first field that is wrong. */
export function wrongIn({ issues: [issue] }: z.ZodError): WrongField {
  const field = String(issue?.path[0] ?? 'body')
  return { kind: 'wrong', field, message: issue?.message ?? 'This is not readable.' }
}

/** Who it is from, by a name and a way to reach them. */
export function senderOf({
  name,
  contact,
}: {
  readonly name?: string | undefined
  readonly contact: string
}): { readonly kind: 'sender'; readonly name: string; readonly reach: Reach } | WrongField {
  const [, called = '', address = contact] = fromMail.exec(contact) ?? []
  const reach = readReach(address)
  if (reach.key === undefined)
    return { kind: 'wrong', field: 'contact', message: 'Give a mail address or a phone number.' }
  const known = given(name) ?? given(called.slice(0, contactNameLength)) ?? reach.reach.slice(0, contactNameLength)
  return { kind: 'sender', name: known, reach }
}

export const given = (typed: string | undefined): string | undefined => (typed === '' ? undefined : typed)

/** A secret names the space that it is for, so that one address serves all of them. */
export const intakeToken = ({ platform, id }: SpaceRef, secret: string): string => `${platform}.${id}.${secret}`

/** The space that it is for; undefined when it is none. */
export function spaceOfToken(token: string): SpaceRef | undefined {
  const [, named, id = ''] = /^([a-z]+)\.(.+)\.[^.]+$/.exec(token) ?? []
  const platform = platformNames.find((one) => one === named)
  return platform === undefined ? undefined : { platform, id }
}

// A request to what takes things in for people without an account: whose secret it has, and what was sent. What is answered is
// for programs; nothing of what was sent reaches the log.
import { createHash, timingSafeEqual } from 'node:crypto'
import { spaceOfToken } from '../domain/handed-in.ts'
import type { SpaceRef } from '../domain/place.ts'
import type { PostAnswer, Posted } from '../ports/door.ts'
import type { Intake } from '../ports/intake.ts'

/** More than the longest problem, in whatever way it is encoded. */
const bodyLength = 64 * 1024

interface Holder {
  readonly space: SpaceRef
  readonly secret: string
}

export type IntakeRequest =
  | { readonly kind: 'read'; readonly holder: Holder; readonly body: unknown }
  | { readonly kind: 'refused'; readonly answer: PostAnswer }

/** Reads it, or says why not. */
export async function readRequest(intake: Pick<Intake, 'secrets'>, posted: Posted): Promise<IntakeRequest> {
  const no = (answer: PostAnswer): IntakeRequest => ({ kind: 'refused', answer })
  const holder = await holderOf(intake, posted)
  if (holder === undefined) return no(refused(401, 'unauthorized', 'Send a secret of /setup intake as a bearer token.'))
  if (posted.body.length > bodyLength) return no(refused(413, 'too large', `Send ${bodyLength} characters at most.`))
  const body = bodyOf(posted)
  if (body === 'other type')
    return no(refused(415, 'unsupported type', 'Send application/json or application/x-www-form-urlencoded.'))
  if (body === undefined) return no(refused(400, 'unreadable', 'The body is not readable as what it is said to be.'))
  return { kind: 'read', holder, body }
}

/** Whoever repeats a request says so in a header as a rule. */
export function withKey<Handed extends { readonly id: string | undefined }>(posted: Posted, handedIn: Handed): Handed {
  const key = posted.header('idempotency-key')?.trim()
  return key === undefined || key === '' ? handedIn : { ...handedIn, id: key }
}

/** Compares with every secret of the space, in a time that tells nothing of them. */
async function holderOf(intake: Pick<Intake, 'secrets'>, posted: Posted): Promise<Holder | undefined> {
  const [, token = ''] = /^bearer +(\S+) *$/i.exec(posted.header('authorization') ?? '') ?? []
  const space = spaceOfToken(token)
  if (space === undefined) return undefined
  const given = createHash('sha256').update(token).digest()
  const kept = await intake.secrets(space)
  const found = kept.filter(({ hash }) => timingSafeEqual(given, Buffer.from(hash, 'hex')))
  const [secret] = found
  return secret === undefined ? undefined : { space, secret: secret.id }
}

/** What was sent, as an object; undefined when it is none. */
function bodyOf(posted: Posted): unknown {
  const [type = ''] = (posted.header('content-type') ?? 'application/json').split(';', 1)
  switch (type.trim().toLowerCase()) {
    case 'application/json':
      return parsed(posted.body)
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(posted.body))
    default:
      return 'other type'
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

export const json = (status: number, body: object): PostAnswer => ({
  ...{ status, body: JSON.stringify(body) },
  type: 'application/json',
})

export const refused = (status: number, error: string, message: string): PostAnswer => json(status, { error, message })

export const wrongField = (field: string, message: string): PostAnswer =>
  json(422, { error: 'invalid', field, message })

/** It can be sent again after so many seconds. */
export const comeLater = (status: number, error: string, message: string, seconds: number): PostAnswer => ({
  ...refused(status, error, message),
  headers: { 'retry-after': String(seconds) },
})

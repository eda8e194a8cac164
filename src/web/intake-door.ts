// POST /intake/support: takes problems of people without an account from a web form's server or a mail gateway. What it
// answers is for programs; nothing of what was handed in reaches the log.
import { createHash, timingSafeEqual } from 'node:crypto'
import { type HandedIn, readHandedIn, spaceOfToken } from '../domain/handed-in.ts'
import type { SpaceRef } from '../domain/place.ts'
import type { Door, PostAnswer, Posted } from '../ports/door.ts'
import type { Intake, IntakeOutcome } from '../ports/intake.ts'

/** Where it is. */
const intakePath = '/intake/support'

/** More than the longest problem, in whatever way it is encoded. */
const bodyLength = 64 * 1024

export interface IntakeDoorOptions {
  readonly intake: Intake
  /** Something is to be done now. */
  readonly wake: () => void
}

interface Holder {
  readonly space: SpaceRef
  readonly secret: string
}

/** Hangs it on the door. Call before that opens. */
export function hangIntake(door: Pick<Door, 'post'>, { intake, wake }: IntakeDoorOptions): void {
  door.post(intakePath, async (posted) => {
    const holder = await holderOf(intake, posted)
    if (holder === undefined) return refused(401, 'unauthorized', 'Send a secret of /setup intake as a bearer token.')
    if (posted.body.length > bodyLength) return refused(413, 'too large', `Send ${bodyLength} characters at most.`)
    const body = bodyOf(posted)
    if (body === 'other type')
      return refused(415, 'unsupported type', 'Send application/json or application/x-www-form-urlencoded.')
    if (body === undefined) return refused(400, 'unreadable', 'The body is not readable as what it is said to be.')
    const read = readHandedIn(body)
    if (read.kind === 'wrong') return wrongField(read.field, read.message)
    const outcome = await intake.take(holder.space, holder.secret, withKey(posted, read.handedIn))
    if (outcome.kind === 'kept') wake()
    return answerOf(outcome)
  })
}

/** Whoever repeats a request says so in a header as a rule. */
function withKey(posted: Posted, handedIn: HandedIn): HandedIn {
  const key = posted.header('idempotency-key')?.trim()
  return key === undefined || key === '' ? handedIn : { ...handedIn, id: key }
}

/** Compares with every secret of the space, in a time that tells nothing of them. */
async function holderOf(intake: Intake, posted: Posted): Promise<Holder | undefined> {
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

function answerOf(outcome: IntakeOutcome): PostAnswer {
  switch (outcome.kind) {
    case 'kept':
      return json(202, { number: outcome.number })
    case 'later':
      return {
        ...refused(429, 'too many', `Send it again in ${outcome.seconds} seconds.`),
        headers: { 'retry-after': String(outcome.seconds) },
      }
    case 'unknown topic':
      return wrongField(
        'topic',
        outcome.known.length === 0 ? 'There are no topics; leave it out.' : `Known are: ${outcome.known.join(', ')}.`,
      )
    case 'nobody':
      return {
        ...refused(503, 'nobody would see it', 'No channel of the moderators is set up. Send it again later.'),
        headers: { 'retry-after': '3600' },
      }
    case 'revoked':
      return refused(401, 'unauthorized', 'This secret was revoked.')
    default:
      return outcome satisfies never
  }
}

const json = (status: number, body: object): PostAnswer => ({
  ...{ status, body: JSON.stringify(body) },
  type: 'application/json',
})

const refused = (status: number, error: string, message: string): PostAnswer => json(status, { error, message })

const wrongField = (field: string, message: string): PostAnswer => json(422, { error: 'invalid', field, message })

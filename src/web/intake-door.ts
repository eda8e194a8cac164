// POST /intake/support: takes problems of people without an account from a web form's server or a mail gateway.
import { readHandedIn } from '../domain/handed-in.ts'
import type { Door, PostAnswer } from '../ports/door.ts'
import type { Intake, IntakeOutcome } from '../ports/intake.ts'
import { comeLater, json, readRequest, refused, withKey, wrongField } from './intake-request.ts'

/** Where it is. */
const intakePath = '/intake/support'

export interface IntakeDoorOptions {
  readonly intake: Intake
  /** Something is to be done now. */
  readonly wake: () => void
}

/** Hangs it on the door. Call before that opens. */
export function hangIntake(door: Pick<Door, 'post'>, { intake, wake }: IntakeDoorOptions): void {
  door.post(intakePath, async (posted) => {
    const request = await readRequest(intake, posted)
    if (request.kind === 'refused') return request.answer
    const read = readHandedIn(request.body)
    if (read.kind === 'wrong') return wrongField(read.field, read.message)
    const { space, secret } = request.holder
    const outcome = await intake.take(space, secret, withKey(posted, read.handedIn))
    if (outcome.kind === 'kept') wake()
    return answerOf(outcome)
  })
}

function answerOf(outcome: IntakeOutcome): PostAnswer {
  switch (outcome.kind) {
    case 'kept':
      return json(202, { number: outcome.number })
    case 'later':
      return comeLater(429, 'too many', `Send it again in ${outcome.seconds} seconds.`, outcome.seconds)
    case 'unknown topic':
      return wrongField(
        'topic',
        outcome.known.length === 0 ? 'There are no topics; leave it out.' : `Known are: ${outcome.known.join(', ')}.`,
      )
    case 'nobody':
      return comeLater(503, 'nobody would see it', 'No channel of the moderators is set up. Send it again later.', 3600)
    case 'revoked':
      return refused(401, 'unauthorized', 'This secret was revoked.')
    default:
      return outcome satisfies never
  }
}

// POST /intake/suggestions: takes ideas of people without an account from a web form's server or a mail gateway.
import { readHandedIdea } from '../domain/handed-idea.ts'
import type { Door, PostAnswer } from '../ports/door.ts'
import type { IdeaIntake, IdeaOutcome, Intake } from '../ports/intake.ts'
import { comeLater, json, readRequest, refused, withKey, wrongField } from './intake-request.ts'

/** Where it is. */
const ideaPath = '/intake/suggestions'

export interface IdeaDoorOptions {
  /** Whose secrets work here too. */
  readonly intake: Pick<Intake, 'secrets'>
  readonly ideas: IdeaIntake
  /** Something is to be done now. */
  readonly wake: () => void
}

/** Hangs it on the door. Call before that opens. */
export function hangIdeaIntake(door: Pick<Door, 'post'>, { intake, ideas, wake }: IdeaDoorOptions): void {
  door.post(ideaPath, async (posted) => {
    const request = await readRequest(intake, posted)
    if (request.kind === 'refused') return request.answer
    const read = readHandedIdea(request.body)
    if (read.kind === 'wrong') return wrongField(read.field, read.message)
    const { space, secret } = request.holder
    const outcome = await ideas.take(space, secret, withKey(posted, read.handedIn))
    if (outcome.kind === 'kept') wake()
    return answerOf(outcome)
  })
}

function answerOf(outcome: IdeaOutcome): PostAnswer {
  switch (outcome.kind) {
    case 'kept':
      return json(202, { number: outcome.number })
    case 'later':
      return comeLater(429, 'too many', `Send it again in ${outcome.seconds} seconds.`, outcome.seconds)
    case 'nobody':
      return comeLater(503, 'nobody would see it', 'No suggestions channel is set up. Send it again later.', 3600)
    case 'blocked':
      return refused(403, 'blocked', 'The moderators decided that this person can put no suggestions forward.')
    case 'too many open':
      return refused(409, 'too many open', `${outcome.most} suggestions of this person wait for a decision.`)
    case 'blocked word':
      return wrongField(outcome.field, `The word ${outcome.word} can't stand in a suggestion.`)
    case 'revoked':
      return refused(401, 'unauthorized', 'This secret was revoked.')
    default:
      return outcome satisfies never
  }
}

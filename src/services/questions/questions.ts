// Public questions: solved by a member, waiting for an answer, or gone on with in a support thread.
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'
import type { Opens } from '../support/opens.ts'
import { mineMessage, nameMe } from './mine.ts'
import { type SetQuestionChannels, setQuestionChannels } from './set-channels.ts'
import { type Solving, solving } from './solve.ts'
import { type WaitingQuestions, waitingQuestions } from './waiting.ts'

export interface QuestionService extends Solving, WaitingQuestions {
  readonly channels: SetQuestionChannels
  /** What the caller's own questions and answers came to. */
  mine(by: Asker): Promise<Message>
  /** They are named with what they solved, or not. */
  nameMe(by: Asker, named: 'on' | 'off'): Promise<Message>
}

/** Makes the service. */
export const questionService = (house: House, opens: Pick<Opens, 'openFor'>): QuestionService => ({
  ...solving(house),
  ...waitingQuestions(house, opens),
  channels: setQuestionChannels(house),
  mine: (by) => mineMessage(house, by),
  nameMe: (by, named) => nameMe(house, by, named),
})

// Public questions: `/questions`, `/answers`, *This solved it*, and their buttons.
import { z } from 'zod'
import { noArgs } from '../src/bot/args.ts'
import { action, command, type Declared, messageCommand, onAction, onCommand, onMessage } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { QuestionService } from '../src/services/questions/questions.ts'
import {
  questionDrop,
  questionDropOne,
  questionMove,
  questionName,
  questionPick,
  questionSolved,
  questionsMore,
  questionTakeBack,
} from '../src/view/question-actions.ts'

interface Services {
  readonly questions: QuestionService
}

const everyone = { who: 'everyone', does: 'writes', answers: 'private' } as const
const staff = { who: 'staff', does: 'writes', answers: 'private' } as const
const reads = { does: 'reads' } as const
const one = z.tuple([z.string().regex(/^[0-9a-z]{20}$/)])

const mine = command({ path: 'answers', summary: 'question.mine.summary', ...everyone, ...reads, options: {} })
const waiting = command({
  path: 'questions',
  summary: 'question.waiting.summary',
  ...staff,
  ...reads,
  options: {},
})
const thisSolved = messageCommand({
  name: 'question-solved',
  label: 'question.mark',
  summary: 'question.mark.summary',
  ...everyone,
})
const solved = action({ ...questionSolved, ...everyone, ...reads, args: one })
const pick = action({ ...questionPick, ...everyone, args: one })
const takeBack = action({ ...questionTakeBack, ...everyone, args: one })
const drop = action({ ...questionDrop, ...everyone, args: one })
const dropOne = action({ ...questionDropOne, ...staff, args: noArgs })
const move = action({ ...questionMove, ...staff, args: one })
const name = action({ ...questionName, ...everyone, args: z.tuple([z.enum(['on', 'off'])]) })
const more = action({
  ...{ ...questionsMore, ...staff, ...reads },
  args: z.tuple([z.coerce.number().int(), z.string()]),
})

/** What is done with questions, and their buttons. Who may mark and take back is asked by the service. */
export const questionsDeclared: readonly Declared<Services>[] = [
  onCommand(
    waiting,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.list(call)),
  ),
  onCommand(
    mine,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.mine(call)),
  ),
  onMessage(
    thisSolved,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.mark(call, call.message)),
  ),
  onAction(
    solved,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.choose(call, call.args[0])),
  ),
  onAction(
    pick,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.pick(call, call.args[0], call.values[0] ?? '')),
  ),
  onAction(
    takeBack,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.takeBack(call, call.args[0])),
  ),
  onAction(
    drop,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.drop(call, call.args[0])),
  ),
  onAction(
    dropOne,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.drop(call, call.values[0] ?? '')),
  ),
  onAction(
    move,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.move(call, call.args[0])),
  ),
  onAction(
    name,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.nameMe(call, call.args[0])),
  ),
  onAction(
    more,
    ({ questions }: Services) =>
      async (call) =>
        says(await questions.list(call, { at: call.args[0], id: call.args[1] })),
  ),
]

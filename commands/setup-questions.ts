// `/setup questions`: which channels are watched for questions that anyone answers.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { QuestionService } from '../src/services/questions/questions.ts'

interface Services {
  readonly questions: Pick<QuestionService, 'channels'>
}

const setup = command({
  path: 'setup questions',
  summary: 'question.set.summary',
  ...{ who: 'admins', does: 'writes', answers: 'private' },
  options: {
    channel: { kind: 'channel', forums: true, label: 'question.set.channel', required: false },
    watch: {
      kind: 'choice',
      label: 'question.set.watch',
      required: false,
      choices: [
        { value: 'on', label: 'question.set.choice-on' },
        { value: 'off', label: 'question.set.choice-off' },
      ],
    },
  },
})

export const setupQuestionsDeclared: readonly Declared<Services>[] = [
  onCommand(
    setup,
    ({ questions }: Services) =>
      async ({ caller, say, input }) =>
        says(await questions.channels.set(caller, say, input)),
    undefined,
    ({ questions }: Services) =>
      ({ caller, say, input }) =>
        questions.channels.check(caller, say, input),
  ),
]

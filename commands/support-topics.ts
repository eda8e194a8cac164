// The buttons that say what a thread is about, and the form of a topic: its subject, and up to four answers.
import { z } from 'zod'
import { noArgs, oneArg } from '../src/bot/args.ts'
import { action, type Declared, form, onAction, onForm } from '../src/bot/spec.ts'
import { answerLength } from '../src/domain/intake.ts'
import { subjectLength } from '../src/domain/support.ts'
import type { RawValues } from '../src/ports/inbox.ts'
import type { SupportService } from '../src/services/support/support.ts'
import { supportIntake, supportTopic, supportTopics, supportTopicWith } from '../src/view/actions.ts'

const opensForm = { who: 'everyone', does: 'reads', answers: 'form' } as const

const topic = action({ ...supportTopic, ...opensForm, args: oneArg })
const topics = action({ ...supportTopics, ...opensForm, args: noArgs })
const topicWith = action({
  ...supportTopicWith,
  ...opensForm,
  args: z.tuple([z.string(), z.string(), z.enum(['subject', 'words'])]),
})

/** A question of the topic's own: what it asks, and of which kind, is known when the form is opened. */
const answer = {
  kind: 'text',
  lines: 'many',
  maxLength: answerLength,
  label: 'intake.answer',
  required: false,
} as const

const intake = form({
  ...supportIntake,
  args: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  who: 'everyone',
  does: 'writes',
  answers: 'private',
  title: 'support.summary',
  submit: 'form.send',
  options: {
    subject: {
      kind: 'text',
      lines: 'one',
      maxLength: subjectLength,
      label: 'support.subject',
      hint: 'support.subject.hint',
      required: true,
    },
    q1: answer,
    q2: answer,
    q3: answer,
    q4: answer,
  },
})

interface Services {
  readonly support: SupportService
}

const textsOf = (values: RawValues): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, raw]) => (raw.kind === 'text' ? [[name, raw.text]] : [])))

/** What opens threads on a topic. */
export const supportTopicsDeclared: readonly Declared<Services>[] = [
  onAction(topic, (services: Services) => (call) => services.support.asking.topic(call, call.args[0])),
  onAction(topics, (services: Services) => (call) => services.support.asking.topic(call, call.values[0] ?? '')),
  onAction(topicWith, (services: Services) => (call) => {
    const [id, words, manner] = call.args
    return services.support.asking.topic(call, id, { id: words, manner })
  }),
  onForm(
    intake,
    (services: Services) => (call) => services.support.asking.sent(call, call.args, call.input),
    undefined,
    (services: Services) => (call, values) => services.support.asking.again(call, call.args, textsOf(values)),
  ),
]

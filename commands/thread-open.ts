// /thread open: a moderator opens a support thread for a member.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { subjectLength } from '../src/domain/support.ts'
import { says } from '../src/ports/answer.ts'
import type { OpenFor } from '../src/services/support/open-for.ts'

const openSpec = command({
  path: 'thread open',
  summary: 'thread.open.summary',
  who: 'staff',
  does: 'writes',
  answers: 'private',
  options: {
    who: { kind: 'people', label: 'thread.open.who', required: true },
    subject: { kind: 'text', lines: 'one', maxLength: subjectLength, label: 'thread.open.subject', required: true },
    topic: {
      kind: 'word',
      label: 'thread.open.topic',
      hint: 'thread.open.topic-hint',
      required: false,
      completes: true,
    },
  },
})

interface Services {
  readonly openFor: OpenFor
}

export const threadOpenDeclared: readonly Declared<Services>[] = [
  onCommand(
    openSpec,
    ({ openFor }: Services) =>
      async (call) => {
        const { who, subject, topic } = call.input
        return says(await openFor.openFor(call, who, subject, topic))
      },
    ({ openFor }: Services) =>
      ({ caller, value }) =>
        openFor.topicChoices(caller, value),
  ),
]

// *Open a support thread*, in the menu of a message: by its author, or by the team for its author.
import { type Declared, messageCommand, onMessage } from '../src/bot/spec.ts'
import type { FromMessage } from '../src/services/support/from-message.ts'

const openFrom = messageCommand({
  name: 'support-message',
  label: 'support.message.label',
  summary: 'support.message.summary',
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly fromMessage: FromMessage
}

/** What is done with a message. */
export const supportMessageDeclared: readonly Declared<Services>[] = [
  onMessage(
    openFrom,
    ({ fromMessage }: Services) =>
      async (call) =>
        fromMessage.open(call, call.message),
  ),
]

// *Open a support thread*, in the menu of a message: by its author, or by the team for its author, and the buttons by which the team says what it is about.
import { z } from 'zod'
import { action, type Declared, messageCommand, onAction, onMessage } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { FromMessage } from '../src/services/support/from-message.ts'
import { supportFor } from '../src/view/actions.ts'

const openFrom = messageCommand({
  name: 'support-message',
  label: 'support.message.label',
  summary: 'support.message.summary',
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

const openFor = action({
  ...supportFor,
  args: z.tuple([z.string(), z.string(), z.string()]),
  who: 'staff',
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
  onAction(openFor, ({ fromMessage }: Services) => async (call) => {
    const [member, topic, words] = call.args
    return says(await fromMessage.onTopic(call, { member, topic, words }))
  }),
]

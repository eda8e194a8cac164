// Reply under a notice, `/thread reply` and `/thread draft`: what reaches whoever opened a thread.
import { action, command, type Declared, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { RepliesService } from '../src/services/support/replies/replies.ts'
import { supportReply } from '../src/view/actions.ts'
import { keepingWords, openReply, replyForm, replyFormAs, replyText, signWith } from './reply-form.ts'
import { threadOption } from './thread-option.ts'
import { oneThread } from './which-thread.ts'

/** Without words its form opens. */
const written = {
  who: 'staff',
  does: 'writes',
  answers: 'form',
  options: { text: { ...replyText, required: false }, thread: threadOption, sign: signWith },
} as const

const replyCommand = command({ path: 'thread reply', summary: 'thread.reply.summary', ...written })
const draftCommand = command({ path: 'thread draft', summary: 'thread.draft.summary', ...written })

const write = action({ ...supportReply, args: oneThread, who: 'staff', does: 'reads', answers: 'form' })

interface Services {
  readonly replies: RepliesService
}

/** What moderators write to the opener of a thread. */
export const threadReplyDeclared: readonly Declared<Services>[] = [
  onCommand(
    replyCommand,
    ({ replies }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'thread', async () => {
          const { text, sign } = call.input
          const which = await replies.meant(call, call.input.thread)
          if (text === undefined) return openReply(call.say, await replies.open(call, which), { sign })
          return says(await replies.reply(call, which, { text, sign }))
        }),
    ({ replies }) =>
      ({ caller, say, value }) =>
        replies.choices(caller, say, value),
  ),
  onCommand(
    draftCommand,
    ({ replies }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'thread', async () => {
          const { text, sign } = call.input
          const which = await replies.meant(call, call.input.thread)
          if (text === undefined) return openReply(call.say, await replies.open(call, which), { sign, when: 'draft' })
          return says(await replies.draft(call, which, { text, sign }))
        }),
    ({ replies }) =>
      ({ caller, say, value }) =>
        replies.choices(caller, say, value),
  ),
  onAction(
    write,
    ({ replies }: Services) =>
      async (call) =>
        openReply(call.say, await replies.open(call, call.args[0])),
  ),
  onForm(
    replyForm,
    ({ replies }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () => {
          const [which, saved] = call.args
          return says(await replies.reply(call, which, { ...call.input, saved }))
        }),
  ),
  onForm(
    replyFormAs,
    ({ replies }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () => {
          const [which, saved] = call.args
          const { when, ...words } = call.input
          const send = when === 'draft' ? replies.draft : replies.reply
          return says(await send(call, which, { ...words, saved }))
        }),
  ),
]

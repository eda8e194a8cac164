// /reply change: the replies that were sent in a thread, to change one or to take it back; and Show, under how the team reacted.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { RepliesService } from '../src/services/support/replies/replies.ts'
import type { SupportService } from '../src/services/support/support.ts'
import { supportShowReactions, threadReplies, threadReplyChosen } from '../src/view/actions.ts'
import { threadOption } from './thread-option.ts'
import { oneThread } from './which-thread.ts'

const looks = { who: 'staff', does: 'reads', answers: 'private' } as const

const replies = command({
  path: 'reply change',
  summary: 'replies.summary',
  ...looks,
  options: { thread: threadOption },
})
const repliesOf = action({ ...threadReplies, ...looks, args: oneThread })
const chosen = action({ ...threadReplyChosen, ...looks, args: oneThread })
const show = action({
  ...supportShowReactions,
  args: z.tuple([z.string(), z.coerce.number().int()]),
  who: 'staff',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly support: Pick<SupportService, 'desks'>
  readonly replies: Pick<RepliesService, 'sent' | 'choices'>
}

/** What staff do about what they said, and about how they reacted. */
export const replyChangeDeclared: readonly Declared<Services>[] = [
  onCommand(
    replies,
    (services: Services) => async (call) => says(await services.replies.sent.list(call, call.input.thread)),
    (services) =>
      ({ caller, say, value }) =>
        services.replies.choices(caller, say, value),
  ),
  onAction(
    repliesOf,
    (services: Services) => async (call) => says(await services.replies.sent.listOf(call, call.args[0])),
  ),
  onAction(
    chosen,
    (services: Services) => async (call) =>
      says(await services.replies.sent.chosen(call, call.args[0], call.values[0] ?? '')),
  ),
  onAction(
    show,
    ({ support }: Services) =>
      async (call) =>
        says(await support.desks.staffReactions.show(call, call.args[0], call.args[1])),
  ),
]

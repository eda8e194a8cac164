// How a support thread ends and goes on: what its opener presses, and the moderators' Undo and /thread reopen.
import { z } from 'zod'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { commentLength, ratings as scale } from '../src/domain/rating.ts'
import { says } from '../src/ports/answer.ts'
import type { Endings } from '../src/services/support/ending/endings.ts'
import type { RatingService } from '../src/services/support/ending/rating.ts'
import type { Outside } from '../src/services/support/outside.ts'
import type { ThreadViews } from '../src/services/support/thread-views.ts'
import {
  rateComment,
  supportNo,
  supportRate,
  supportRateSkip,
  supportReopenWith,
  supportStill,
  supportUndo,
  supportYes,
  threadReopen,
} from '../src/view/actions.ts'
import { threadOption } from './thread-option.ts'
import { oneThread, whichThread } from './which-thread.ts'

const byName = oneThread
const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const
const memberActs = { who: 'everyone', does: 'writes', answers: 'private' } as const
const rating = z.coerce.number().pipe(z.literal(scale))

const reopen = command({
  path: 'thread reopen',
  summary: 'ending.reopen.summary',
  ...staffActs,
  options: { thread: threadOption },
})
const reopenThis = action({ ...threadReopen, ...staffActs, args: byName })
const undo = action({ ...supportUndo, ...staffActs, args: z.tuple([whichThread, z.coerce.number().int()]) })
const yes = action({ ...supportYes, ...memberActs, args: byName })
const no = action({ ...supportNo, ...memberActs, args: byName })
const still = action({ ...supportStill, ...memberActs, args: byName })
const reopenWith = action({ ...supportReopenWith, ...memberActs, args: z.tuple([whichThread, z.string()]) })
const rate = action({ ...supportRate, ...memberActs, args: z.tuple([whichThread, rating]) })
const skip = action({ ...supportRateSkip, ...memberActs, args: byName })
const writeComment = action({ ...rateComment, args: byName, who: 'everyone', does: 'reads', answers: 'form' })

const comment = form({
  ...rateComment,
  ...memberActs,
  args: byName,
  title: 'rating.comment.title',
  submit: 'form.send',
  options: {
    comment: {
      kind: 'text',
      lines: 'many',
      maxLength: commentLength,
      label: 'rating.comment.text',
      hint: 'rating.comment.hint',
      required: true,
    },
  },
})

interface Services {
  readonly endings: Endings
  readonly ratings: RatingService
  readonly threadViews: ThreadViews
  readonly support: { readonly desks: { readonly outside: Pick<Outside, 'reopenWith'> } }
}

/** What both sides do at the end of a thread. */
export const threadEndingDeclared: readonly Declared<Services>[] = [
  onCommand(
    reopen,
    ({ endings }: Services) =>
      async (call) =>
        says(await endings.reopen(call, call.input.thread)),
    ({ threadViews }) =>
      ({ caller, say, value }) =>
        threadViews.choices(caller, say, value),
  ),
  onAction(
    reopenThis,
    ({ endings }: Services) =>
      async (call) =>
        says(await endings.reopenThis(call, call.args[0])),
  ),
  onAction(
    undo,
    ({ endings }: Services) =>
      async (call) =>
        says(await endings.undo(call, call.args[0], call.args[1])),
  ),
  onAction(
    yes,
    ({ endings }: Services) =>
      async (call) =>
        says(await endings.yes(call, call.args[0])),
  ),
  onAction(
    no,
    ({ endings }: Services) =>
      async (call) =>
        says(await endings.no(call, call.args[0])),
  ),
  onAction(
    still,
    ({ endings }: Services) =>
      async (call) =>
        says(await endings.still(call, call.args[0])),
  ),
  onAction(
    reopenWith,
    ({ support }: Services) =>
      async (call) =>
        says(await support.desks.outside.reopenWith(call, call.args[0], call.args[1])),
  ),
  onAction(
    rate,
    ({ ratings }: Services) =>
      async (call) =>
        says(await ratings.rate(call, call.args[0], call.args[1])),
  ),
  onAction(
    skip,
    ({ ratings }: Services) =>
      async (call) =>
        says(await ratings.skip(call, call.args[0])),
  ),
  onAction(writeComment, () => (call) => ({ kind: 'form', form: formOf(comment, call.args, call.say, { shape: '' }) })),
  onForm(
    comment,
    ({ ratings }: Services) =>
      async (call) =>
        says(await ratings.comment(call, call.args[0], call.input.comment)),
  ),
]

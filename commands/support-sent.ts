// What is pressed under what Hearth said in a thread: Change and Take back under a reply, Remove under who was pulled in.
import { z } from 'zod'
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, type Declared, form, onAction, onForm } from '../src/bot/spec.ts'
import { replyLength } from '../src/domain/support.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportService } from '../src/services/support/support.ts'
import { supportChangeReply, supportPutOut, supportTakeBack } from '../src/view/actions.ts'
import { whichThread } from './which-thread.ts'

const byReply = oneArg
const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const

const takeBack = action({ ...supportTakeBack, ...staffActs, args: byReply })
const putOut = action({
  ...supportPutOut,
  args: z.tuple([whichThread, z.string()]),
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})
const rewrite = action({ ...supportChangeReply, args: byReply, who: 'staff', does: 'reads', answers: 'form' })

const changed = form({
  ...supportChangeReply,
  ...staffActs,
  args: byReply,
  title: 'support.change-reply.title',
  submit: 'form.send',
  intro: 'support.change-reply.intro',
  options: {
    text: { kind: 'text', lines: 'many', maxLength: replyLength, label: 'support.reply.text', required: true },
  },
})

interface Services {
  readonly support: Pick<SupportService, 'desks'>
}

/** What can be done about what was said there. */
export const supportSentDeclared: readonly Declared<Services>[] = [
  onAction(rewrite, ({ support }: Services) => async (call) => {
    const { text, shape } = await support.desks.changes.replyNow(call, call.args[0])
    return {
      kind: 'form',
      form: formOf(changed, call.args, call.say, { shape, values: { text: { kind: 'text', text } } }),
    }
  }),
  onForm(
    changed,
    ({ support }: Services) =>
      async (call) =>
        says(await support.desks.changes.changeReply(call, call.args[0], call.input.text)),
  ),
  onAction(
    putOut,
    ({ support }: Services) =>
      async (call) =>
        says(await support.desks.pulledIn.putOut(call, call.args[0], call.args[1])),
  ),
  onAction(
    takeBack,
    ({ support }: Services) =>
      async (call) =>
        says(await support.desks.changes.takeBack(call, call.args[0])),
  ),
]

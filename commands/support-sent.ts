// What moderators press under the team's copy of a reply: Change, Take back.
import { z } from 'zod'
import { formOf } from '../src/bot/form-of.ts'
import { action, type Declared, form, onAction, onForm } from '../src/bot/spec.ts'
import { replyLength } from '../src/domain/support.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportService } from '../src/services/support/support.ts'
import { supportChangeReply, supportTakeBack } from '../src/view/actions.ts'

const byReply = z.tuple([z.string()])
const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const

const takeBack = action({ ...supportTakeBack, ...staffActs, args: byReply })
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

/** What can be done about a reply that was sent. */
export const supportSentDeclared: readonly Declared<Services>[] = [
  onAction(rewrite, ({ support }: Services) => async (call) => {
    const text = await support.desks.changes.replyText(call, call.args[0])
    return {
      kind: 'form',
      form: formOf(changed, call.args, call.say, { shape: '', values: { text: { kind: 'text', text } } }),
    }
  }),
  onForm(
    changed,
    ({ support }: Services) =>
      async (call) =>
        says(await support.desks.changes.changeReply(call, call.args[0], call.input.text)),
  ),
  onAction(
    takeBack,
    ({ support }: Services) =>
      async (call) =>
        says(await support.desks.changes.takeBack(call, call.args[0])),
  ),
]

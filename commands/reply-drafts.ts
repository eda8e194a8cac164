// What stands under a draft: Send, Change, Discard.
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, type Declared, form, onAction, onForm } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { RepliesService } from '../src/services/support/replies/replies.ts'
import { draftChange, draftDiscard, draftSend } from '../src/view/actions.ts'
import { keepingWords, replyText } from './reply-form.ts'

const byDraft = oneArg
const acts = { who: 'staff', does: 'writes', answers: 'private', args: byDraft } as const

const send = action({ ...draftSend, ...acts })
const discard = action({ ...draftDiscard, ...acts })
const write = action({ ...draftChange, args: byDraft, who: 'staff', does: 'reads', answers: 'form' })

const changeForm = form({
  ...draftChange,
  ...acts,
  title: 'support.draft.change.title',
  submit: 'form.send',
  options: { text: { ...replyText, required: true } },
})

interface Services {
  readonly replies: RepliesService
}

/** What colleagues do with a draft. */
export const replyDraftsDeclared: readonly Declared<Services>[] = [
  onAction(
    send,
    ({ replies }: Services) =>
      async (call) =>
        says(await replies.drafts.send(call, call.args[0])),
  ),
  onAction(
    discard,
    ({ replies }: Services) =>
      async (call) =>
        says(await replies.drafts.discard(call, call.args[0])),
  ),
  onAction(write, ({ replies }: Services) => async (call) => {
    const text = { kind: 'text', text: await replies.drafts.words(call, call.args[0]) } as const
    return { kind: 'form', form: formOf(changeForm, call.args, call.say, { values: { text }, shape: '' }) }
  }),
  onForm(
    changeForm,
    ({ replies }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () =>
          says(await replies.drafts.change(call, call.args[0], call.input.text)),
        ),
  ),
]

// /agreed, and what stands under an agreement: That's right, Correct it.
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { agreementLength } from '../src/domain/agreement.ts'
import { says } from '../src/ports/answer.ts'
import type { ThreadActs } from '../src/services/support/acts/thread-acts.ts'
import type { AgreementsService } from '../src/services/support/agreements/agreements.ts'
import { agreedCorrect, agreedRight, threadAgreed } from '../src/view/promises-actions.ts'
import { keepingWords } from './reply-form.ts'
import { opensForm } from './thread-act.ts'
import { threadOption } from './thread-option.ts'

const words = { kind: 'text', lines: 'many', maxLength: agreementLength, label: 'agreed.text', required: true } as const
/** Whose it is, is asked of the agreement itself: both sides press these. */
const bothSides = { who: 'everyone', answers: 'private', args: oneArg } as const

const write = command({
  who: 'staff',
  does: 'writes',
  answers: 'private',
  path: 'agreed',
  summary: 'agreed.summary',
  intro: 'agreed.intro',
  options: { text: { ...words, hint: 'agreed.text.hint' }, thread: threadOption },
})
const right = action({ ...agreedRight, ...bothSides, does: 'writes' })
const openCorrect = action({ ...agreedCorrect, ...bothSides, does: 'reads', answers: 'form' })
const correctForm = form({
  ...agreedCorrect,
  ...bothSides,
  does: 'writes',
  title: 'agreed.correct.title',
  submit: 'form.send',
  intro: 'agreed.correct.intro',
  options: { text: words },
})

interface Services {
  readonly threadActs: ThreadActs
  readonly agreements: AgreementsService
}

/** What both sides say of what was agreed. */
export const agreementsDeclared: readonly Declared<Services>[] = [
  onCommand(
    write,
    ({ agreements }: Services) =>
      ({ input, ...call }) =>
        keepingWords(input.text, 'thread', async () => says(await agreements.write(call, input.text, input.thread))),
    ({ threadActs }) =>
      ({ caller, say, value }) =>
        threadActs.choices(caller, say, value),
  ),
  opensForm(threadAgreed, write),
  onAction(
    right,
    ({ agreements }: Services) =>
      async (call) =>
        says(await agreements.confirm(call, call.args[0])),
  ),
  onAction(openCorrect, ({ agreements }: Services) => async (call) => {
    const text = { kind: 'text', text: await agreements.words(call, call.args[0]) } as const
    return { kind: 'form', form: formOf(correctForm, call.args, call.say, { values: { text }, shape: '' }) }
  }),
  onForm(
    correctForm,
    ({ agreements }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () =>
          says(await agreements.correct(call, call.args[0], call.input.text)),
        ),
  ),
]

// `/thread note` and Note behind More: what the team alone reads about a thread; or, with somebody named, on a person.
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { replyLength } from '../src/domain/support.ts'
import { says } from '../src/ports/answer.ts'
import type { RepliesService } from '../src/services/support/replies/replies.ts'
import type { TouchPointsService } from '../src/services/support/touch/touch-points.ts'
import { threadNote } from '../src/view/actions.ts'
import { keepingWords } from './reply-form.ts'
import { threadOption } from './thread-option.ts'
import { openTouchForm } from './thread-touch.ts'
import { oneThread } from './which-thread.ts'

const byThread = oneThread
const text = {
  kind: 'text',
  lines: 'many',
  maxLength: replyLength,
  label: 'support.note.text',
  hint: 'support.note.hint',
} as const

const noteCommand = command({
  path: 'thread note',
  summary: 'thread.note.summary',
  who: 'staff',
  does: 'writes',
  answers: 'form',
  options: {
    text: { ...text, required: false },
    thread: threadOption,
    who: { kind: 'people', label: 'touch.who', hint: 'touch.who.hint', required: false },
  },
})

const write = action({ ...threadNote, args: byThread, who: 'staff', does: 'reads', answers: 'form' })

const noteForm = form({
  ...threadNote,
  args: byThread,
  who: 'staff',
  does: 'writes',
  answers: 'private',
  title: 'support.note.title',
  submit: 'form.send',
  intro: 'support.note.intro',
  options: { text: { ...text, required: true } },
})

interface Services {
  readonly replies: RepliesService
  readonly touchPoints: TouchPointsService
}

/** Internal notes. */
export const threadNoteDeclared: readonly Declared<Services>[] = [
  onCommand(
    noteCommand,
    ({ replies, touchPoints }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'thread', async () => {
          const { who, thread } = call.input
          if (who !== undefined)
            return openTouchForm(call.say, await touchPoints.target(call, who, thread), call.input.text)
          const which = await replies.meantAny(call, call.input.thread)
          // No intro of this form speaks of how threads are kept private.
          if (call.input.text === undefined)
            return { kind: 'form', form: formOf(noteForm, [which], call.say, { shape: '' }) }
          return says(await replies.note(call, which, call.input.text))
        }),
    ({ replies }) =>
      ({ caller, say, value }) =>
        replies.choices(caller, say, value),
  ),
  onAction(write, () => async ({ args, say }) => ({ kind: 'form', form: formOf(noteForm, args, say, { shape: '' }) })),
  onForm(
    noteForm,
    ({ replies }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () =>
          says(await replies.note(call, call.args[0], call.input.text)),
        ),
  ),
]

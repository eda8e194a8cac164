// What staff do about what is kept of a thread: /thread transcript, hold, release and redact, and their buttons.
import { formOfCommand } from '../src/bot/form-of.ts'
import { action, type Complete, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { holdReasonLength, soughtLength } from '../src/domain/kept.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportKeeping } from '../src/services/support/keeping/keeping.ts'
import { threadHold, threadRedact, threadRedactChosen, threadRelease, threadTranscript } from '../src/view/actions.ts'
import { keepingWords } from './reply-form.ts'
import { threadOption } from './thread-option.ts'
import { oneThread } from './which-thread.ts'

const acts = { who: 'staff', does: 'writes', answers: 'private' } as const
const opens = { who: 'staff', does: 'reads', answers: 'form' } as const
const byName = oneThread

const transcript = command({
  ...acts,
  path: 'thread transcript',
  summary: 'transcript.summary',
  options: { thread: threadOption },
})
const hold = command({
  ...acts,
  path: 'thread hold',
  summary: 'hold.summary',
  options: {
    reason: { kind: 'text', lines: 'one', maxLength: holdReasonLength, label: 'hold.reason', required: true },
    thread: threadOption,
  },
})
const release = command({
  ...acts,
  path: 'thread release',
  summary: 'hold.release.summary',
  options: { thread: threadOption },
})
const redact = command({
  ...acts,
  does: 'reads',
  path: 'thread redact',
  summary: 'redact.summary',
  options: {
    words: {
      kind: 'text',
      lines: 'one',
      maxLength: soughtLength,
      label: 'redact.words',
      hint: 'redact.words.hint',
      required: true,
    },
    thread: threadOption,
  },
})

/** Its opener may press it as well. */
const transcriptOf = action({ ...threadTranscript, ...acts, who: 'everyone', args: byName })
const holdForm = action({ ...threadHold, ...opens, args: byName })
const releaseOf = action({ ...threadRelease, ...acts, args: byName })
const redactForm = action({ ...threadRedact, ...opens, args: byName })
const redactChosen = action({ ...threadRedactChosen, ...acts, args: byName })

interface Services {
  readonly supportKeeping: SupportKeeping
}

/** The form of a command for one thread. No intro of these speaks of how threads are kept private. */
const filled = (number: number) => ({ values: { thread: { kind: 'text', text: `${number}` } }, shape: '' }) as const

const completes =
  ({ supportKeeping }: Services): Complete =>
  ({ caller, say, value }) =>
    supportKeeping.choices(caller, say, value)

export const threadKeepingDeclared: readonly Declared<Services>[] = [
  onCommand(
    transcript,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.transcripts.toStaff(call, call.input.thread)),
    completes,
  ),
  onCommand(
    hold,
    ({ supportKeeping }: Services) =>
      (call) =>
        keepingWords(call.input.reason, 'thread', async () =>
          says(await supportKeeping.hold(call, call.input.thread, call.input.reason)),
        ),
    completes,
  ),
  onCommand(
    release,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.release(call, call.input.thread)),
    completes,
  ),
  onCommand(
    redact,
    ({ supportKeeping }: Services) =>
      (call) =>
        keepingWords(call.input.words, 'thread', async () =>
          says(await supportKeeping.redactable(call, call.input.thread, call.input.words)),
        ),
    completes,
  ),
  onAction(
    transcriptOf,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.transcripts.pressed(call, call.args[0])),
  ),
  onAction(
    releaseOf,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.releaseOf(call, call.args[0])),
  ),
  onAction(
    redactChosen,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.redact(call, call.args[0], call.values[0] ?? '')),
  ),
  onAction(holdForm, ({ supportKeeping }: Services) => async (call) => {
    const number = await supportKeeping.numberOf(call, call.args[0])
    return { kind: 'form', form: formOfCommand(hold, call.say, filled(number)) }
  }),
  onAction(redactForm, ({ supportKeeping }: Services) => async (call) => {
    const number = await supportKeeping.numberOf(call, call.args[0])
    return { kind: 'form', form: formOfCommand(redact, call.say, filled(number)) }
  }),
]

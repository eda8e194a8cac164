// /privacy: what support keeps of whoever asks, the transcripts of their threads, and how to have it erased.
import { noArgs } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportKeeping } from '../src/services/support/keeping/keeping.ts'
import { privacyForget } from '../src/view/actions.ts'

const everyone = { who: 'everyone', does: 'writes', answers: 'private' } as const

const show = command({ ...everyone, path: 'privacy show', summary: 'privacy.show.summary', options: {} })
const forget = command({
  ...everyone,
  does: 'reads',
  path: 'privacy forget',
  summary: 'privacy.forget.summary',
  options: {},
})
const transcript = command({
  ...everyone,
  path: 'privacy transcript',
  summary: 'privacy.transcript.summary',
  options: {
    thread: { kind: 'number', label: 'thread.option', hint: 'privacy.option.hint', required: false, completes: true },
  },
})
const forgetNow = action({ ...privacyForget, ...everyone, args: noArgs })

interface Services {
  readonly supportKeeping: SupportKeeping
}

export const privacyDeclared: readonly Declared<Services>[] = [
  onCommand(
    show,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.privacy.show(call)),
  ),
  onCommand(
    forget,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.privacy.ask(call)),
  ),
  onCommand(
    transcript,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.transcripts.toOpener(call, call.input.thread)),
    ({ supportKeeping }) =>
      ({ caller, say, value }) =>
        supportKeeping.transcripts.ownChoices(caller, say, value),
  ),
  onAction(
    forgetNow,
    ({ supportKeeping }: Services) =>
      async (call) =>
        says(await supportKeeping.privacy.forget(call)),
  ),
]

// /thread priority, tag, snooze and wake: how urgent a thread is, what it is sorted by, and when it is looked at again.
import { type Complete, command, type Declared, onCommand } from '../src/bot/spec.ts'
import { tagLength } from '../src/domain/tag.ts'
import { says } from '../src/ports/answer.ts'
import { threadPriority, threadSnooze, threadTag, threadWake } from '../src/view/actions.ts'
import { priorityChoices } from './priority-choices.ts'
import { keepingWords } from './reply-form.ts'
import { type ActServices, doesAtOnce, opensForm } from './thread-act.ts'
import { threadOption } from './thread-option.ts'

const staffAct = { who: 'staff', does: 'writes', answers: 'private' } as const

const priority = command({
  ...staffAct,
  path: 'thread priority',
  summary: 'acts.priority.summary',
  options: {
    priority: { kind: 'choice', choices: priorityChoices, label: 'acts.priority', required: true },
    thread: threadOption,
  },
})
/** Room for the number of a thread behind it, as it is typed in one line. */
const tagRoom = tagLength + 12
const tag = command({
  ...staffAct,
  path: 'thread tag',
  summary: 'acts.tag.summary',
  options: {
    tag: {
      kind: 'text',
      lines: 'one',
      maxLength: tagRoom,
      label: 'acts.tag',
      hint: 'acts.tag.hint',
      required: true,
      completes: true,
    },
    thread: threadOption,
  },
})
const momentLength = 60
const snooze = command({
  ...staffAct,
  path: 'thread snooze',
  summary: 'acts.snooze.summary',
  options: {
    until: {
      kind: 'text',
      lines: 'one',
      maxLength: momentLength,
      label: 'acts.snooze.until',
      hint: 'acts.snooze.until.hint',
      required: true,
    },
    thread: threadOption,
  },
})
const wake = command({
  ...staffAct,
  path: 'thread wake',
  summary: 'acts.wake.summary',
  options: { thread: threadOption },
})

const completions =
  ({ threadActs }: ActServices): Complete =>
  ({ caller, say, option, value }) =>
    option === 'tag' ? threadActs.labels.tagChoices({ caller }, value) : threadActs.choices(caller, say, value)

/** What staff sort threads by, and put off. */
export const threadLabelsDeclared: readonly Declared<ActServices>[] = [
  onCommand(
    priority,
    ({ threadActs: { labels } }: ActServices) =>
      async (call) =>
        says(await labels.prioritize(call, call.input.priority, call.input.thread)),
    completions,
  ),
  opensForm(threadPriority, priority),
  onCommand(
    tag,
    ({ threadActs: { labels } }: ActServices) =>
      (call) =>
        keepingWords(call.input.tag, 'thread', async () =>
          says(await labels.tag(call, call.input.tag, call.input.thread)),
        ),
    completions,
  ),
  opensForm(threadTag, tag),
  onCommand(
    snooze,
    ({ threadActs }: ActServices) =>
      (call) =>
        keepingWords(call.input.until, 'thread', async () =>
          says(await threadActs.snooze.snooze(call, call.input.until, call.input.thread)),
        ),
    completions,
  ),
  opensForm(threadSnooze, snooze),
  onCommand(
    wake,
    ({ threadActs }: ActServices) =>
      async (call) =>
        says(await threadActs.snooze.wake(call, call.input.thread)),
    completions,
  ),
  doesAtOnce(threadWake, (acts, call, number) => acts.snooze.wake(call, number)),
]

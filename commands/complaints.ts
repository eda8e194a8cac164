// /complaint and Remedy and cause: what came of a complaint; and the button that has a topic be for complaints.
import { z } from 'zod'
import { formOfCommand } from '../src/bot/form-of.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { causeLength } from '../src/domain/complaint.ts'
import { says } from '../src/ports/answer.ts'
import type { ThreadActs } from '../src/services/support/acts/thread-acts.ts'
import type { ComplaintsService } from '../src/services/support/complaints/complaints.ts'
import type { SetTopicsService } from '../src/services/support/topics/set-topics.ts'
import { complaintForm, topicComplaint } from '../src/view/promises-actions.ts'
import { keepingWords } from './reply-form.ts'
import { threadOption } from './thread-option.ts'
import { oneThread } from './which-thread.ts'

const remedyChoices = [
  { value: 'apology', label: 'complaint.remedy.apology' },
  { value: 'repair', label: 'complaint.remedy.repair' },
  { value: 'refund', label: 'complaint.remedy.refund' },
  { value: 'explanation', label: 'complaint.remedy.explanation' },
  { value: 'other', label: 'complaint.remedy.other' },
  { value: 'none', label: 'complaint.remedy.none' },
] as const

const remedy = command({
  who: 'staff',
  does: 'writes',
  answers: 'private',
  path: 'complaint',
  summary: 'complaint.summary',
  intro: 'complaint.intro',
  options: {
    remedy: {
      kind: 'choice',
      choices: remedyChoices,
      label: 'complaint.remedy',
      required: true,
    },
    cause: {
      kind: 'text',
      lines: 'one',
      maxLength: causeLength,
      label: 'complaint.cause',
      hint: 'complaint.cause.hint',
      required: false,
      completes: true,
    },
    thread: threadOption,
  },
})
const open = action({ ...complaintForm, args: oneThread, who: 'staff', does: 'reads', answers: 'form' })
const topicKind = action({
  ...topicComplaint,
  args: z.tuple([z.string(), z.enum(['yes', 'no'])]),
  who: 'admins',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly complaints: ComplaintsService
  readonly threadActs: ThreadActs
  readonly setTopics: SetTopicsService
}

const filled = (text: string | undefined) => ({ kind: 'text', text: text ?? '' }) as const

/** What staff say of complaints. */
export const complaintsDeclared: readonly Declared<Services>[] = [
  onCommand(
    remedy,
    ({ complaints }: Services) =>
      (call) =>
        keepingWords(call.input.cause, 'thread', async () =>
          says(await complaints.say(call, call.input.remedy, call.input.cause, call.input.thread)),
        ),
    ({ complaints, threadActs }) =>
      ({ caller, say, option, value }) =>
        option === 'cause' ? complaints.causes({ caller }, value) : threadActs.choices(caller, say, value),
  ),
  onAction(open, ({ complaints }: Services) => async (call) => {
    const { number, remedy: done, cause, causes } = await complaints.opened(call, call.args[0])
    const values = { thread: filled(String(number)), remedy: filled(done), cause: filled(cause) }
    const made = formOfCommand(remedy, call.say, { values, shape: '' })
    if (causes.length === 0) return { kind: 'form', form: made }
    return { kind: 'form', form: { ...made, intro: call.say('complaint.intro-causes', { causes: causes.join('; ') }) } }
  }),
  onAction(
    topicKind,
    ({ setTopics }: Services) =>
      async ({ caller, say, args: [topic, wanted] }) =>
        says(await setTopics.complaints(caller, say, topic, wanted === 'yes')),
  ),
]

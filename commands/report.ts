// Reporting to the moderators: from the menu of a message, with /report, and the reporter's own words afterwards.
import { noArgs, oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import {
  action,
  type CallContext,
  command,
  type Declared,
  form,
  messageCommand,
  onAction,
  onCommand,
  onForm,
  onMessage,
} from '../src/bot/spec.ts'
import { reportLength } from '../src/domain/report.ts'
import { type Answer, says } from '../src/ports/answer.ts'
import type { RawValues } from '../src/ports/inbox.ts'
import type { ReportsService } from '../src/services/reports/reports.ts'
import type { Form } from '../src/view/form.ts'
import { reportAnswer, reportMessage, reportWrite } from '../src/view/report-actions.ts'
import { keepingWords } from './reply-form.ts'

const everyones = { who: 'everyone', does: 'writes', answers: 'private' } as const
const opens = { who: 'everyone', does: 'reads', answers: 'form' } as const

const fromMessage = messageCommand({
  ...everyones,
  name: 'report-message',
  label: 'reports.menu',
  summary: 'reports.menu.summary',
})

const report = command({ path: 'report', summary: 'reports.report.summary', ...opens, options: {} })

const options = {
  what: {
    kind: 'text',
    lines: 'many',
    maxLength: reportLength,
    label: 'reports.form.what',
    hint: 'reports.form.what.hint',
    required: true,
  },
  who: { kind: 'people', label: 'reports.form.who', hint: 'reports.form.who.hint', required: false },
  reader: {
    kind: 'choice',
    label: 'reports.form.reader',
    hint: 'reports.form.reader.hint',
    required: false,
    choices: [
      { value: 'moderators', label: 'reports.form.reader.moderators' },
      { value: 'one', label: 'reports.form.reader.one' },
    ],
  },
} as const

const sends = { ...everyones, title: 'reports.menu', submit: 'form.send', options } as const

const writeForm = form({ ...reportWrite, ...sends, args: noArgs })
const messageForm = form({ ...reportMessage, ...sends, args: oneArg })
const write = action({ ...reportWrite, ...opens, args: noArgs })
const writeOfMessage = action({ ...reportMessage, ...opens, args: oneArg })

const answer = action({ ...reportAnswer, ...opens, args: oneArg })
const answerForm = form({
  ...reportAnswer,
  ...everyones,
  args: oneArg,
  title: 'reports.answer.title',
  submit: 'form.send',
  options: {
    words: { kind: 'text', lines: 'many', maxLength: reportLength, label: 'reports.answer.words', required: true },
  },
})

interface Services {
  readonly reports: ReportsService
}

type Caller = Pick<CallContext, 'caller' | 'say'>

/** The form, with who will read what is written above it. */
async function written({ reports }: Services, call: Caller, kept?: string, values?: RawValues): Promise<Form> {
  const fill = { shape: '', ...(values === undefined ? {} : { values }) }
  const made = kept === undefined ? formOf(writeForm, [], call.say, fill) : formOf(messageForm, [kept], call.say, fill)
  return { ...made, intro: await reports.whoReads(call) }
}

const opened = async (services: Services, call: CallContext, kept?: string): Promise<Answer> => ({
  kind: 'form',
  form: await written(services, call, kept),
})

/** Reporting, and answering afterwards. */
export const reportDeclared: readonly Declared<Services>[] = [
  onMessage(
    fromMessage,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.aboutMessage(call, call.message)),
  ),
  onCommand(report, (services: Services) => (call) => opened(services, call)),
  onAction(write, (services: Services) => (call) => opened(services, call)),
  onAction(writeOfMessage, (services: Services) => (call) => opened(services, call, call.args[0])),
  onForm(
    writeForm,
    ({ reports }: Services) =>
      (call) =>
        reports.sending.send(call, undefined, call.input),
    ({ reports }: Services) =>
      (call) =>
        reports.sending.before(call, undefined, call.input),
    (services: Services) => (call, values) => written(services, call, undefined, values),
  ),
  onForm(
    messageForm,
    ({ reports }: Services) =>
      (call) =>
        reports.sending.send(call, call.args[0], call.input),
    ({ reports }: Services) =>
      (call) =>
        reports.sending.before(call, call.args[0], call.input),
    (services: Services) => (call, values) => written(services, call, call.args[0], values),
  ),
  onAction(answer, ({ reports }: Services) => async (call) => {
    await reports.answering.mayAnswer(call, call.args[0])
    return { kind: 'form', form: formOf(answerForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(
    answerForm,
    ({ reports }: Services) =>
      (call) =>
        keepingWords(call.input.words, 'words', async () =>
          says(await reports.answering.answer(call, call.args[0], call.input.words)),
        ),
  ),
]

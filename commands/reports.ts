// /reports, and what whoever reads a report does about it.
import { z } from 'zod'
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { decisionLength, reportLength } from '../src/domain/report.ts'
import { says } from '../src/ports/answer.ts'
import type { ReportsService } from '../src/services/reports/reports.ts'
import {
  reportAsk,
  reportClose,
  reportDecide,
  reportLook,
  reportOpen,
  reportPass,
  reportRecord,
  reportsMore,
  reportTake,
} from '../src/view/report-actions.ts'
import { keepingWords } from './reply-form.ts'

const reads = { who: 'staff', does: 'reads', answers: 'private' } as const
const acts = { who: 'staff', does: 'writes', answers: 'private' } as const
const opens = { who: 'staff', does: 'reads', answers: 'form' } as const
const ofOne = oneArg

const list = command({ path: 'reports', summary: 'reports.reports.summary', ...reads, options: {} })
const more = action({ ...reportsMore, ...reads, args: z.tuple([z.coerce.number().int().min(0)]) })
const open = action({ ...reportOpen, ...reads, args: ofOne })
const look = action({ ...reportLook, ...acts, args: ofOne })
const close = action({ ...reportClose, ...acts, args: ofOne })
const take = action({ ...reportTake, ...acts, args: ofOne })

const ask = action({ ...reportAsk, ...opens, args: ofOne })
const askForm = form({
  ...reportAsk,
  ...acts,
  args: ofOne,
  title: 'reports.ask',
  submit: 'form.send',
  intro: 'reports.ask.intro',
  options: {
    words: { kind: 'text', lines: 'many', maxLength: reportLength, label: 'reports.ask.words', required: true },
  },
})

const decide = action({ ...reportDecide, ...opens, args: ofOne })
const decideForm = form({
  ...reportDecide,
  ...acts,
  args: ofOne,
  title: 'reports.decide.title',
  submit: 'form.send',
  options: {
    decision: {
      kind: 'text',
      lines: 'many',
      maxLength: decisionLength,
      label: 'reports.decide.decision',
      hint: 'reports.decide.decision.hint',
      required: true,
    },
    note: {
      kind: 'text',
      lines: 'many',
      maxLength: decisionLength,
      label: 'reports.decide.note',
      hint: 'reports.decide.note.hint',
      required: false,
    },
  },
})

const record = action({ ...reportRecord, ...opens, args: ofOne })
const recordForm = form({
  ...reportRecord,
  ...acts,
  args: ofOne,
  title: 'reports.record',
  submit: 'reports.record.submit',
  intro: 'reports.record.intro',
  options: {
    reason: { kind: 'text', lines: 'one', maxLength: 300, label: 'reports.record.reason', required: true },
  },
})

const pass = action({ ...reportPass, ...opens, args: ofOne })
const passForm = form({
  ...reportPass,
  ...acts,
  args: ofOne,
  title: 'reports.pass',
  submit: 'form.send',
  options: { who: { kind: 'people', label: 'reports.pass.who', hint: 'reports.pass.who.hint', required: true } },
})

interface Services {
  readonly reports: ReportsService
}

/** The list, and what stands under a report. */
export const reportsDeclared: readonly Declared<Services>[] = [
  onCommand(
    list,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.list(call, 0)),
  ),
  onAction(
    more,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.list(call, call.args[0])),
  ),
  onAction(
    open,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.answering.show(call, call.args[0])),
  ),
  onAction(
    look,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.answering.look(call, call.args[0])),
  ),
  onAction(
    close,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.answering.close(call, call.args[0])),
  ),
  onAction(
    take,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.record.take(call, call.args[0])),
  ),
  onAction(ask, ({ reports }: Services) => async (call) => {
    await reports.answering.mayAsk(call, call.args[0])
    return { kind: 'form', form: formOf(askForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(
    askForm,
    ({ reports }: Services) =>
      (call) =>
        keepingWords(call.input.words, 'words', async () =>
          says(await reports.answering.ask(call, call.args[0], call.input.words)),
        ),
  ),
  onAction(decide, ({ reports }: Services) => async (call) => {
    await reports.answering.mayDecide(call, call.args[0])
    return { kind: 'form', form: formOf(decideForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(decideForm, ({ reports }: Services) => (call) => {
    const { decision, note } = call.input
    return keepingWords(decision, 'decision', async () =>
      says(await reports.answering.decide(call, call.args[0], decision, note)),
    )
  }),
  onAction(record, ({ reports }: Services) => async (call) => {
    await reports.record.mayOpen(call, call.args[0])
    return { kind: 'form', form: formOf(recordForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(
    recordForm,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.record.open(call, call.args[0], call.input.reason)),
  ),
  onAction(pass, ({ reports }: Services) => async (call) => {
    await reports.record.mayPass(call, call.args[0])
    return { kind: 'form', form: formOf(passForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(
    passForm,
    ({ reports }: Services) =>
      async (call) =>
        says(await reports.record.pass(call, call.args[0], call.input.who)),
    ({ reports }: Services) =>
      (call) =>
        reports.record.beforePass(call, call.args[0], call.input.who),
  ),
]

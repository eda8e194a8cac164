// `/welcome stalled`: who arrived and has not taken part yet; and *Write to them*, with what the newcomer answers.
import { z } from 'zod'
import { noArgs, oneArg, twoArgs } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { letterLength } from '../src/domain/newcomer.ts'
import { type Answer, says } from '../src/ports/answer.ts'
import type { LettersService, Written } from '../src/services/welcome/letters.ts'
import type { StalledService } from '../src/services/welcome/stalled.ts'
import { letterAnswer, letterRoute, letterWrite, stalledMore } from '../src/view/actions.ts'

const forStaff = { who: 'staff', answers: 'private' } as const
const forEveryone = { who: 'everyone', answers: 'private' } as const
const one = oneArg

const stalledSpec = command({
  ...forStaff,
  path: 'welcome stalled',
  summary: 'stalled.summary',
  does: 'reads',
  options: {},
})
const moreSpec = action({
  ...forStaff,
  ...stalledMore,
  args: z.tuple([z.coerce.number().int().nonnegative()]),
  does: 'reads',
})

/** The id stands in the button, or comes from the select. */
const writeAction = action({
  ...letterWrite,
  args: z.union([noArgs, one]),
  who: 'staff',
  does: 'reads',
  answers: 'form',
})
const words = { kind: 'text', lines: 'many', maxLength: letterLength, label: 'letter.words', required: true } as const
const writeForm = form({
  ...letterWrite,
  ...forStaff,
  args: one,
  does: 'writes',
  title: 'letter.title',
  submit: 'form.send',
  intro: 'letter.intro',
  options: { text: words },
})

const answerAction = action({ ...letterAnswer, args: one, who: 'everyone', does: 'reads', answers: 'form' })
const answerForm = form({
  ...letterAnswer,
  ...forEveryone,
  args: one,
  does: 'writes',
  title: 'letter.answer-title',
  submit: 'form.send',
  intro: 'letter.answer-intro',
  options: { text: words },
})
const routeAction = action({ ...letterRoute, ...forEveryone, args: twoArgs, does: 'writes' })

interface Services {
  readonly stalled: StalledService
  readonly letters: LettersService
}

/** What was refused comes back to whoever wrote it. */
const answerTo = (written: Written): Answer =>
  written.kind === 'written' ? says(written.message) : { kind: 'errors', fields: { text: written.why } }

export const welcomeStalledDeclared: readonly Declared<Services>[] = [
  onCommand(
    stalledSpec,
    ({ stalled }: Services) =>
      async ({ caller, say }) =>
        says(await stalled.list(caller, say, 0)),
  ),
  onAction(moreSpec, ({ stalled }: Services) => async ({ caller, say, args: [from] }) => {
    return says(await stalled.list(caller, say, from))
  }),
  onAction(writeAction, ({ letters }: Services) => async ({ caller, say, args, values }) => {
    const to = args[0] ?? values[0] ?? ''
    const text = await letters.firstWords(caller, say, to)
    // No intro of these forms speaks of support threads, so their shape does not matter.
    const fill = { values: { text: { kind: 'text', text } }, shape: '' } as const
    return { kind: 'form', form: formOf(writeForm, [to], say, fill) }
  }),
  onForm(writeForm, ({ letters }: Services) => async ({ caller, say, args: [to], input }) => {
    return answerTo(await letters.write(caller, say, to, input.text))
  }),
  onAction(answerAction, ({ letters }: Services) => async ({ caller, say, args: [letter] }) => {
    await letters.answerable(caller, say, letter)
    return { kind: 'form', form: formOf(answerForm, [letter], say, { shape: '' }) }
  }),
  onForm(answerForm, ({ letters }: Services) => async ({ caller, say, args: [letter], input }) => {
    return answerTo(await letters.answer(caller, say, letter, input.text))
  }),
  onAction(routeAction, ({ letters }: Services) => async ({ caller, say, args: [letter, kept] }) => {
    return says(await letters.route(caller, say, letter, kept))
  }),
]

// `/start` and *Start here*: the first steps, with what is pressed and filled in on them; and `/start link`, by which a person
// links their accounts.
import { noArgs, oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { answerLength } from '../src/domain/first-steps.ts'
import { says } from '../src/ports/answer.ts'
import type { AccountsService } from '../src/services/accounts/accounts.ts'
import type { FirstStepsService } from '../src/services/welcome/first-steps.ts'
import {
  accountCode,
  interestsChoose,
  linkAccount,
  startHere,
  stepDone,
  stepReason,
  unlinkAccount,
} from '../src/view/actions.ts'

const everyone = { who: 'everyone', answers: 'private' } as const

/** A command of Discord's is either used by itself or has others under it: so `link` is an option, and a word elsewhere. */
const startSpec = command({
  ...everyone,
  path: 'start',
  summary: 'start.summary',
  does: 'reads',
  options: {
    link: { kind: 'text', label: 'start.link', hint: 'start.link-hint', required: false, lines: 'one', maxLength: 60 },
  },
})

const startHereSpec = action({ ...everyone, ...startHere, args: noArgs, does: 'reads' })
const codeSpec = action({ ...everyone, ...accountCode, args: noArgs, does: 'writes' })
const linkSpec = action({ ...everyone, ...linkAccount, args: oneArg, does: 'writes' })
const unlinkSpec = action({ ...everyone, ...unlinkAccount, args: noArgs, does: 'writes' })

const doneSpec = action({ ...everyone, ...stepDone, args: oneArg, does: 'writes' })
const chooseSpec = action({ ...everyone, ...interestsChoose, args: noArgs, does: 'writes' })
const sayReason = action({ ...stepReason, args: noArgs, who: 'everyone', does: 'reads', answers: 'form' })

const reasonForm = form({
  ...everyone,
  ...stepReason,
  args: noArgs,
  does: 'writes',
  title: 'steps.form.title',
  submit: 'form.send',
  intro: 'steps.form.intro',
  options: {
    reason: {
      kind: 'text',
      lines: 'one',
      maxLength: answerLength,
      label: 'steps.form.reason',
      hint: 'steps.form.reason-hint',
      required: true,
    },
  },
})

interface Services {
  readonly firstSteps: FirstStepsService
  readonly accounts: AccountsService
}

/** What stands behind the word: `start link K7QF-...` is typed where there are no options. */
const codeIn = (typed: string): string | undefined => {
  const code = typed.replace(/^(link|new)\b:?/i, '').trim()
  return code === '' ? undefined : code
}

export const startDeclared: readonly Declared<Services>[] = [
  onCommand(startSpec, ({ firstSteps, accounts }: Services) => async ({ caller, say, input }) => {
    if (input.link === undefined) return says(await firstSteps.steps(caller, say))
    return says(await accounts.about(caller, say, codeIn(input.link)))
  }),
  onAction(
    startHereSpec,
    ({ firstSteps }: Services) =>
      async ({ caller, say }) =>
        says(await firstSteps.steps(caller, say)),
  ),
  onAction(doneSpec, ({ firstSteps }: Services) => async ({ caller, say, args: [step] }) => {
    return says(await firstSteps.done(caller, say, step))
  }),
  onAction(chooseSpec, ({ firstSteps }: Services) => async ({ caller, say, values, key }) => {
    return says(await firstSteps.choose(caller, say, values, key))
  }),
  onAction(sayReason, ({ firstSteps }: Services) => async ({ caller, say, args }) => {
    const text = (await firstSteps.reasonOf(caller)) ?? ''
    return {
      kind: 'form',
      form: formOf(reasonForm, args, say, { shape: '', values: { reason: { kind: 'text', text } } }),
    }
  }),
  onForm(reasonForm, ({ firstSteps }: Services) => async ({ caller, say, input }) => {
    return says(await firstSteps.reason(caller, say, input.reason))
  }),
  onAction(
    codeSpec,
    ({ accounts }: Services) =>
      async ({ caller, say }) =>
        says(await accounts.code(caller, say)),
  ),
  onAction(linkSpec, ({ accounts }: Services) => async ({ caller, say, args: [code] }) => {
    return says(await accounts.link(caller, say, code))
  }),
  onAction(
    unlinkSpec,
    ({ accounts }: Services) =>
      async ({ caller, say }) =>
        says(await accounts.unlink(caller, say)),
  ),
]

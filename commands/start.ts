// `/start` and *Start here*: a few small steps to settle in; and `/start link`, by which a person links their accounts.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { AccountsService } from '../src/services/accounts/accounts.ts'
import type { FirstStepsService } from '../src/services/welcome/first-steps.ts'
import { accountCode, linkAccount, startHere, unlinkAccount } from '../src/view/actions.ts'

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

const startHereSpec = action({ ...everyone, ...startHere, args: z.tuple([]), does: 'reads' })
const codeSpec = action({ ...everyone, ...accountCode, args: z.tuple([]), does: 'writes' })
const linkSpec = action({ ...everyone, ...linkAccount, args: z.tuple([z.string()]), does: 'writes' })
const unlinkSpec = action({ ...everyone, ...unlinkAccount, args: z.tuple([]), does: 'writes' })

interface Services {
  readonly firstSteps: FirstStepsService
  readonly accounts: AccountsService
}

/** What stands behind the word: `start link K7QF-…` is typed where there are no options. */
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

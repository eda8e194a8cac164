// `/setup intake`: the secrets with which a web form or a mail gateway hands in problems, for admins.
import { z } from 'zod'
import { noArgs, oneArg } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { IntakeSecrets } from '../src/services/support/contacts/intake-secrets.ts'
import { intakeNew, intakeRevoke, intakeUse } from '../src/view/contact-actions.ts'

const admins = { who: 'admins', answers: 'private', does: 'writes' } as const

const list = command({ ...admins, path: 'setup intake', summary: 'handin.summary', does: 'reads', options: {} })
// It is shown and kept nowhere, as nothing is that is only read.
const makeUp = action({ ...admins, ...intakeNew, does: 'reads', args: noArgs })
const use = action({ ...admins, ...intakeUse, args: z.tuple([z.string().regex(/^[0-9a-f]{64}$/)]) })
const revoke = action({ ...admins, ...intakeRevoke, args: oneArg })

interface Services {
  readonly intakeSecrets: IntakeSecrets
}

/** The secrets, and their buttons. */
export const setupIntakeDeclared: readonly Declared<Services>[] = [
  onCommand(
    list,
    ({ intakeSecrets }: Services) =>
      async (call) =>
        says(await intakeSecrets.list(call)),
  ),
  onAction(
    makeUp,
    ({ intakeSecrets }: Services) =>
      async (call) =>
        says(await intakeSecrets.makeUp(call)),
  ),
  onAction(
    use,
    ({ intakeSecrets }: Services) =>
      async (call) =>
        says(await intakeSecrets.use(call, call.args[0])),
  ),
  onAction(
    revoke,
    ({ intakeSecrets }: Services) =>
      async (call) =>
        says(await intakeSecrets.revoke(call, call.args[0])),
  ),
]

// `/setup thanks`: the role that is given for an idea that is planned or done.
import { noArgs } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { thanksRoleOff } from '../src/view/deciding-actions.ts'

interface Services {
  readonly suggestions: Pick<SuggestionService, 'setThanks' | 'noThanks'>
}

const admins = { who: 'admins', does: 'writes', answers: 'private' } as const

const spec = command({
  ...admins,
  path: 'setup thanks',
  summary: 'thanks.summary',
  options: { role: { kind: 'people', label: 'thanks.role', required: false } },
})

const off = action({ ...admins, ...thanksRoleOff, args: noArgs })

export const setupThanksDeclared: readonly Declared<Services>[] = [
  onCommand(
    spec,
    ({ suggestions }: Services) =>
      async ({ caller, say, input }) =>
        says(await suggestions.setThanks(caller, say, input.role)),
  ),
  onAction(
    off,
    ({ suggestions }: Services) =>
      async ({ caller, say }) =>
        says(await suggestions.noThanks(caller, say)),
  ),
]

// `/start` and *Start here*: three small steps to settle in.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import type { WelcomeService } from '../src/services/welcome/welcome.ts'
import { startHere } from '../src/view/actions.ts'

const startSpec = command({
  path: 'start',
  summary: 'start.summary',
  who: 'everyone',
  does: 'reads',
  answers: 'private',
  options: {},
})

const startHereSpec = action({
  ...startHere,
  args: z.tuple([]),
  who: 'everyone',
  does: 'reads',
  answers: 'private',
})

interface Services {
  readonly welcome: WelcomeService
}

export const startDeclared: readonly Declared<Services>[] = [
  onCommand(startSpec, ({ welcome }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: await welcome.steps(caller, say),
  })),
  onAction(startHereSpec, ({ welcome }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: await welcome.steps(caller, say),
  })),
]

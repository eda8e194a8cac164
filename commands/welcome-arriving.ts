// `/welcome status`, and the buttons that pause and resume the welcomes.
import { oneArg } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import type { Caller } from '../src/domain/caller.ts'
import type { Say } from '../src/locales/say.ts'
import { says } from '../src/ports/answer.ts'
import type { Pauses } from '../src/services/welcome/pause.ts'
import { pauseWelcomes, resumeWelcomes } from '../src/view/actions.ts'
import type { Message } from '../src/view/message.ts'

const staff = { who: 'staff', answers: 'private' } as const
const ofSpace = oneArg

const statusSpec = command({
  ...staff,
  path: 'welcome status',
  summary: 'arriving.status.summary',
  does: 'reads',
  options: {},
})
const pauseSpec = action({ ...staff, ...pauseWelcomes, args: ofSpace, does: 'writes' })
const resumeSpec = action({ ...staff, ...resumeWelcomes, args: ofSpace, does: 'writes' })

interface Services {
  readonly pauses: Pauses
  readonly welcomeStatus: (caller: Caller, say: Say) => Promise<Message>
}

export const welcomeArrivingDeclared: readonly Declared<Services>[] = [
  onCommand(
    statusSpec,
    ({ welcomeStatus }: Services) =>
      async ({ caller, say }) =>
        says(await welcomeStatus(caller, say)),
  ),
  onAction(pauseSpec, ({ pauses }: Services) => async ({ caller, say, args: [key] }) => {
    return says(await pauses.pause(caller, say, key))
  }),
  onAction(resumeSpec, ({ pauses }: Services) => async ({ caller, say, args: [key] }) => {
    return says(await pauses.resume(caller, say, key))
  }),
]

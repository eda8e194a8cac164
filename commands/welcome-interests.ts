// `/welcome interests`: what people can choose to be here for, and what each gives.
import { noArgs } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { interestNameLength } from '../src/domain/interest.ts'
import { says } from '../src/ports/answer.ts'
import type { SetInterestsService } from '../src/services/welcome/set-interests.ts'
import { welcomeInterestRemove } from '../src/view/actions.ts'

const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const

/** What it gives stands behind the name: a role on one platform, a channel on another. */
const interestsSpec = command({
  ...staffActs,
  path: 'welcome interests',
  summary: 'set-interests.summary',
  options: {
    name: { kind: 'text', lines: 'one', maxLength: interestNameLength, label: 'set-interests.name', required: false },
    channel: { kind: 'channel', label: 'set-interests.channel', required: false },
    role: { kind: 'people', label: 'set-interests.role', required: false },
  },
})

const removeSpec = action({ ...welcomeInterestRemove, ...staffActs, args: noArgs })

interface Services {
  readonly setInterests: SetInterestsService
}

export const welcomeInterestsDeclared: readonly Declared<Services>[] = [
  onCommand(
    interestsSpec,
    ({ setInterests }: Services) =>
      async ({ caller, say, input }) =>
        says(await setInterests.interests(caller, say, input)),
    undefined,
    ({ setInterests }: Services) =>
      ({ caller, say, input }) =>
        setInterests.checkChannel(caller, say, input.channel),
  ),
  onAction(
    removeSpec,
    ({ setInterests }: Services) =>
      async ({ caller, say, values }) =>
        says(await setInterests.remove(caller, say, values[0] ?? '')),
  ),
]

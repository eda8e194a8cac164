// `/welcome greeters`: who says hello to newcomers in person; and the button by which they take one.
import { oneArg, twoArgs } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { SetupService } from '../src/services/setup/setup.ts'
import type { Greeters } from '../src/services/welcome/greeters.ts'
import { greetNewcomer, removeGreeter } from '../src/view/actions.ts'

const staff = { who: 'staff', answers: 'private' } as const

const greetersSpec = command({
  ...staff,
  path: 'welcome greeters',
  summary: 'arriving.greeters.summary',
  does: 'writes',
  options: {
    who: { kind: 'people', label: 'arriving.greeters.who', hint: 'arriving.greeters.who-hint', required: false },
    channel: {
      kind: 'channel',
      label: 'arriving.greeters.channel',
      hint: 'arriving.greeters.channel-hint',
      required: false,
    },
  },
})
const removeSpec = action({ ...staff, ...removeGreeter, args: twoArgs, does: 'writes' })
/** Whether they are a greeter is asked by the service: a role of greeters is no level. */
const greetSpec = action({
  ...greetNewcomer,
  args: oneArg,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly greeters: Greeters
  readonly setup: SetupService
}

export const welcomeGreetersDeclared: readonly Declared<Services>[] = [
  onCommand(
    greetersSpec,
    ({ greeters }: Services) =>
      async ({ caller, say, input: { who, channel } }) => {
        const named = who === undefined || channel === undefined ? who : { ...who, channel }
        return says(await greeters.nameGreeter(caller, say, named))
      },
    undefined,
    ({ setup }: Services) =>
      async ({ caller, say, input: { channel } }) => {
        if (channel !== undefined) await setup.checkChannel(caller, say, 'welcome', channel.channel)
      },
  ),
  onAction(removeSpec, ({ greeters }: Services) => async ({ caller, say, args: [kind, id] }) => {
    return says(await greeters.removeGreeter(caller, say, kind, id))
  }),
  onAction(greetSpec, ({ greeters }: Services) => async ({ caller, say, args: [newcomer] }) => {
    return says(await greeters.greetInPerson(caller, say, newcomer))
  }),
]

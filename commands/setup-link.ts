// `/setup link` and `/setup separate`: places that become one community, and are two again.
import { z } from 'zod'
import { noArgs } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { joinManners } from '../src/domain/joining.ts'
import { says } from '../src/ports/answer.ts'
import type { SetupService } from '../src/services/setup/setup.ts'
import { linkSpaces, separateRef } from '../src/view/actions.ts'

interface Services {
  readonly setup: SetupService
}

const admins = { who: 'admins', answers: 'private', does: 'writes' } as const

const linkSpec = command({
  ...admins,
  path: 'setup link',
  summary: 'setup.link.summary',
  options: {
    code: {
      kind: 'text',
      label: 'setup.link.code',
      hint: 'setup.link.code-hint',
      required: false,
      lines: 'one',
      maxLength: 40,
    },
  },
})

const separateSpec = command({
  ...admins,
  path: 'setup separate',
  summary: 'setup.separate.summary',
  does: 'reads',
  options: {},
})

const join = action({ ...admins, ...linkSpaces, args: z.tuple([z.string(), z.enum(joinManners)]) })
const part = action({ ...admins, ...separateRef, args: noArgs })

/** Joining and separating, for admins. */
export const setupLinkDeclared: readonly Declared<Services>[] = [
  onCommand(linkSpec, ({ setup }: Services) => async ({ caller, say, input }) => {
    return says(await setup.link(caller, say, input.code))
  }),
  onCommand(separateSpec, ({ setup }: Services) => async ({ caller, say }) => {
    return says(await setup.showSeparation(caller, say))
  }),
  onAction(join, ({ setup }: Services) => async ({ caller, say, args: [code, manner] }) => {
    return says(await setup.join(caller, say, code, manner))
  }),
  onAction(
    part,
    ({ setup }: Services) =>
      async ({ caller, say }) =>
        says(await setup.separate(caller, say)),
  ),
]

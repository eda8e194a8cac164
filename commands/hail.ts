// `@Hearth` inside a thread, with nothing behind it.
import { noArgs } from '../src/bot/args.ts'
import { action, type Declared, onAction } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { Asker } from '../src/services/support/caller.ts'
import { hailRef } from '../src/view/actions.ts'
import type { Message } from '../src/view/message.ts'

const hail = action({ ...hailRef, args: noArgs, who: 'everyone', does: 'reads', answers: 'private' })

interface Services {
  readonly hail: (by: Asker) => Promise<Message>
}

/** What is said to whoever calls us there. */
export const hailDeclared: readonly Declared<Services>[] = [
  onAction(hail, (services: Services) => async (call) => says(await services.hail(call))),
]

// /queue: what is open, for the moderators.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportService } from '../src/services/support/support.ts'
import { queueMore } from '../src/view/actions.ts'

const queue = command({
  path: 'queue',
  summary: 'queue.summary',
  who: 'staff',
  does: 'reads',
  answers: 'private',
  options: {},
})

const more = action({
  ...queueMore,
  args: z.tuple([z.coerce.number().int().nonnegative()]),
  who: 'staff',
  does: 'reads',
  answers: 'private',
})

interface Services {
  readonly support: SupportService
}

/** The queue and its further pages. */
export const queueDeclared: readonly Declared<Services>[] = [
  onCommand(queue, (services: Services) => async (call) => says(await services.support.queue(call, 0))),
  onAction(more, (services: Services) => async (call) => says(await services.support.queue(call, call.args[0]))),
]

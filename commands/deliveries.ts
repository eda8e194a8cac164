// /deliveries: what did not get through, for the moderators, each with Retry and Dismiss.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { undeliveredKinds } from '../src/domain/undelivered.ts'
import { says } from '../src/ports/answer.ts'
import type { DeliveriesService } from '../src/services/deliveries/deliveries.ts'
import { deliveriesMore, deliveryDismiss, deliveryRetry } from '../src/view/actions.ts'

const deliveries = command({
  path: 'deliveries',
  summary: 'deliveries.summary',
  who: 'staff',
  does: 'reads',
  answers: 'private',
  options: {},
})

const more = action({
  ...deliveriesMore,
  args: z.tuple([z.coerce.number().int().nonnegative()]),
  who: 'staff',
  does: 'reads',
  answers: 'private',
})

const byName = z.tuple([z.enum(undeliveredKinds), z.string()])
const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const

const retry = action({ ...deliveryRetry, ...staffActs, args: byName })
const dismiss = action({ ...deliveryDismiss, ...staffActs, args: byName })

interface Services {
  readonly deliveries: DeliveriesService
}

/** The list, its further pages, and what can be done about each thing in it. */
export const deliveriesDeclared: readonly Declared<Services>[] = [
  onCommand(deliveries, (services: Services) => async ({ caller, say }) => {
    return says(await services.deliveries.list(caller, say, 0))
  }),
  onAction(more, (services: Services) => async ({ caller, say, args: [from] }) => {
    return says(await services.deliveries.list(caller, say, from))
  }),
  onAction(retry, (services: Services) => async ({ caller, say, args: [kind, id] }) => {
    return says(await services.deliveries.retry(caller, say, { kind, id }))
  }),
  onAction(dismiss, (services: Services) => async ({ caller, say, args: [kind, id] }) => {
    return says(await services.deliveries.dismiss(caller, say, { kind, id }))
  }),
]

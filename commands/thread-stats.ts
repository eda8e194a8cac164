// /thread stats: how support went in the last days, privately to each moderator.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { organisationNameLength } from '../src/domain/organisation.ts'
import { says } from '../src/ports/answer.ts'
import type { OrganisationsService } from '../src/services/organisations/organisations.ts'
import type { Asker } from '../src/services/support/caller.ts'
import { threadStatsMore } from '../src/view/actions.ts'
import type { Message } from '../src/view/message.ts'

const looks = { who: 'staff', does: 'reads', answers: 'private' } as const
const usualDays = 30

const stats = command({
  path: 'thread stats',
  summary: 'stats.summary',
  ...looks,
  options: {
    days: { kind: 'number', label: 'stats.days', hint: 'stats.days.hint', required: false, completes: false },
    organisation: {
      kind: 'text',
      lines: 'one',
      maxLength: organisationNameLength,
      label: 'organisation.label',
      required: false,
      completes: true,
    },
  },
})
const days = z.coerce.number().int().positive()
const more = action({ ...threadStatsMore, ...looks, args: z.tuple([days, z.coerce.number().int().nonnegative()]) })

interface Services {
  readonly threadStats: (by: Asker, days: number, from: number, organisation?: string) => Promise<Message>
  readonly organisations: Pick<OrganisationsService, 'choices'>
}

/** The figures, and further teams. */
export const threadStatsDeclared: readonly Declared<Services>[] = [
  onCommand(
    stats,
    ({ threadStats }: Services) =>
      async (call) =>
        says(await threadStats(call, call.input.days ?? usualDays, 0, call.input.organisation)),
    ({ organisations }) =>
      (call) =>
        organisations.choices(call, call.value),
  ),
  onAction(
    more,
    ({ threadStats }: Services) =>
      async (call) =>
        says(await threadStats(call, call.args[0], call.args[1])),
  ),
]

// /thread stats: how support went in the last days, privately to each moderator.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
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
  },
})
const days = z.coerce.number().int().positive()
const more = action({ ...threadStatsMore, ...looks, args: z.tuple([days, z.coerce.number().int().nonnegative()]) })

interface Services {
  readonly threadStats: (by: Asker, days: number, from: number) => Promise<Message>
}

/** The figures, and further teams. */
export const threadStatsDeclared: readonly Declared<Services>[] = [
  onCommand(
    stats,
    ({ threadStats }: Services) =>
      async (call) =>
        says(await threadStats(call, call.input.days ?? usualDays, 0)),
  ),
  onAction(
    more,
    ({ threadStats }: Services) =>
      async (call) =>
        says(await threadStats(call, call.args[0], call.args[1])),
  ),
]

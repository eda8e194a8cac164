// /thread history, of a thread or with a person, and More, behind which stands what there is no room for under a notice.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { ThreadViews } from '../src/services/support/thread-views.ts'
import type { TouchPointsService } from '../src/services/support/touch/touch-points.ts'
import { supportMore, threadHistory, threadHistoryBefore } from '../src/view/actions.ts'
import { threadOption } from './thread-option.ts'
import { oneThread, whichThread } from './which-thread.ts'

const looks = { who: 'staff', does: 'reads', answers: 'private' } as const

const history = command({
  path: 'thread history',
  summary: 'thread.history.summary',
  ...looks,
  options: {
    thread: threadOption,
    who: { kind: 'people', label: 'touch.who', hint: 'touch.history.hint', required: false },
  },
})
const historyOf = action({ ...threadHistory, ...looks, args: oneThread })
const before = action({ ...threadHistoryBefore, ...looks, args: z.tuple([whichThread, z.string()]) })
const more = action({ ...supportMore, ...looks, args: oneThread })

interface Services {
  readonly threadViews: ThreadViews
  readonly touchPoints: TouchPointsService
}

/** What staff look up of one thread. */
export const threadHistoryDeclared: readonly Declared<Services>[] = [
  onCommand(
    history,
    ({ threadViews, touchPoints }: Services) =>
      async (call) => {
        const { who, thread } = call.input
        return says(who === undefined ? await threadViews.history(call, thread) : await touchPoints.list(call, who))
      },
    ({ threadViews }) =>
      ({ caller, say, value }) =>
        threadViews.choices(caller, say, value),
  ),
  onAction(
    historyOf,
    ({ threadViews }: Services) =>
      async (call) =>
        says(await threadViews.historyOf(call, call.args[0])),
  ),
  onAction(
    before,
    ({ threadViews }: Services) =>
      async (call) =>
        says(await threadViews.historyOf(call, call.args[0], call.args[1])),
  ),
  onAction(
    more,
    ({ threadViews }: Services) =>
      async (call) =>
        says(await threadViews.more(call, call.args[0])),
  ),
]

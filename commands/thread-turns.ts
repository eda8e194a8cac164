// /thread claim and /thread resolve: what the first card of a thread offers, in words.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportService } from '../src/services/support/support.ts'
import type { ThreadViews } from '../src/services/support/thread-views.ts'
import { threadOption } from './thread-option.ts'

const staffActs = { who: 'staff', does: 'writes', answers: 'private', options: { thread: threadOption } } as const

const claim = command({ path: 'thread claim', summary: 'thread.claim.summary', ...staffActs })
const resolve = command({ path: 'thread resolve', summary: 'thread.resolve.summary', ...staffActs })

interface Services {
  readonly support: Pick<SupportService, 'claim' | 'resolve'>
  readonly threadViews: Pick<ThreadViews, 'choices' | 'meant'>
}

/** What staff do about one thread by name. */
export const threadTurnsDeclared: readonly Declared<Services>[] = [
  onCommand(
    claim,
    ({ support, threadViews }: Services) =>
      async (call) =>
        says(await support.claim(call, await threadViews.meant(call, call.input.thread))),
    ({ threadViews }) =>
      ({ caller, say, value }) =>
        threadViews.choices(caller, say, value),
  ),
  onCommand(
    resolve,
    ({ support, threadViews }: Services) =>
      async (call) =>
        says(await support.resolve(call, await threadViews.meant(call, call.input.thread))),
    ({ threadViews }) =>
      ({ caller, say, value }) =>
        threadViews.choices(caller, say, value),
  ),
]

// What a newcomer answers who was asked whether something keeps them: *Not now* or *Never*.
import { noArgs } from '../src/bot/args.ts'
import { action, type Declared, onAction } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { NudgeService } from '../src/services/welcome/nudge.ts'
import { nudgeLater, nudgeNever } from '../src/view/actions.ts'

const byThem = { who: 'everyone', answers: 'private', does: 'writes', args: noArgs } as const

const laterSpec = action({ ...nudgeLater, ...byThem })
const neverSpec = action({ ...nudgeNever, ...byThem })

interface Services {
  readonly nudges: NudgeService
}

export const nudgeDeclared: readonly Declared<Services>[] = [
  onAction(
    laterSpec,
    ({ nudges }: Services) =>
      async ({ caller, say }) =>
        says(await nudges.notNow(caller, say)),
  ),
  onAction(
    neverSpec,
    ({ nudges }: Services) =>
      async ({ caller, say }) =>
        says(await nudges.never(caller, say)),
  ),
]

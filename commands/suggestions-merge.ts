// `/suggestions merge` and `unmerge`, for staff; and the buttons that ask which one, and take a merge back.
import { oneArg } from '../src/bot/args.ts'
import { action, type Complete, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { MergeService } from '../src/services/suggestions/merge/merge-service.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { mergeBack, mergeChoose, mergeInto } from '../src/view/merge-actions.ts'

const acts = { who: 'staff', does: 'writes', answers: 'private' } as const
const numbered = { kind: 'number', required: true, completes: true } as const

const merge = command({
  ...acts,
  path: 'suggestions merge',
  summary: 'merge.summary',
  options: { number: { ...numbered, label: 'merge.number' }, into: { ...numbered, label: 'merge.into' } },
})
const unmerge = command({
  ...acts,
  path: 'suggestions unmerge',
  summary: 'merge.unmerge.summary',
  options: { number: { ...numbered, label: 'merge.number' } },
})
const choose = action({ ...acts, ...mergeChoose, does: 'reads', args: oneArg })
const chosen = action({ ...acts, ...mergeInto, args: oneArg })
const back = action({ ...acts, ...mergeBack, args: oneArg })

interface Services {
  readonly merges: MergeService
  readonly suggestions: SuggestionService
}

const completes =
  ({ suggestions }: Services): Complete =>
  ({ caller, say, value }) =>
    suggestions.choices(caller, say, value, 'newest')

export const suggestionsMergeDeclared: readonly Declared<Services>[] = [
  onCommand(
    merge,
    ({ merges }: Services) =>
      async ({ caller, say, input: { number, into } }) =>
        says(await merges.merge(caller, say, { number }, { number: into })),
    completes,
  ),
  onCommand(
    unmerge,
    ({ merges }: Services) =>
      async ({ caller, say, input }) =>
        says(await merges.takeBack(caller, say, input)),
    completes,
  ),
  onAction(
    choose,
    ({ merges }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await merges.choose(caller, say, { id })),
  ),
  onAction(
    chosen,
    ({ merges }: Services) =>
      async ({ caller, say, args: [id], values: [into = ''] }) =>
        says(await merges.merge(caller, say, { id }, { id: into })),
  ),
  onAction(
    back,
    ({ merges }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await merges.takeBack(caller, say, { id })),
  ),
]

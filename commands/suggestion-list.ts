// `/suggestion list`: suggestions in the order and narrowed to what somebody wants; its further pages and other lists.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { suggestionStatuses } from '../src/domain/suggestion.ts'
import { listOrders } from '../src/domain/suggestion-list.ts'
import { says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { suggestionsOn, suggestionsOrder } from '../src/view/suggestion-list-actions.ts'

const looks = { who: 'everyone', does: 'reads', answers: 'private' } as const
const topicLength = 100

/** What a list is narrowed by, and its order. */
export const listOptions = {
  status: {
    kind: 'choice',
    label: 'suggestion.list.status',
    required: false,
    choices: suggestionStatuses.map((value) => ({ value, label: `suggestion.status.${value}` as const })),
  },
  sort: {
    kind: 'choice',
    label: 'suggestion.list.sort',
    required: false,
    choices: listOrders.map((value) => ({ value, label: `suggestion.list.order.${value}` as const })),
  },
  only: {
    kind: 'choice',
    label: 'suggestion.list.only',
    required: false,
    choices: [{ value: 'mine', label: 'suggestion.list.mine' }],
  },
  team: { kind: 'word', label: 'suggestion.list.team', required: false, completes: true },
  topic: {
    kind: 'text',
    lines: 'one',
    maxLength: topicLength,
    label: 'suggestion.list.topic',
    required: false,
    completes: true,
  },
} as const

const list = command({
  ...looks,
  path: 'suggestion list',
  summary: 'suggestion.list.summary',
  options: listOptions,
})

const on = action({
  ...looks,
  ...suggestionsOn,
  args: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]),
})
const order = action({ ...looks, ...suggestionsOrder, args: z.tuple([z.string(), z.string(), z.string()]) })

interface Services {
  readonly suggestions: SuggestionService
}

export const suggestionListDeclared: readonly Declared<Services>[] = [
  onCommand(
    list,
    ({ suggestions }: Services) =>
      async ({ caller, say, input }) =>
        says(await suggestions.list(caller, say, input)),
    ({ suggestions }: Services) =>
      (asked) =>
        suggestions.listChoices(asked),
  ),
  onAction(on, ({ suggestions }: Services) => async ({ caller, say, args }) => {
    const [sort, behind, only, status, team, topic] = args
    return says(await suggestions.list(caller, say, { sort, only, status, team, topic }, behind))
  }),
  onAction(
    order,
    ({ suggestions }: Services) =>
      async ({ caller, say, args: [status, team, topic], values: [chosen = ''] }) => {
        const wish = chosen === 'mine' ? { only: chosen } : { sort: chosen }
        return says(await suggestions.list(caller, say, { ...wish, status, team, topic }))
      },
  ),
]

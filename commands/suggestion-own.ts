// What authors do with their own suggestions: /suggestion edit and withdraw, and the buttons for them.
import { z } from 'zod'
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, type CallContext, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { detailsLength, type Suggestion, titleLength } from '../src/domain/suggestion.ts'
import { type Answer, says } from '../src/ports/answer.ts'
import type { RawValues } from '../src/ports/inbox.ts'
import type { OwnSuggestionService } from '../src/services/suggestions/own/own-suggestions.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import {
  lostCardAgain,
  lostCardClose,
  suggestionEarlier,
  suggestionEdit,
  suggestionRestore,
  suggestionWithdraw,
  suggestionWithdrawNow,
} from '../src/view/own-suggestion-actions.ts'
import { keepingWords } from './reply-form.ts'

const theirs = { who: 'everyone', does: 'writes', answers: 'private' } as const
const opens = { who: 'everyone', does: 'reads', answers: 'form' } as const
const numbered = {
  number: { kind: 'number', label: 'suggestion.view.number', required: true, completes: true },
} as const

const edit = command({ ...opens, path: 'suggestion edit', summary: 'edit.summary', options: numbered })
const withdraw = command({ ...theirs, path: 'suggestion withdraw', summary: 'withdraw.summary', options: numbered })
const openEdit = action({ ...suggestionEdit, ...opens, args: oneArg })
const earlier = action({
  ...suggestionEarlier,
  args: z.tuple([z.string(), z.coerce.number().int().min(0)]),
  ...{ who: 'staff', does: 'reads', answers: 'private' },
})
const withdrawOne = action({ ...suggestionWithdraw, ...theirs, args: oneArg })
const withdrawNow = action({ ...suggestionWithdrawNow, ...theirs, args: oneArg })
const restore = action({ ...suggestionRestore, ...theirs, args: oneArg })
const again = action({ ...lostCardAgain, ...theirs, who: 'staff', args: oneArg })
const close = action({ ...lostCardClose, ...theirs, who: 'staff', args: oneArg })

const editForm = form({
  ...suggestionEdit,
  ...theirs,
  args: oneArg,
  title: 'edit.title',
  submit: 'form.send',
  intro: 'edit.intro',
  options: {
    title: { kind: 'text', label: 'suggest.title', required: true, lines: 'one', maxLength: titleLength },
    details: { kind: 'text', label: 'suggest.details', required: false, lines: 'many', maxLength: detailsLength },
    topic: { kind: 'text', label: 'suggest.topic', required: false, lines: 'one', maxLength: titleLength },
  },
})

interface Services {
  readonly ownSuggestions: OwnSuggestionService
  readonly suggestions: Pick<SuggestionService, 'choices' | 'topics'>
}

type Known = Pick<Services, 'suggestions'>
type Asking = Pick<CallContext, 'caller' | 'say'>

/** The form with these values. A topic that is none any more can stay. */
async function editFormOf({ suggestions }: Known, { caller, say }: Asking, id: string, values: RawValues) {
  const known = await suggestions.topics(caller)
  const topic = values.topic?.kind === 'text' ? values.topic.text : ''
  const isKnown = topic === '' || known.some(({ value }) => value === topic)
  const choices = { topic: isKnown ? known : [...known, { value: topic, label: topic }] }
  return formOf(editForm, [id], say, { shape: '', values, choices })
}

/** The form with what it says now. */
async function filled(known: Known, call: CallContext, suggestion: Suggestion): Promise<Answer> {
  const { id, title, details = '', topic = '' } = suggestion
  const text = (words: string) => ({ kind: 'text', text: words }) as const
  const values = { title: text(title), details: text(details), topic: text(topic) }
  return { kind: 'form', form: await editFormOf(known, call, id, values) }
}

export const suggestionOwnDeclared: readonly Declared<Services>[] = [
  onCommand(
    edit,
    ({ ownSuggestions, suggestions }: Services) =>
      async (call) =>
        filled({ suggestions }, call, await ownSuggestions.toEdit(call.caller, call.say, call.input)),
    ({ suggestions }) =>
      ({ caller, say, value }) =>
        suggestions.choices(caller, say, value, 'newest'),
  ),
  onAction(
    openEdit,
    ({ ownSuggestions, suggestions }: Services) =>
      async (call) =>
        filled({ suggestions }, call, await ownSuggestions.toEdit(call.caller, call.say, { id: call.args[0] })),
  ),
  onForm(
    editForm,
    ({ ownSuggestions }: Services) =>
      ({ caller, say, args, input }) =>
        keepingWords(input.title, 'title', async () => says(await ownSuggestions.edit(caller, say, args[0], input))),
    undefined,
    (services: Services) => (call, values) => editFormOf(services, call, call.args[0], values),
  ),
  onAction(
    earlier,
    ({ ownSuggestions }: Services) =>
      async ({ caller, say, args: [id, back] }) =>
        says(await ownSuggestions.earlier(caller, say, id, back)),
  ),
  onCommand(
    withdraw,
    ({ ownSuggestions }: Services) =>
      async ({ caller, say, input }) =>
        says(await ownSuggestions.withdraw(caller, say, input, false)),
    ({ suggestions }) =>
      ({ caller, say, value }) =>
        suggestions.choices(caller, say, value, 'newest'),
  ),
  onAction(
    withdrawOne,
    ({ ownSuggestions }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await ownSuggestions.withdraw(caller, say, { id }, false)),
  ),
  onAction(
    withdrawNow,
    ({ ownSuggestions }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await ownSuggestions.withdraw(caller, say, { id }, true)),
  ),
  onAction(
    restore,
    ({ ownSuggestions }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await ownSuggestions.restore(caller, say, id)),
  ),
  onAction(
    again,
    ({ ownSuggestions }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await ownSuggestions.postAgain(caller, say, id)),
  ),
  onAction(
    close,
    ({ ownSuggestions }: Services) =>
      async ({ caller, say, args: [id] }) =>
        says(await ownSuggestions.closeLost(caller, say, id)),
  ),
]

// *Make it a suggestion*, in the menu of a message: a form with its words, and what is sent of it.
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, type Declared, form, messageCommand, onAction, onForm, onMessage } from '../src/bot/spec.ts'
import { detailsLength, titleLength } from '../src/domain/suggestion.ts'
import { says } from '../src/ports/answer.ts'
import type { IdeasFromMessages } from '../src/services/suggestions/from-message.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import { suggestFrom, suggestionAttachments } from '../src/view/idea-actions.ts'
import { keepingWords } from './reply-form.ts'

const makeIt = messageCommand({
  name: 'suggest-message',
  label: 'idea.message.label',
  summary: 'idea.message.summary',
  who: 'everyone',
  does: 'reads',
  answers: 'form',
})

const ideaForm = form({
  ...suggestFrom,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
  args: oneArg,
  title: 'idea.message.label',
  submit: 'form.send',
  options: {
    title: { kind: 'text', label: 'suggest.title', required: true, lines: 'one', maxLength: titleLength },
    details: { kind: 'text', label: 'suggest.details', required: false, lines: 'many', maxLength: detailsLength },
  },
})

const attachments = action({
  ...suggestionAttachments,
  args: oneArg,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly suggestions: Pick<SuggestionService, 'sendAttachments'>
  readonly ideas: IdeasFromMessages
}

const typed = (text: string) => ({ kind: 'text', text }) as const

/** What is done with a message. */
export const suggestMessageDeclared: readonly Declared<Services>[] = [
  onMessage(makeIt, ({ ideas }: Services) => async (call) => {
    const offered = await ideas.offer(call, call.message)
    if (offered.kind === 'already') return says(offered.message)
    const { kept, title, details, intro } = offered
    const fill = { shape: '', values: { title: typed(title), details: typed(details) } }
    return { kind: 'form', form: { ...formOf(ideaForm, [kept], call.say, fill), intro } }
  }),
  onForm(
    ideaForm,
    ({ ideas }: Services) =>
      ({ args: [kept], input, ...call }) =>
        keepingWords(input.title, 'title', async () => says(await ideas.putForward(call, kept, input))),
  ),
  onAction(
    attachments,
    ({ suggestions }: Services) =>
      async (call) =>
        says(await suggestions.sendAttachments(call, call.args[0])),
  ),
]

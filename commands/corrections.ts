// What was wrong is corrected openly: /reply correct and its forms, for a reply, a saved reply, and a decision.
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, type CallContext, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { reasonLength, suggestionStatuses } from '../src/domain/suggestion.ts'
import { replyLength } from '../src/domain/support.ts'
import { type Answer, says } from '../src/ports/answer.ts'
import type { SuggestionService } from '../src/services/suggestions/suggestions.ts'
import type { CorrectionsService, ToCorrect } from '../src/services/support/corrections/corrections.ts'
import type { RepliesService } from '../src/services/support/replies/replies.ts'
import type { SavedReplies } from '../src/services/support/replies/saved.ts'
import { decisionCorrect, replyCorrect, replyCorrectChosen, savedCorrect } from '../src/view/promises-actions.ts'
import { keepingWords } from './reply-form.ts'
import { threadOption } from './thread-option.ts'
import { oneThread } from './which-thread.ts'

const staffAct = { who: 'staff', does: 'writes', answers: 'private' } as const
const opens = { who: 'staff', does: 'reads', answers: 'form' } as const

const list = command({
  ...staffAct,
  path: 'reply correct',
  summary: 'correct.summary',
  does: 'reads',
  options: { thread: threadOption },
})
const openReply = action({ ...replyCorrect, ...opens, args: oneArg })
const chosen = action({ ...replyCorrectChosen, ...opens, args: oneThread })
const openSaved = action({ ...savedCorrect, ...opens, args: oneArg })
const openDecision = action({ ...decisionCorrect, ...opens, args: oneArg })

const right = { kind: 'text', lines: 'many', maxLength: replyLength, label: 'correct.right', required: true } as const
const corrects = { ...staffAct, args: oneArg, title: 'correct.title', submit: 'form.send' } as const
const replyForm = form({ ...replyCorrect, ...corrects, intro: 'correct.intro.reply', options: { text: right } })
const savedForm = form({ ...savedCorrect, ...corrects, intro: 'correct.intro.saved', options: { text: right } })
const decisionForm = form({
  ...decisionCorrect,
  ...corrects,
  title: 'correct.title.decision',
  intro: 'correct.intro.decision',
  options: {
    status: {
      kind: 'choice',
      label: 'correct.status',
      required: true,
      choices: suggestionStatuses.map((value) => ({ value, label: `suggestion.status.${value}` as const })),
    },
    reason: { kind: 'text', lines: 'many', maxLength: reasonLength, label: 'decide.reason', required: true },
  },
})

interface Services {
  readonly corrections: CorrectionsService
  readonly replies: Pick<RepliesService, 'choices'>
  readonly savedReplies: Pick<SavedReplies, 'lookUp'>
  readonly suggestions: SuggestionService
}

/** The form with the words that were wrong in it, and how many people read what is sent. */
function opened(
  { say }: CallContext,
  spec: typeof replyForm | typeof savedForm,
  id: string,
  { text, people }: ToCorrect,
): Answer {
  const made = formOf(spec, [id], say, { shape: '', values: { text: { kind: 'text', text } } })
  return { kind: 'form', form: { ...made, intro: say('correct.goes-to', { people }) } }
}

/** What staff correct openly. */
export const correctionsDeclared: readonly Declared<Services>[] = [
  onCommand(
    list,
    ({ corrections }: Services) =>
      async (call) =>
        says(await corrections.list(call, call.input.thread)),
    ({ replies }) =>
      ({ caller, say, value }) =>
        replies.choices(caller, say, value),
  ),
  onAction(
    openReply,
    ({ corrections }: Services) =>
      async (call) =>
        opened(call, replyForm, call.args[0], await corrections.reply(call, call.args[0])),
  ),
  onAction(chosen, ({ corrections }: Services) => async (call) => {
    const reply = call.values[0] ?? ''
    return opened(call, replyForm, reply, await corrections.reply(call, reply))
  }),
  onForm(
    replyForm,
    ({ corrections }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () =>
          says(await corrections.correctReply(call, call.args[0], call.input.text)),
        ),
  ),
  onAction(
    openSaved,
    ({ corrections }: Services) =>
      async (call) =>
        opened(call, savedForm, call.args[0], await corrections.saved(call, call.args[0])),
  ),
  onForm(
    savedForm,
    ({ corrections }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () =>
          says(await corrections.correctSaved(call, call.args[0], call.input.text)),
        ),
    ({ savedReplies }) =>
      (call) =>
        savedReplies.lookUp(call, call.input.text),
  ),
  onAction(openDecision, ({ suggestions }: Services) => async (call) => {
    const { suggestion, people } = await suggestions.toCorrect(call.caller, call.say, call.args[0])
    const values = { reason: { kind: 'text', text: suggestion.reason ?? '' } } as const
    const made = formOf(decisionForm, call.args, call.say, { shape: '', values })
    // How many they are would tell whether its author is among those who voted.
    const intro = suggestion.unnamed ? call.say('unnamed.goes-to') : call.say('correct.goes-to', { people })
    return { kind: 'form', form: { ...made, intro } }
  }),
  onForm(
    decisionForm,
    ({ suggestions }: Services) =>
      (call) =>
        keepingWords(call.input.reason, 'reason', async () =>
          says(await suggestions.correct(call.caller, call.say, { id: call.args[0], ...call.input })),
        ),
  ),
]

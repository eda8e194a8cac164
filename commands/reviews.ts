// `/reviews`, what moderators do about suggestions before they are published, and how authors hand them in again.
import { z } from 'zod'
import { oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, type CallContext, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { detailsLength, reasonLength, titleLength } from '../src/domain/suggestion.ts'
import { says } from '../src/ports/answer.ts'
import type { RawValues } from '../src/ports/inbox.ts'
import type { ReviewsService } from '../src/services/suggestions/review/reviews.ts'
import type { Form } from '../src/view/form.ts'
import { reviewAnswer, reviewAsk, reviewDecline, reviewForget, reviewPublish } from '../src/view/review-actions.ts'
import { keepingWords } from './reply-form.ts'

const acts = { who: 'staff', does: 'writes', answers: 'private' } as const
const opens = { who: 'staff', does: 'reads', answers: 'form' } as const
const ofOne = oneArg

const list = command({ ...acts, path: 'reviews', summary: 'review.summary', does: 'reads', options: {} })
const publish = action({ ...reviewPublish, ...acts, args: ofOne })

const words = { kind: 'text', lines: 'many', maxLength: reasonLength, required: true } as const
const ask = action({ ...reviewAsk, ...opens, args: ofOne })
const askForm = form({
  ...reviewAsk,
  ...acts,
  args: ofOne,
  title: 'review.ask.title',
  submit: 'form.send',
  intro: 'review.ask.intro',
  options: { words: { ...words, label: 'review.question' } },
})
const decline = action({ ...reviewDecline, ...opens, args: ofOne })
const declineForm = form({
  ...reviewDecline,
  ...acts,
  args: ofOne,
  title: 'review.decline.title',
  submit: 'form.send',
  intro: 'review.decline.intro',
  options: { words: { ...words, label: 'review.reason' } },
})

/** For its author, whoever that is; the service asks. */
const answer = action({ ...reviewAnswer, ...opens, who: 'everyone', args: ofOne })
const answerForm = form({
  ...reviewAnswer,
  ...acts,
  who: 'everyone',
  args: ofOne,
  title: 'review.answer.title',
  submit: 'form.send',
  options: {
    title: { kind: 'text', label: 'suggest.title', required: true, lines: 'one', maxLength: titleLength },
    details: { kind: 'text', label: 'suggest.details', required: false, lines: 'many', maxLength: detailsLength },
  },
})

const forget = action({
  ...reviewForget,
  ...acts,
  who: 'admins',
  args: z.tuple([z.string(), z.enum(['ask', 'sure'])]),
})

interface Services {
  readonly reviews: ReviewsService
}

/** The suggestion as it is, with what was said to its author above it. */
async function answering(
  { reviews }: Services,
  call: Pick<CallContext, 'caller' | 'say'>,
  id: string,
  typed?: RawValues,
): Promise<Form> {
  const { suggestion, words: said } = await reviews.mayAnswer(call, id)
  const { number, title, details = '', review } = suggestion
  const values = typed ?? { title: { kind: 'text', text: title }, details: { kind: 'text', text: details } }
  const made = formOf(answerForm, [id], call.say, { shape: '', values })
  const asked = review === 'asked' ? 'yes' : 'no'
  return {
    ...made,
    intro: call.say('review.answer.intro', { number, asked, words: { kind: 'quote', text: said ?? '' } }),
  }
}

/** The list, and what is done with each. */
export const reviewsDeclared: readonly Declared<Services>[] = [
  onCommand(
    list,
    ({ reviews }: Services) =>
      async (call) =>
        says(await reviews.list(call)),
  ),
  onAction(
    publish,
    ({ reviews }: Services) =>
      async (call) =>
        says(await reviews.publish(call, call.args[0])),
  ),
  onAction(ask, ({ reviews }: Services) => async (call) => {
    await reviews.mayAsk(call, call.args[0])
    return { kind: 'form', form: formOf(askForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(
    askForm,
    ({ reviews }: Services) =>
      (call) =>
        keepingWords(call.input.words, 'words', async () =>
          says(await reviews.ask(call, call.args[0], call.input.words)),
        ),
  ),
  onAction(decline, ({ reviews }: Services) => async (call) => {
    await reviews.mayDecline(call, call.args[0])
    return { kind: 'form', form: formOf(declineForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(
    declineForm,
    ({ reviews }: Services) =>
      (call) =>
        keepingWords(call.input.words, 'words', async () =>
          says(await reviews.decline(call, call.args[0], call.input.words)),
        ),
  ),
  onAction(answer, (services: Services) => async (call) => ({
    kind: 'form',
    form: await answering(services, call, call.args[0]),
  })),
  onForm(
    answerForm,
    ({ reviews }: Services) =>
      (call) =>
        keepingWords(call.input.title, 'title', async () => says(await reviews.answer(call, call.args[0], call.input))),
    undefined,
    (services: Services) => (call, values) => answering(services, call, call.args[0], values),
  ),
  onAction(
    forget,
    ({ reviews }: Services) =>
      async (call) =>
        says(await reviews.forget(call, call.args[0], call.args[1] === 'sure')),
  ),
]

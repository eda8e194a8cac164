// A suggestion before it is published, as the moderators see it: where it stands, by whom, and what can be done now.
import type { Subject } from '../../../delivery/delivery.ts'
import type { SpaceRef } from '../../../domain/place.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import type { LastStep } from '../../../store/repositories/suggestion-reviews.ts'
import { actionId } from '../../../view/action-id.ts'
import { mergeChoose } from '../../../view/merge-actions.ts'
import { type Button, button, type Fact, type Message } from '../../../view/message.ts'
import { reviewAnswer, reviewAsk, reviewDecline, reviewPublish } from '../../../view/review-actions.ts'
import { type Part, plain, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { named } from '../../support/around.ts'
import { rootOf } from '../merge/root.ts'
import { authorText } from '../own/author.ts'
import { outsideAuthor, reachOfAuthor } from './outside-author.ts'

export const reviewKind = 'suggestion-review'

/** What the notice is about. */
export const reviewSubject = ({ id }: Pick<Suggestion, 'id'>): Subject => ({ kind: reviewKind, id })

/** Says that it has changed: wherever the moderators read of it is brought up to it. */
export const reviewChanged = (house: Pick<House, 'delivery'>, suggestion: Suggestion): Promise<void> =>
  house.delivery.touch(suggestion.community, reviewSubject(suggestion))

/** What moderators can do about one that is not published. */
export function reviewButtons(
  say: Say,
  { id, number, review, withdrawnAt, mergedInto }: Suggestion,
): readonly Button[] {
  if (review === undefined || withdrawnAt !== undefined || mergedInto !== undefined) return []
  const publish = button(actionId(reviewPublish, id), say.label('review.publish', { number }), 'primary')
  const ask = button(actionId(reviewAsk, id), say.label('review.ask', { number }))
  const decline = button(actionId(reviewDecline, id), say.label('review.decline', { number }), 'danger')
  const merge = button(actionId(mergeChoose, id), say.label('merge.button', { number }))
  switch (review) {
    case 'waiting':
      return [publish, ask, decline, merge]
    case 'asked':
      return [publish, decline, merge]
    case 'refused':
      return [publish]
    default:
      return review satisfies never
  }
}

/** The way to hand it in again, for its author, or whoever writes down what an author without an account said. */
export const answerButton = (say: Say, { id, number, review }: Suggestion): Button =>
  button(
    actionId(reviewAnswer, id),
    review === 'asked' ? say.label('review.answer', { number }) : say.label('review.change', { number }),
  )

/** The notice as it is now. */
export async function reviewNotice(house: House, suggestion: Suggestion, here: SpaceRef, say: Say): Promise<Message> {
  const { community, id, number, title, details, review } = suggestion
  const last = await house.store.of(community).suggestionReviews.last(id)
  const outside = await outsideAuthor(house, suggestion)
  const reach = outside === undefined ? [] : [await reachOfAuthor(house, outside, say)]
  const facts: readonly Fact[] = [
    { label: say.label('suggestion.author'), value: await authorText(house, suggestion, here, say) },
    ...reach.map((value) => ({ label: say.label('contact.reach'), value })),
    { label: say.label('review.stands'), value: await whereItStands(house, suggestion, last, say) },
    ...wordFacts(say, last),
  ]
  const again = outside !== undefined && (review === 'asked' || review === 'refused')
  return {
    text: say('review.notice', { number, title }),
    card: { ...(details === undefined ? {} : { body: plain(details) }), facts },
    controls: [...reviewButtons(say, suggestion), ...(again ? [answerButton(say, suggestion)] : [])],
  }
}

/** Where it stands, and who brought it there. */
export async function whereItStands(
  house: House,
  suggestion: Suggestion,
  last: LastStep | undefined,
  say: Say,
): Promise<Text> {
  const { community, withdrawnAt, mergedInto } = suggestion
  if (withdrawnAt !== undefined) return say('review.is-withdrawn')
  if (mergedInto !== undefined) {
    const { number, title } = await rootOf(house, suggestion)
    return say('review.is-merged', { number, title })
  }
  if (last === undefined) return say('review.is-waiting')
  const by = await house.store.of(community).members.get(last.by)
  const name: Part = by === undefined ? { kind: 'plain', text: say.label('thread.did.somebody') } : named(by)
  switch (last.step) {
    case 'asked':
      return say('review.is-asked', { name })
    case 'answered':
      return say('review.is-answered')
    case 'refused':
      return say('review.is-refused', { name })
    case 'published':
      return say('review.is-published', { name })
    default:
      return last.step satisfies never
  }
}

function wordFacts(say: Say, last: LastStep | undefined): readonly Fact[] {
  if (last?.words === undefined) return []
  const label = last.step === 'refused' ? say.label('review.reason') : say.label('review.question')
  return [{ label, value: plain(last.words) }]
}

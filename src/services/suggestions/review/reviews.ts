// What moderators do about suggestions before they are published, and how their authors hand them in again. Each step is made
// once: whoever comes second reads what was done, and by whom.

import { mayUse } from '../../../domain/caller.ts'
import type { Suggestion, SuggestionReview } from '../../../domain/suggestion.ts'
import { UserError } from '../../../ports/errors.ts'
import type { LastStep } from '../../../store/repositories/suggestion-reviews.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines, plain } from '../../../view/text.ts'
import { acted, type House, knownSpace } from '../../house.ts'
import { quoted } from '../../support/around.ts'
import type { Asker } from '../../support/caller.ts'
import { sayAmong } from '../../support/teams/alone.ts'
import { waitedWords } from '../../waited-words.ts'
import type { Allowed } from '../card-places.ts'
import { selectOne } from '../choose.ts'
import { mayReword } from '../gates.ts'
import { isAuthor, knownSuggestion } from '../known-suggestion.ts'
import { type Idea, oneLine, published } from '../put-forward.ts'
import { forgetAuthor } from './forget-author.ts'
import { reviewChanged, reviewSubject, whereItStands } from './notice.ts'
import { outsideAuthor, tellThemYourself } from './outside-author.ts'
import { askAuthor, tellDeclined, tellPublished } from './tell-author.ts'

/** Whoever asks. */
type By = Pick<Asker, 'caller' | 'say'>

/** One that can be handed in again, and what was said to its author. */
export interface ToAnswer {
  readonly suggestion: Suggestion
  readonly words: string | undefined
}

/** All but `list` and what begins with `may` run in the call's transaction. */
export interface ReviewsService {
  /** What waits to be looked through, the longest first. */
  list(by: By): Promise<Message>
  publish(by: By, id: string): Promise<Message>
  /** Rejects with a UserError where its author can't be asked any more. */
  mayAsk(by: By, id: string): Promise<void>
  ask(by: By, id: string, words: string): Promise<Message>
  /** Rejects with a UserError where there is nothing to decline any more. */
  mayDecline(by: By, id: string): Promise<void>
  decline(by: By, id: string, words: string): Promise<Message>
  /** Rejects with a UserError unless it is the caller's own, and theirs to change. */
  mayAnswer(by: By, id: string): Promise<ToAnswer>
  /** Hands it in again as it is now. */
  answer(by: By, id: string, idea: Idea): Promise<Message>
  /** Has an author without an account forgotten; asks first. */
  forget(by: By, id: string, sure: boolean): Promise<Message>
}

/** What a message holds without becoming a wall. */
const listedAtMost = 10

const publishable: readonly SuggestionReview[] = ['waiting', 'asked', 'refused']
const askable: readonly SuggestionReview[] = ['waiting']
const declinable: readonly SuggestionReview[] = ['waiting', 'asked']
const answerable: readonly SuggestionReview[] = ['asked', 'refused']

/** Makes the service. */
export function reviewsService(house: House, allowed: Allowed): ReviewsService {
  const { store, clock } = house
  const rowsOf = ({ caller }: By) => store.of(caller.community).suggestionReviews

  /** Throws a UserError that says where it stands by now. */
  async function standsAt(by: By, id: string, among: readonly SuggestionReview[]): Promise<Suggestion> {
    const suggestion = await knownSuggestion(house, by.caller, by.say, { id })
    const { review, withdrawnAt, number, title } = suggestion
    if (review !== undefined && withdrawnAt === undefined && among.includes(review)) return suggestion
    const last = await rowsOf(by).last(suggestion.id)
    const stands = await whereItStands(house, suggestion, last, by.say)
    const words = last?.words === undefined || last.step === 'published' ? [] : [quoted(last.words)]
    throw new UserError([
      ...by.say('review.stands-elsewhere', { number, title }),
      ...plain(' '),
      ...stands,
      ...plain(words.length === 0 ? '' : ' '),
      ...words,
    ])
  }

  /** Makes a step, or throws the same. */
  async function step(
    by: By,
    id: string,
    among: readonly SuggestionReview[],
    to: SuggestionReview | 'published',
    made: Pick<LastStep, 'step' | 'words'>,
  ): Promise<Suggestion> {
    const { id: known, community } = await standsAt(by, id, among)
    if (!(await rowsOf(by).move(known, among, to, { ...made, by: by.caller.member, at: clock.now() })))
      await standsAt(by, id, among)
    const suggestion = await store.of(community).suggestions.get(known)
    if (suggestion === undefined) throw new Error('a suggestion was looked through and is not there')
    await reviewChanged(house, suggestion)
    return suggestion
  }

  /** Said to whoever did it; an author without an account is theirs to tell. */
  async function done(by: By, suggestion: Suggestion, key: 'review.published' | 'review.asked' | 'review.declined') {
    const { number, title } = suggestion
    return { text: lines(by.say(key, { number, title }), ...(await tellThemYourself(house, suggestion, by.say))) }
  }

  /** Says to the moderators that it waits again: nobody hears of a notice that changes. */
  async function waitsAgain({ community, id, number, title }: Suggestion): Promise<void> {
    const stands = await house.delivery.shownAt(community, reviewSubject({ id }), 'notice')
    if (stands === undefined) return
    const { locale } = await knownSpace(house, community, stands.place.space)
    const say = await sayAmong(house, community, locale)
    const message = {
      text: say('review.again', { number, title }),
      controls: [button(actionId(suggestionViewRef, id), say.label('review.view', { number }), 'primary')],
    }
    await house.delivery.send(community, { kind: 'post', place: stands.place, message })
  }

  async function mayAnswer(by: By, id: string): Promise<ToAnswer> {
    const { caller, say } = by
    const known = await knownSuggestion(house, caller, say, { id })
    const writesForThem = mayUse('staff', caller.level) && (await outsideAuthor(house, known)) !== undefined
    if (!writesForThem && !(await isAuthor(house, caller, known)))
      throw new UserError(say('review.not-yours', { number: known.number }))
    const suggestion = await standsAt(by, id, answerable)
    return { suggestion, words: (await rowsOf(by).last(suggestion.id))?.words }
  }

  return {
    async list(by) {
      const { say, caller } = by
      const { suggestions } = store.of(caller.community)
      const ids = await rowsOf(by).waiting(25)
      const found = (await Promise.all(ids.map((id) => suggestions.get(id)))).filter((one) => one !== undefined)
      if (found.length === 0) return { text: say('review.none') }
      const now = clock.now()
      const rows = found
        .slice(0, listedAtMost)
        .map(({ number, title, createdAt }) =>
          say('review.line', { number, title, waited: waitedWords(say, now - createdAt) }),
        )
      return {
        text: lines(say('review.list', { count: await rowsOf(by).countWaiting() }), ...rows),
        controls: [selectOne(actionId(suggestionViewRef), say.label('review.pick'), found, say)],
      }
    },
    async publish(by, id) {
      const suggestion = await step(by, id, publishable, 'published', { step: 'published', words: undefined })
      await acted(house, suggestion.community, by.caller.member, 'suggestion.publish', suggestion.id)
      await published(house, allowed, suggestion)
      await tellPublished(house, allowed, suggestion)
      return done(by, suggestion, 'review.published')
    },
    mayAsk: async (by, id) => void (await standsAt(by, id, askable)),
    async ask(by, id, words) {
      const suggestion = await step(by, id, askable, 'asked', { step: 'asked', words })
      await acted(house, suggestion.community, by.caller.member, 'suggestion.ask', suggestion.id)
      await askAuthor(house, suggestion, words)
      return done(by, suggestion, 'review.asked')
    },
    mayDecline: async (by, id) => void (await standsAt(by, id, declinable)),
    async decline(by, id, words) {
      const suggestion = await step(by, id, declinable, 'refused', { step: 'refused', words })
      await acted(house, suggestion.community, by.caller.member, 'suggestion.decline', suggestion.id)
      await tellDeclined(house, suggestion, words)
      return done(by, suggestion, 'review.declined')
    },
    mayAnswer,
    forget: (by, id, sure) => forgetAuthor(house, allowed, by, id, sure),
    async answer(by, id, idea) {
      const { caller, say } = by
      const { suggestion: before, words } = await mayAnswer(by, id)
      await mayReword({ house, allowed, caller, say, idea })
      await store
        .of(caller.community)
        .suggestions.change(before.id, { title: oneLine(idea.title), details: idea.details })
      const suggestion = await step(by, id, answerable, 'waiting', { step: 'answered', words })
      await waitsAgain(suggestion)
      return { text: say('review.answered', { number: suggestion.number, title: suggestion.title }) }
    },
  }
}

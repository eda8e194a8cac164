// What people write in channels that are watched: questions, and the answers to them. Of any other channel nothing is kept.
import type { Member } from '../../domain/member.ts'
import type { ThreadPlace } from '../../domain/place.ts'
import { type Question, questionLength, sameQuestionMs, wordsKeptMs } from '../../domain/question.ts'
import type { Space } from '../../domain/space.ts'
import { pieces, subjectOf } from '../../domain/support.ts'
import { PlatformError } from '../../ports/errors.ts'
import { isStaff } from '../callers.ts'
import type { Flow, MessageEvent } from '../flow.ts'
import type { House } from '../house.ts'
import { seenAsStaff } from '../support/teams/who-answers.ts'
import { changed, removed } from './changes.ts'
import { isWatched, samePerson, subjectOfQuestion } from './known.ts'
import { wordsOf } from './said.ts'

/** The kind of what is due when the words of a question and its answers are too old. */
export const wordsOld = 'question.words-old'

/** Whoever was seen to be staff within this time is. It is looked at anew once a day. */
const staffForMs = 48 * 60 * 60_000

/** Makes what the flow does about such messages. */
export function questionEvents(house: House): Required<Pick<Flow, 'wants' | 'prepare' | 'handle'>> {
  const { store, delivery, clock, ids } = house

  const authorOf = ({ space, author }: MessageEvent, { community }: Space): Promise<Member | undefined> =>
    store.of(community).members.byUser({ space, user: author.user })

  /** The question that a message answers: by the thread it stands in, or what it replies to. */
  async function answered({ place, answers }: MessageEvent, { community }: Space): Promise<Question | undefined> {
    const { questions, questionAnswers } = store.of(community)
    if (place.kind === 'thread') return questions.over(place)
    if (answers === undefined) return undefined
    const question = (await questions.byMessage(answers)) ?? (await questions.byLine(answers))
    if (question !== undefined) return question
    const answer = await questionAnswers.byMessage(answers)
    return answer === undefined ? undefined : questions.get(answer.question)
  }

  async function isKnown({ ref }: MessageEvent, { community }: Space): Promise<boolean> {
    const { questions, questionAnswers } = store.of(community)
    return (await questions.byMessage(ref)) !== undefined || (await questionAnswers.byMessage(ref)) !== undefined
  }

  async function wants(event: MessageEvent, space: Space): Promise<boolean> {
    const { place, what, author } = event
    if (place.kind === 'direct' || space.confirmedAt === undefined) return false
    if (!(await isWatched(house, space.community, space.ref, place.channel))) return false
    if (what !== 'posted') return isKnown(event, space)
    if (author.bot || event.asksUs === true) return false
    return mayAsk(event) || (await answered(event, space)) !== undefined
  }

  async function asked(event: MessageEvent, space: Space): Promise<void> {
    const { place, ref, author, at } = event
    const { questions, staffSeen } = store.of(space.community)
    const member = await authorOf(event, space)
    const words = wordsOf(event)
    if (place.kind === 'direct' || member === undefined || author.bot || words === '') return
    const root: ThreadPlace = { kind: 'thread', space: space.ref, channel: place.channel, thread: ref.id }
    if ((await questions.over(root)) !== undefined) return
    if (place.kind === 'channel') {
      const seen = await staffSeen.lastOf(member.id)
      if (seen !== undefined && clock.now() - seen < staffForMs) return
      if (await questions.askedSince(member.id, place.channel, at - sameQuestionMs)) return
    }
    const id = ids.next()
    await questions.add({
      ...{ id, place, root, at, message: ref, url: event.url, channel: place.channel, asker: member.id },
      title: subjectOf(words),
      words: pieces(words, questionLength)[0] ?? words,
    })
    await delivery.later(space.community, wordsOld, id, clock.now() + wordsKeptMs)
  }

  async function wasAnswered(event: MessageEvent, space: Space, question: Question): Promise<void> {
    const { community } = space
    const { questions, questionAnswers } = store.of(community)
    const words = wordsOf(event)
    if (words === '' || question.state === 'gone' || question.state === 'dropped') return
    if ((await questionAnswers.byMessage(event.ref)) !== undefined) return
    const author = await authorOf(event, space)
    const { ref, at } = event
    await questionAnswers.add({
      ...{ id: ids.next(), question: question.id, author: author?.id, at, message: ref, words: subjectOf(words) },
    })
    if (question.state !== 'open' || (await samePerson(house, community, question.asker, author?.id))) return
    await questions.change(question.id, { state: 'answered', answeredAt: at })
    const subject = subjectOfQuestion(question)
    // Answered before, by somebody who took that back: the line stands already.
    if ((await delivery.allShownAt(community, subject, 'line')).length > 0) return delivery.touch(community, subject)
    await delivery.show(community, subject, 'line', event.place)
  }

  /** Whoever has left waits for nothing, unless they are here with another account. */
  async function left(user: string, { community, ref }: Space): Promise<void> {
    const { members, questions } = store.of(community)
    const member = await members.byUser({ space: ref, user })
    if (member === undefined || (await members.ofSamePerson(member.id)).length > 1) return
    for (const id of await questions.endOf([member.id])) await delivery.touch(community, subjectOfQuestion({ id }))
  }

  return {
    wants,
    async prepare(event, space) {
      if (event.kind !== 'message' || event.what !== 'posted' || event.place.kind !== 'channel') return
      if (!mayAsk(event) || !(await wants(event, space))) return
      const member = await authorOf(event, space)
      if (member === undefined) return
      try {
        const facts = await house.lookUps(space.ref.platform).facts(space.ref, event.author.user)
        if (facts !== undefined && (await isStaff(house, space, event.author.user, facts)))
          await seenAsStaff(house, space.community, member.id)
      } catch (error) {
        // Then what was known before has to do.
        if (!(error instanceof PlatformError)) throw error
      }
    },
    async handle(event, space) {
      if (event.kind === 'member-left') return left(event.user, space)
      if (event.kind !== 'message' || !(await wants(event, space))) return
      if (event.what === 'removed') return removed(house, event, space)
      if (event.what === 'edited') return changed(house, event, space)
      if (mayAsk(event)) return asked(event, space)
      const question = await answered(event, space)
      if (question !== undefined) await wasAnswered(event, space, question)
    },
  }
}

/** It stands by itself in a channel, or begins a post of a forum. */
const mayAsk = ({ place, ref, answers }: MessageEvent): boolean =>
  place.kind === 'thread' ? place.thread === ref.id : place.kind === 'channel' && answers === undefined

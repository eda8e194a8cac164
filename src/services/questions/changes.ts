// What becomes of a question when its message, or that of an answer, is changed or taken away.

import { questionLength } from '../../domain/question.ts'
import type { Space } from '../../domain/space.ts'
import { pieces, subjectOf } from '../../domain/support.ts'
import type { MessageEvent } from '../flow.ts'
import type { House } from '../house.ts'
import { samePerson, subjectOfQuestion } from './known.ts'
import { wordsOf } from './said.ts'

/** More answers than these are looked through for nobody. */
const lookedThrough = 100

/** Its words are others now. */
export async function changed(house: House, event: MessageEvent, { community }: Space): Promise<void> {
  const { questions, questionAnswers } = house.store.of(community)
  const words = wordsOf(event)
  if (words === '') return
  const answer = await questionAnswers.byMessage(event.ref)
  if (answer !== undefined) return questionAnswers.reword(answer.id, subjectOf(words))
  const question = await questions.byMessage(event.ref)
  if (question === undefined || question.state === 'gone') return
  await questions.change(question.id, {
    title: subjectOf(words),
    ...(question.words === undefined ? {} : { words: pieces(words, questionLength)[0] ?? words }),
  })
  await house.delivery.touch(community, subjectOfQuestion(question))
}

/** It is not there any more. What was solved stays solved, without its words. */
export async function removed(house: House, event: MessageEvent, { community }: Space): Promise<void> {
  const { questions, questionAnswers } = house.store.of(community)
  const question = await questions.byMessage(event.ref)
  if (question !== undefined) {
    const state = question.state === 'solved' ? 'solved' : 'gone'
    await questions.change(question.id, { state, title: '', words: undefined })
    await questionAnswers.removeOf(question.id)
    return house.delivery.touch(community, subjectOfQuestion(question))
  }
  const answer = await questionAnswers.byMessage(event.ref)
  if (answer !== undefined) await withoutAnswer(house, community, answer)
}

/** One answer less: where it was the only one of somebody else, the question waits again. */
async function withoutAnswer(
  house: House,
  community: Space['community'],
  answer: { readonly id: string; readonly question: string },
): Promise<void> {
  const { questions, questionAnswers } = house.store.of(community)
  await questionAnswers.remove(answer.id)
  const question = await questions.get(answer.question)
  if (question?.state !== 'answered') return
  for (const { author } of await questionAnswers.of(question.id, lookedThrough))
    if (!(await samePerson(house, community, question.asker, author))) return
  await questions.change(question.id, { state: 'open', answeredAt: undefined })
  await house.delivery.touch(community, subjectOfQuestion(question))
}

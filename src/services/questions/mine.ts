// What somebody's questions and answers came to, told to them alone: theirs that were solved, and others' that they solved.
import type { Question } from '../../domain/question.ts'
import type { Say } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'
import { nameOf } from './known.ts'
import { wayToQuestion } from './under.ts'

/** What one reads at a glance. */
const listLength = 5

/** The record of the caller, over all their accounts. */
export async function mineMessage(house: House, { caller, say }: Pick<Asker, 'caller' | 'say'>): Promise<Message> {
  const { questions, members, settings } = house.store.of(caller.community)
  const theirs = await members.ofSamePerson(caller.member)
  const figures = await questions.figures(theirs)
  const asked = await questions.askedBy(theirs, listLength)
  const helped = await questions.solvedBy(theirs, listLength)
  const { 'questions.show-solvers': shown } = await settings.get()
  const rows: Text[] = []
  for (const question of asked) rows.push(await askedLine(house, caller.community, say, question))
  return {
    text: lines(
      say('question.mine', { ...figures }),
      ...rows,
      ...(helped.length === 0 ? [] : [say('question.mine-helped')]),
      ...helped.map((question) => say('question.mine-helped-line', { question: wayToQuestion(say, question) })),
    ),
    card: { note: say('question.mine-note', { shown }) },
  }
}

/** One of their own, and whom they have to thank. */
async function askedLine(
  house: House,
  community: Asker['caller']['community'],
  say: Say,
  question: Question,
): Promise<Text> {
  const helper = question.state === 'solved' ? await nameOf(house, community, question.solver) : undefined
  const about = { question: wayToQuestion(say, question), state: question.state }
  return helper === undefined ? say('question.mine-line', about) : say('question.mine-thanks', { ...about, helper })
}

// What somebody's questions and answers came to, told to them alone: theirs that were solved, and others' that they solved.
import type { Question } from '../../domain/question.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { questionName } from '../../view/question-actions.ts'
import { lines, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'
import { nameOf, subjectOfQuestion } from './known.ts'
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
  const isUnnamed = await house.store.of(caller.community).questionAnswers.isUnnamed(theirs)
  const rows: Text[] = []
  for (const question of asked) rows.push(await askedLine(house, caller.community, say, question))
  return {
    text: lines(
      say('question.mine', { ...figures }),
      ...rows,
      ...(helped.length === 0 ? [] : [say('question.mine-helped')]),
      ...helped.map((question) => say('question.mine-helped-line', { question: wayToQuestion(say, question) })),
    ),
    card: { note: say('question.mine-note', { shown: shown === 'on' && isUnnamed ? 'unnamed' : shown }) },
    controls: [
      isUnnamed
        ? button(actionId(questionName, 'on'), say.label('question.rename'))
        : button(actionId(questionName, 'off'), say.label('question.unname')),
    ],
  }
}

/** The lines that stand already are many, but seldom more than this. */
const linesAtOnce = 200

/** The caller is named with what they solved, or not; the newest lines that say so are brought up to it. */
export async function nameMe(
  house: House,
  { caller, say }: Pick<Asker, 'caller' | 'say'>,
  named: 'on' | 'off',
): Promise<Message> {
  const { questions, questionAnswers, members } = house.store.of(caller.community)
  const theirs = await members.ofSamePerson(caller.member)
  await (named === 'on' ? questionAnswers.rename(theirs) : questionAnswers.unname(caller.member))
  for (const question of await questions.solvedBy(theirs, linesAtOnce))
    await house.delivery.touch(caller.community, subjectOfQuestion(question))
  return { text: say(named === 'on' ? 'question.renamed' : 'question.unnamed') }
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

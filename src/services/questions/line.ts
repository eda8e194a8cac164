// The one line of Hearth's under a question that somebody else has answered: how it stands, and what its asker or staff can do.
import type { Seen } from '../../delivery/delivery.ts'
import type { Question } from '../../domain/question.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { questionDrop, questionSolved, questionTakeBack } from '../../view/question-actions.ts'
import type { Text } from '../../view/text.ts'
import { type House, knownSpace } from '../house.ts'
import { quoted } from '../support/around.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { nameOf } from './known.ts'

/** The line as the question stands now. */
export async function renderLine(house: House, { community, subject, place }: Seen): Promise<Message | undefined> {
  const question = await house.store.of(community).questions.get(subject)
  if (question === undefined) return undefined
  const { locale } = await knownSpace(house, community, place.space)
  const say = await sayAmong(house, community, locale)
  const name = (await nameOf(house, community, question.asker)) ?? say.label('question.somebody')
  // What was deleted is not said again.
  if (question.title === '') return { text: say('question.line.gone') }
  const about = { name, title: quoted(question.title) }
  const solved = button(actionId(questionSolved, question.id), say.label('question.solved'), 'primary')
  const drop = button(actionId(questionDrop, question.id), say.label('question.drop'))
  switch (question.state) {
    case 'open':
      return { text: say('question.line.open', about), controls: [drop] }
    case 'answered':
      return { text: say('question.line.answered', about), controls: [solved, drop] }
    case 'solved': {
      const takeBack = button(actionId(questionTakeBack, question.id), say.label('question.take-back'))
      return { text: await solvedSays(house, community, say, question, about), controls: [takeBack] }
    }
    case 'moved':
      return { text: say('question.line.moved', about) }
    case 'dropped':
      return { text: say('question.line.dropped', about) }
    case 'gone':
      return { text: say('question.line.left', about) }
    default:
      return question.state satisfies never
  }
}

/** By name, unless they want to be named with nothing. */
async function helperNamed(house: House, community: Seen['community'], solver: Question['solver']) {
  if (solver === undefined) return undefined
  const { members, questionAnswers } = house.store.of(community)
  const isUnnamed = await questionAnswers.isUnnamed(await members.ofSamePerson(solver))
  return isUnnamed ? undefined : nameOf(house, community, solver)
}

/** Whose answer it was is said where the community wants that. */
async function solvedSays(
  house: House,
  community: Seen['community'],
  say: Say,
  { solver }: Question,
  about: Parameters<Say>[1] & object,
): Promise<Text> {
  const { 'questions.show-solvers': shown } = await house.store.of(community).settings.get()
  const helper = shown === 'on' ? await helperNamed(house, community, solver) : undefined
  return helper === undefined
    ? say('question.line.solved', about)
    : say('question.line.solved-by', { ...about, helper })
}

// A question is solved by an answer that its asker or staff mark. Nothing else says that a member solved something.

import type { MemberId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import type { Question } from '../../domain/question.ts'
import { UserError } from '../../ports/errors.ts'
import type { SeenMessage } from '../../ports/inbox.ts'
import { messageKey } from '../../store/repositories/message-key.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { questionPick, questionTakeBack } from '../../view/question-actions.ts'
import { acted, type House, happened } from '../house.ts'
import { quoted } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import { heldQuestion, isAsker, knownQuestion, mustBeTheirs, nameOf, samePerson, subjectOfQuestion } from './known.ts'
import { underPlace } from './under.ts'

/** What every platform takes in a select. */
const choicesAtMost = 25

export interface Solving {
  /** Shows the answers, to pick one. Rejects with a UserError where there are none, or they may not. */
  choose(by: Asker, question: string): Promise<Message>
  /** Marks the answer that was picked. */
  pick(by: Asker, question: string, answer: string): Promise<Message>
  /** Marks the message that somebody points at. */
  mark(by: Asker, message: SeenMessage): Promise<Message>
  /** It was a mistake: the question is as it was before. */
  takeBack(by: Asker, question: string): Promise<Message>
}

interface Marked {
  /** What names its message. */
  readonly key: string
  readonly author: MemberId | undefined
  /** Where it stands; undefined: under the question. */
  readonly place?: Place
}

/** Makes what marks answers. */
export function solving(house: House): Solving {
  const { clock, delivery } = house

  const takeBackOf = ({ say }: Asker, { id }: Question) =>
    button(actionId(questionTakeBack, id), say.label('question.take-back'))

  async function solve(by: Asker, question: Question, { key, author, place }: Marked): Promise<Message> {
    const { caller, say } = by
    const { community } = caller
    const controls = [takeBackOf(by, question)]
    const own = await samePerson(house, community, question.asker, author)
    const solver = own ? undefined : author
    const helper = (await nameOf(house, community, author)) ?? say.label('question.somebody')
    const said = { title: quoted(question.title), helper }
    if (question.state === 'solved' && question.answer === key)
      return { text: say('question.marked-before', said), controls }
    if (question.state === 'solved') await tookBack(by, question)
    const { questions } = house.store.of(community)
    const now = clock.now()
    await questions.change(question.id, {
      ...{ state: 'solved', solvedAt: now, solver, markedBy: caller.member, answer: key, words: undefined },
    })
    const { space, id } = question
    await happened(house, community, { kind: 'question-solved', space, member: solver, subject: id })
    if (!(await isAsker(house, by, question))) await acted(house, community, caller.member, 'question.solved', id)
    await showLine(question, community, place)
    return { text: say(own ? 'question.marked-own' : 'question.marked', said), controls }
  }

  /** Everybody reads that it is solved, also where nobody could press anything before. */
  async function showLine(question: Question, community: Asker['caller']['community'], place?: Place): Promise<void> {
    const subject = subjectOfQuestion(question)
    if ((await delivery.allShownAt(community, subject, 'line')).length === 0)
      await delivery.show(community, subject, 'line', place ?? underPlace(house, question))
    await delivery.touch(community, subject)
  }

  /** The question that a message answers, also where that was not heard, or is known no more. */
  async function answeredBy({ caller }: Asker, { place, answers }: SeenMessage): Promise<Question | undefined> {
    const { questions } = house.store.of(caller.community)
    if (place.kind === 'thread') return questions.over(place)
    if (answers === undefined) return undefined
    return (await questions.byMessage(answers)) ?? questions.byLine(answers)
  }

  async function tookBack({ caller }: Asker, { id, space, solver }: Question): Promise<void> {
    await happened(house, caller.community, { kind: 'question-solved-taken-back', space, member: solver, subject: id })
  }

  return {
    async choose(by, id) {
      const { caller, say } = by
      const question = await knownQuestion(house, by, id)
      await mustBeTheirs(house, by, question)
      const title = quoted(question.title)
      if (question.state === 'solved')
        return { text: say('question.solved-already', { title }), controls: [takeBackOf(by, question)] }
      const answers = await house.store.of(caller.community).questionAnswers.of(id, choicesAtMost)
      if (answers.length === 0) throw new UserError(say('question.no-answers', { label: say.label('question.mark') }))
      const choices = answers.map(async ({ id: value, author, words }) => {
        const member = author === undefined ? undefined : await house.store.of(caller.community).members.get(author)
        const name = member?.name ?? say.label('question.somebody')
        return { value, label: say.label('question.choice', { name, words }) }
      })
      return {
        text: say('question.which', { title }),
        controls: [
          {
            kind: 'select',
            action: actionId(questionPick, id),
            placeholder: say.label('question.pick'),
            choices: await Promise.all(choices),
          },
        ],
      }
    },
    async pick(by, id, chosen) {
      const { caller, say } = by
      const question = await heldQuestion(house, by, id)
      await mustBeTheirs(house, by, question)
      const answer = await house.store.of(caller.community).questionAnswers.get(chosen)
      if (answer === undefined || answer.question !== id) throw new UserError(say('question.answer-gone'))
      return solve(by, question, { key: answer.message, author: answer.author })
    },
    async mark(by, message) {
      const { ref, place, author } = message
      const { caller, say } = by
      const { questions, questionAnswers, members } = house.store.of(caller.community)
      if ((await questions.byMessage(ref)) !== undefined) throw new UserError(say('question.is-itself'))
      const kept = await questionAnswers.byMessage(ref)
      const known = kept?.question ?? (await answeredBy(by, message))?.id
      if (known === undefined) throw new UserError(say('question.not-an-answer'))
      const question = await heldQuestion(house, by, known)
      await mustBeTheirs(house, by, question)
      if (author.bot) throw new UserError(say('question.by-a-bot'))
      const member = kept?.author ?? (await members.byUser({ space: caller.space, user: author.user }))?.id
      return solve(by, question, { key: messageKey(ref), author: member, place })
    },
    async takeBack(by, id) {
      const { caller, say } = by
      const question = await heldQuestion(house, by, id)
      await mustBeTheirs(house, by, question)
      const title = quoted(question.title)
      if (question.state !== 'solved') throw new UserError(say('question.not-solved', { title }))
      await tookBack(by, question)
      const state = question.answeredAt === undefined ? 'open' : 'answered'
      await house.store.of(caller.community).questions.change(id, {
        ...{ state, solvedAt: undefined, solver: undefined, markedBy: undefined, answer: undefined },
      })
      if (!(await isAsker(house, by, question)))
        await acted(house, caller.community, caller.member, 'question.taken-back', id)
      await delivery.touch(caller.community, subjectOfQuestion(question))
      return { text: say('question.taken-back', { title }) }
    },
  }
}

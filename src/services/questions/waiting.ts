// Questions that nobody else has answered within the time that the community set: listed for staff, taken off, or made a
// support thread with one press.
import type { CommunityId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Question } from '../../domain/question.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { After } from '../../store/repositories/questions.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import { questionDropOne, questionMove, questionsMore } from '../../view/question-actions.ts'
import { lines, type Text } from '../../view/text.ts'
import { acted, type House } from '../house.ts'
import { spaceNames } from '../space-names.ts'
import type { Asker } from '../support/caller.ts'
import type { Opens } from '../support/opens.ts'
import { waitedWords } from '../waited-words.ts'
import { heldQuestion, mustBeTheirs, nameOf, subjectOfQuestion } from './known.ts'
import { underPlace, wayToQuestion } from './under.ts'

const hourMs = 60 * 60_000
/** A button for each of these fits into one row. */
const pageLength = 5

export interface WaitingQuestions {
  /** Those that wait, from behind one of them on. */
  list(by: Asker, after?: After): Promise<Message>
  /** It is no question: nobody waits for an answer. Its asker may say so too. */
  drop(by: Asker, question: string): Promise<Message>
  /** Opens a support thread for its asker. Rejects with a UserError when it waits no more, or they are gone. */
  move(by: Asker, question: string): Promise<Message>
}

/** Whatever was asked before this waits. */
async function waitingUntil(house: House, community: CommunityId): Promise<number> {
  const { 'questions.hours': hours } = await house.store.of(community).settings.get()
  return house.clock.now() - hours * hourMs
}

/** How many wait. */
export const countWaiting = async (house: House, community: CommunityId): Promise<number> =>
  house.store.of(community).questions.waiting(await waitingUntil(house, community))

/** Makes what staff do about them. */
export function waitingQuestions(house: House, opens: Pick<Opens, 'openFor'>): WaitingQuestions {
  const { delivery, clock } = house

  async function rowsOf({ caller, say }: Asker, page: readonly Question[], first: number): Promise<readonly Text[]> {
    const { spaces, settings } = house.store.of(caller.community)
    const { 'questions.channels': watched } = await settings.get()
    const isJoined = (await spaces.all()).length > 1
    const named = await spaceNames(house, caller.community, say)
    return Promise.all(
      page.map(async (question, index) => {
        const { space, channel, askedAt } = question
        const name = watched.find((one) => one.channel === channel && one.space === spaceKey(space))?.name ?? channel
        return say(isJoined ? 'question.waiting-line-in' : 'question.waiting-line', {
          at: first + index,
          question: wayToQuestion(say, question),
          name: (await nameOf(house, caller.community, question.asker)) ?? say.label('question.somebody'),
          channel: `#${name}`,
          space: named(space),
          waited: waitedWords(say, clock.now() - askedAt),
        })
      }),
    )
  }

  function controlsOf(say: Say, page: readonly Question[], isMore: boolean): readonly Control[] {
    const last = page.at(-1)
    return [
      ...page.map(({ id }, index) => button(actionId(questionMove, id), say.label('question.move', { at: index + 1 }))),
      {
        kind: 'select',
        action: actionId(questionDropOne),
        placeholder: say.label('question.drop'),
        choices: page.map(({ id, title }, index) => ({
          value: id,
          label: say.label('question.drop-choice', { at: index + 1, title }),
        })),
      },
      ...(isMore && last !== undefined
        ? [button(actionId(questionsMore, last.askedAt, last.id), say.label('queue.more'))]
        : []),
    ]
  }

  /** Its asker as somebody a thread can be opened for. Throws a UserError when they are not there. */
  async function askerOf({ caller, say }: Asker, { asker }: Question): Promise<Member> {
    const member = asker === undefined ? undefined : await house.store.of(caller.community).members.get(asker)
    if (member === undefined || member.leftAt !== undefined) throw new UserError(say('question.asker-gone'))
    return member
  }

  return {
    async list(by, after) {
      const { caller, say } = by
      const { questions, settings } = house.store.of(caller.community)
      const { 'questions.channels': watched, 'questions.hours': hours } = await settings.get()
      const setup = { kind: 'command', path: 'setup questions' } as const
      if (watched.length === 0) return { text: say('question.none-watched', { setup }) }
      const until = await waitingUntil(house, caller.community)
      const found = await questions.waitingPage(until, after, pageLength + 1)
      if (found.length === 0) return { text: say('question.none-waiting', { hours }) }
      const page = found.slice(0, pageLength)
      const count = await questions.waiting(until)
      return {
        text: lines(say('question.waiting', { count, hours }), ...(await rowsOf(by, page, 1))),
        controls: controlsOf(say, page, found.length > pageLength),
      }
    },
    async drop(by, id) {
      const { caller, say } = by
      const question = await heldQuestion(house, by, id)
      await mustBeTheirs(house, by, question)
      const about = { title: wayToQuestion(say, question) }
      if (question.state === 'dropped') return { text: say('question.dropped', about) }
      if (question.state !== 'open' && question.state !== 'answered')
        throw new UserError(say('question.not-waiting', about))
      await house.store.of(caller.community).questions.change(id, { state: 'dropped', words: undefined })
      await house.store.of(caller.community).questionAnswers.removeOf(id)
      await acted(house, caller.community, caller.member, 'question.dropped', id)
      await delivery.touch(caller.community, subjectOfQuestion(question))
      return { text: say('question.dropped', about) }
    },
    async move(by, id) {
      const { caller, say } = by
      const { community } = caller
      const { questions, members, threads } = house.store.of(community)
      const question = await heldQuestion(house, by, id)
      const { title, state, url } = question
      if (state !== 'open') throw new UserError(say('question.not-waiting', { title: wayToQuestion(say, question) }))
      const asker = await askerOf(by, question)
      const words = [question.words ?? title, ...(url === undefined ? [] : [url])].join('\n\n')
      const open = await threads.openOf(await members.ofSamePerson(asker.id))
      const opened = await opens.openFor(by, asker, title, words)
      // They have one open already, and are told where.
      if (open.some(({ topic }) => topic === undefined)) return opened
      await questions.change(id, { state: 'moved', words: undefined })
      await delivery.show(community, subjectOfQuestion(question), 'line', underPlace(house, question))
      await delivery.touch(community, subjectOfQuestion(question))
      return opened
    },
  }
}

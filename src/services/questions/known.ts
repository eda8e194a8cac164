// The questions that are known: what is watched, whose a question is, and who may say how it ended.
import type { Subject } from '../../delivery/delivery.ts'
import { mayUse } from '../../domain/caller.ts'
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Question } from '../../domain/question.ts'
import { UserError } from '../../ports/errors.ts'
import { type Part, person } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'

export const questionKind = 'question'

/** What the line under a question is about. */
export const subjectOfQuestion = ({ id }: Pick<Question, 'id'>): Subject => ({ kind: questionKind, id })

/** Whether what is written in a channel is taken for questions and answers. */
export async function isWatched(
  house: House,
  community: CommunityId,
  space: SpaceRef,
  channel: string,
): Promise<boolean> {
  const { 'questions.channels': watched } = await house.store.of(community).settings.get()
  return watched.some((one) => one.channel === channel && one.space === spaceKey(space))
}

/** The question in the caller's community. Throws a UserError when there is none. */
export async function knownQuestion(house: House, { caller, say }: Asker, id: string): Promise<Question> {
  const question = await house.store.of(caller.community).questions.get(id)
  if (question === undefined) throw new UserError(say('question.unknown'))
  return question
}

/** The same, to be changed: nobody else changes it meanwhile. */
export async function heldQuestion(house: House, { caller, say }: Asker, id: string): Promise<Question> {
  const question = await house.store.of(caller.community).questions.held(id)
  if (question === undefined) throw new UserError(say('question.unknown'))
  return question
}

/** Whether two accounts are of one person. */
export async function samePerson(
  house: House,
  community: CommunityId,
  one: MemberId | undefined,
  other: MemberId | undefined,
): Promise<boolean> {
  if (one === undefined || other === undefined) return false
  return one === other || (await house.store.of(community).members.ofSamePerson(one)).includes(other)
}

/** Whether they asked it, with whichever of their accounts. */
export const isAsker = (house: House, { caller }: Pick<Asker, 'caller'>, { asker }: Question): Promise<boolean> =>
  samePerson(house, caller.community, asker, caller.member)

/** Throws a UserError for everybody but the asker and staff. */
export async function mustBeTheirs(house: House, by: Asker, question: Question): Promise<void> {
  if (mayUse('staff', by.caller.level) || (await isAsker(house, by, question))) return
  throw new UserError(by.say('question.not-yours'))
}

/** Somebody by name, who is not notified; undefined where nobody knows who it is. */
export async function nameOf(
  house: House,
  community: CommunityId,
  id: MemberId | undefined,
): Promise<Part | undefined> {
  const member = id === undefined ? undefined : await house.store.of(community).members.get(id)
  return member === undefined ? undefined : person(member.user, member.name)
}

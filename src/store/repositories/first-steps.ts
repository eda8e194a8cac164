// Which first steps the people of one community have taken, with whichever of their accounts, and what brought them here.
import type { Kysely } from 'kysely'
import type { CommunityId, MemberId, PersonId } from '../../domain/ids.ts'
import { hot } from '../hot.ts'
import { madeOf } from '../made-of.ts'
import type { Tables } from '../schema.ts'

export interface FirstSteps {
  /** The steps that a person has taken with any account. */
  takenBy(person: PersonId): Promise<ReadonlySet<string>>
  /** Whether this account has taken the step. */
  hasTaken(member: MemberId, step: string): Promise<boolean>
  /** False when this account had taken it before. */
  take(member: MemberId, step: string, at: number): Promise<boolean>
  /** What a person said last of what brought them here. */
  answerOf(person: PersonId): Promise<string | undefined>
  /** Keeps what brought them here, in place of what they said before. */
  answer(member: MemberId, words: string, at: number): Promise<void>
  /** How many people said what brought them here, from `from` on and before `to`. */
  answersBetween(from: number, to: number): Promise<number>
}

const stepsOfPerson = hot(['community', 'person'], (db, { community, person }: { community: string; person: string }) =>
  db
    .selectFrom('members')
    .innerJoin('steps_done', 'steps_done.member', 'members.id')
    .select('steps_done.step')
    .where('members.community', '=', community)
    .where('members.person', '=', person)
    .where('steps_done.community', '=', community),
)

const stepsIn = madeOf(
  (rows: readonly { readonly step: string }[]): ReadonlySet<string> => new Set(rows.map(({ step }) => step)),
)

/** The first steps of one community. */
export function firstStepsOf(db: () => Kysely<Tables>, community: CommunityId): FirstSteps {
  const accountsOf = (person: PersonId) =>
    db().selectFrom('members').select('id').where('community', '=', community).where('person', '=', person)
  return {
    async takenBy(person) {
      return stepsIn((await stepsOfPerson(db(), { community, person })).rows)
    },
    async hasTaken(member, step) {
      const row = await db()
        .selectFrom('steps_done')
        .select('step')
        .where('community', '=', community)
        .where('member', '=', member)
        .where('step', '=', step)
        .executeTakeFirst()
      return row !== undefined
    },
    async take(member, step, at) {
      const { numInsertedOrUpdatedRows = 0n } = await db()
        .insertInto('steps_done')
        .values({ community, member, step, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },
    async answerOf(person) {
      const row = await db()
        .selectFrom('newcomer_answers')
        .select('words')
        .where('community', '=', community)
        .where('member', 'in', accountsOf(person))
        .orderBy('at', 'desc')
        .orderBy('member')
        .limit(1)
        .executeTakeFirst()
      return row?.words
    },
    async answer(member, words, at) {
      await db()
        .insertInto('newcomer_answers')
        .values({ community, member, words, at })
        .onConflict((conflict) => conflict.column('member').doUpdateSet({ words, at }))
        .execute()
    },
    async answersBetween(from, to) {
      const { people } = await db()
        .selectFrom('newcomer_answers')
        .innerJoin('members', 'members.id', 'newcomer_answers.member')
        .select((build) => build.fn.count<number>('members.person').distinct().as('people'))
        .where('newcomer_answers.community', '=', community)
        .where('newcomer_answers.at', '>=', from)
        .where('newcomer_answers.at', '<', to)
        .executeTakeFirstOrThrow()
      return Number(people)
    },
  }
}

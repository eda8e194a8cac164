// The answers to public questions of one community that may be picked as what solved them: who wrote, and the first words.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId } from '../../domain/ids.ts'
import type { MessageRef } from '../../domain/place.ts'
import type { QuestionAnswer } from '../../domain/question.ts'
import { hot } from '../hot.ts'
import { plannedLimit } from '../planned-limit.ts'
import type { Tables } from '../schema.ts'
import { messageKey } from './message-key.ts'

/** With what names its message. */
export interface KeptAnswer extends QuestionAnswer {
  readonly message: string
}

interface NewAnswer extends QuestionAnswer {
  readonly message: MessageRef
}

export interface QuestionAnswers {
  add(answer: NewAnswer): Promise<void>
  byMessage(message: MessageRef): Promise<KeptAnswer | undefined>
  get(id: string): Promise<KeptAnswer | undefined>
  /** The newest of a question, so many at most, the first of them first. */
  of(question: string, most: number): Promise<readonly KeptAnswer[]>
  reword(id: string, words: string): Promise<void>
  remove(id: string): Promise<void>
  /** Those of a question are too old. */
  removeOf(question: string): Promise<void>
  /** What these accounts answered, the first first. */
  by(members: readonly MemberId[]): Promise<readonly KeptAnswer[]>
  forget(members: readonly MemberId[]): Promise<void>
  /** Whether one of these accounts of a person wants to be named with nothing that they solved. */
  isUnnamed(members: readonly MemberId[]): Promise<boolean>
  /** They want that, or want it no more. */
  unname(member: MemberId): Promise<void>
  rename(members: readonly MemberId[]): Promise<void>
}

const answerOf = ({
  id,
  question,
  message,
  author,
  words,
  at,
}: Selectable<Tables['question_answers']>): KeptAnswer => ({
  ...{ id, question, message, words, at },
  author: author === null ? undefined : memberId(author),
})

/** Asked of every message in a channel that is watched. */
const ofMessage = hot(['community', 'message'], (db, { community, message }: { community: string; message: string }) =>
  db.selectFrom('question_answers').selectAll().where('community', '=', community).where('message', '=', message),
)

/** Those of one community. */
export function questionAnswersOf(db: () => Kysely<Tables>, community: CommunityId): QuestionAnswers {
  const all = () => db().selectFrom('question_answers').selectAll().where('community', '=', community)
  const gone = () => db().deleteFrom('question_answers').where('community', '=', community)
  return {
    async add({ message, author, ...answer }) {
      await db()
        .insertInto('question_answers')
        .values({ ...answer, community, message: messageKey(message), author: author ?? null })
        .execute()
    },
    async byMessage(message) {
      const [row] = (await ofMessage(db(), { community, message: messageKey(message) })).rows
      return row === undefined ? undefined : answerOf(row)
    },
    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : answerOf(row)
    },
    async of(question, most) {
      const rows = await all()
        .where('question', '=', question)
        .orderBy('id', 'desc')
        .limit(plannedLimit(most))
        .execute()
      return rows.map(answerOf).toReversed()
    },
    async reword(id, words) {
      await db()
        .updateTable('question_answers')
        .set({ words })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async remove(id) {
      await gone().where('id', '=', id).execute()
    },
    async removeOf(question) {
      await gone().where('question', '=', question).execute()
    },
    async by(members) {
      if (members.length === 0) return []
      const rows = await all()
        .where('author', 'in', [...members])
        .orderBy('id')
        .execute()
      return rows.map(answerOf)
    },
    async forget(members) {
      if (members.length === 0) return
      await gone()
        .where('author', 'in', [...members])
        .execute()
    },
    async isUnnamed(members) {
      if (members.length === 0) return false
      const row = await db()
        .selectFrom('question_unnamed')
        .select('member')
        .where('community', '=', community)
        .where('member', 'in', [...members])
        .executeTakeFirst()
      return row !== undefined
    },
    async unname(member) {
      await db()
        .insertInto('question_unnamed')
        .values({ member, community })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async rename(members) {
      if (members.length === 0) return
      await db()
        .deleteFrom('question_unnamed')
        .where('community', '=', community)
        .where('member', 'in', [...members])
        .execute()
    },
  }
}

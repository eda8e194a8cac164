// That moderators of one community wrote to newcomers, and whether there was an answer: never a word of either.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface Letter {
  /** Later ones sort after earlier ones. */
  readonly id: string
  /** To whom. */
  readonly member: MemberId
  readonly moderator: MemberId
  readonly at: number
  readonly answeredAt: number | undefined
}

export interface Letters {
  add(letter: Omit<Letter, 'answeredAt'>): Promise<void>
  get(id: string): Promise<Letter | undefined>
  /** The last one to a person, at whichever of their accounts; undefined when there was none. */
  latestTo(person: PersonId): Promise<Letter | undefined>
  answered(id: string, at: number): Promise<void>
  /** It did not arrive. */
  end(id: string): Promise<void>
}

const letterOf = ({ id, member, moderator, at, answered_at }: Selectable<Tables['letters']>): Letter => ({
  ...{ id, member: memberId(member), moderator: memberId(moderator), at, answeredAt: answered_at ?? undefined },
})

/** The letters of one community. */
export function lettersOf(db: () => Kysely<Tables>, community: CommunityId): Letters {
  const rows = () => db().selectFrom('letters').selectAll().where('community', '=', community)
  return {
    async add({ id, member, moderator, at }) {
      await db().insertInto('letters').values({ id, community, member, moderator, at, answered_at: null }).execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : letterOf(row)
    },
    async latestTo(person) {
      const row = await rows()
        .where('member', 'in', (build) =>
          build.selectFrom('members').select('id').where('community', '=', community).where('person', '=', person),
        )
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? undefined : letterOf(row)
    },
    async answered(id, at) {
      await db()
        .updateTable('letters')
        .set({ answered_at: at })
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async end(id) {
      await db().deleteFrom('letters').where('community', '=', community).where('id', '=', id).execute()
    },
  }
}

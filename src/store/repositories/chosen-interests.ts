// Which interests the people of one community have chosen, each with the account that it was chosen with.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface Chosen {
  readonly member: MemberId
  /** The key of the interest. */
  readonly interest: string
  /** The platform refused what it gives, and nobody has mended that yet. */
  readonly refused: boolean
}

export interface ChosenInterests {
  /** What a person has chosen with any account, the first first. */
  ofPerson(person: PersonId): Promise<readonly Chosen[]>
  choose(member: MemberId, interest: string, at: number): Promise<void>
  /** Takes it out, whichever account of the person chose it. */
  drop(person: PersonId, interest: string): Promise<void>
  /** Keeps that what it gives was refused to a person, or, without a moment, that it was given. */
  refused(person: PersonId, interest: string, at: number | undefined): Promise<void>
}

/** The chosen interests of one community. */
export function chosenInterestsOf(db: () => Kysely<Tables>, community: CommunityId): ChosenInterests {
  const accountsOf = (person: PersonId) =>
    db().selectFrom('members').select('id').where('community', '=', community).where('person', '=', person)
  return {
    async ofPerson(person) {
      const rows = await db()
        .selectFrom('interests_chosen')
        .select(['member', 'interest', 'refused_at'])
        .where('community', '=', community)
        .where('member', 'in', accountsOf(person))
        .orderBy('at')
        .orderBy('interest')
        .execute()
      return rows.map((row) => ({
        member: memberId(row.member),
        interest: row.interest,
        refused: row.refused_at !== null,
      }))
    },
    async choose(member, interest, at) {
      await db()
        .insertInto('interests_chosen')
        .values({ community, member, interest, at, refused_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async drop(person, interest) {
      await db()
        .deleteFrom('interests_chosen')
        .where('community', '=', community)
        .where('interest', '=', interest)
        .where('member', 'in', accountsOf(person))
        .execute()
    },
    async refused(person, interest, at) {
      await db()
        .updateTable('interests_chosen')
        .set({ refused_at: at ?? null })
        .where('community', '=', community)
        .where('interest', '=', interest)
        .where('member', 'in', accountsOf(person))
        .execute()
    },
  }
}

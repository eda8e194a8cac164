// How many suggestions somebody of one community put forward lately, and has open: counted by person, over all of their accounts.
import type { Kysely } from 'kysely'
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import { undecidedStatuses } from '../../domain/suggestion.ts'
import type { Tables } from '../schema.ts'

export interface SuggestionPace {
  /** When they put forward those since a moment, the newest first; of so many at most. */
  putSince(person: PersonId, since: number, most: number): Promise<readonly number[]>
  /** How many of theirs nobody has decided on. */
  openOf(person: PersonId): Promise<number>
}

/** The pace of one community. */
export function suggestionPaceOf(db: () => Kysely<Tables>, community: CommunityId): SuggestionPace {
  const of = (person: PersonId) =>
    db()
      .selectFrom('suggestions')
      .where('community', '=', community)
      .where('author', 'in', (build) =>
        build.selectFrom('members').select('id').where('community', '=', community).where('person', '=', person),
      )
  return {
    async putSince(person, since, most) {
      const rows = await of(person)
        .select('created_at')
        .where('created_at', '>', since)
        .orderBy('created_at', 'desc')
        .limit(most)
        .execute()
      return rows.map((row) => row.created_at)
    },
    async openOf(person) {
      const { count } = await of(person)
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('status', 'in', [...undecidedStatuses])
        .where('withdrawn_at', 'is', null)
        .where('merged_into', 'is', null)
        .where((build) => build.or([build('review', 'is', null), build('review', '!=', 'refused')]))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

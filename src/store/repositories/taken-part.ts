// How people took part in the suggestions of one community, person by person: what they put forward, what they voted for, and
// where they wrote under a card. It is what they are shown of it, and have forgotten.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import { noSubject } from '../../domain/kept.ts'
import { wordsKept } from '../../domain/search-words.ts'
import type { Tables } from '../schema.ts'

export interface TakenPart {
  /** What these accounts put forward and have not had forgotten, the oldest first. */
  putForward(accounts: readonly MemberId[]): Promise<readonly SuggestionId[]>
  /** What they voted for, the earliest vote first. */
  voted(accounts: readonly MemberId[]): Promise<readonly { readonly suggestion: SuggestionId; readonly at: number }[]>
  /** How often they wrote under a card. */
  comments(accounts: readonly MemberId[]): Promise<number>
  /** Blanks the words of a suggestion, also those that it is found by, and what it was made from; from then on it names nobody. */
  blank(id: SuggestionId): Promise<void>
  /** Deletes their votes; that they wrote under a card stays without them. */
  forget(accounts: readonly MemberId[]): Promise<void>
}

/** That of one community. */
export const takenPartOf = (db: () => Kysely<Tables>, community: CommunityId): TakenPart => ({
  async putForward(accounts) {
    const rows = await db()
      .selectFrom('suggestions')
      .select('id')
      .where('community', '=', community)
      .where('author', 'in', [...accounts])
      .where('title', '<>', noSubject)
      .orderBy('number')
      .execute()
    return rows.map(({ id }) => suggestionId(id))
  },
  async voted(accounts) {
    const rows = await db()
      .selectFrom('votes')
      .select(['suggestion', 'at'])
      .where('community', '=', community)
      .where('member', 'in', [...accounts])
      .orderBy('at')
      .execute()
    return rows.map(({ suggestion, at }) => ({ suggestion: suggestionId(suggestion), at }))
  },
  async comments(accounts) {
    const { count } = await db()
      .selectFrom('comments')
      .select((build) => build.fn.countAll<number>().as('count'))
      .where('community', '=', community)
      .where('member', 'in', [...accounts])
      .executeTakeFirstOrThrow()
    return Number(count)
  },
  async blank(id) {
    await db()
      .updateTable('suggestions')
      .set({
        title: noSubject,
        details: null,
        words: wordsKept(noSubject, undefined),
        source: null,
        put_by: null,
        unnamed: 1,
      })
      .where('community', '=', community)
      .where('id', '=', id)
      .execute()
  },
  async forget(accounts) {
    await db()
      .deleteFrom('votes')
      .where('community', '=', community)
      .where('member', 'in', [...accounts])
      .execute()
    await db()
      .updateTable('comments')
      .set({ member: null })
      .where('community', '=', community)
      .where('member', 'in', [...accounts])
      .execute()
  },
})

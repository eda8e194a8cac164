// Who wants to hear of the suggestions of one community without having voted, and who wants nothing more of one that they
// voted on. What was merged keeps its own, as votes do; what a person said last holds.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, type SuggestionId, suggestionId } from '../../domain/ids.ts'
import type { Hearing } from '../../domain/vote.ts'
import type { Tables } from '../schema.ts'

/** What somebody said of one. */
export interface SaidOfHearing {
  readonly suggestion: SuggestionId
  readonly hearing: Hearing
  readonly at: number
}

export interface Follows {
  /** They have said so now. */
  set(id: SuggestionId, member: MemberId, hearing: Hearing, at: number): Promise<void>
  /** All that these accounts have said, the first word first. */
  by(members: readonly MemberId[]): Promise<readonly SaidOfHearing[]>
  forget(members: readonly MemberId[]): Promise<void>
}

const saidOf = ({ suggestion, muted, at }: Selectable<Tables['follows']>): SaidOfHearing => ({
  suggestion: suggestionId(suggestion),
  hearing: muted === 1 ? 'muted' : 'follows',
  at,
})

/** The follows of one community. */
export const followsOf = (db: () => Kysely<Tables>, community: CommunityId): Follows => ({
  async set(id, member, hearing, at) {
    const word = { muted: hearing === 'muted' ? 1 : 0, at }
    await db()
      .insertInto('follows')
      .values({ community, suggestion: id, member, ...word })
      .onConflict((conflict) => conflict.columns(['suggestion', 'member']).doUpdateSet(word))
      .execute()
  },
  async by(members) {
    if (members.length === 0) return []
    const rows = await db()
      .selectFrom('follows')
      .selectAll()
      .where('community', '=', community)
      .where('member', 'in', [...members])
      .orderBy('at')
      .execute()
    return rows.map(saidOf)
  },
  async forget(members) {
    if (members.length === 0) return
    await db()
      .deleteFrom('follows')
      .where('community', '=', community)
      .where('member', 'in', [...members])
      .execute()
  },
})

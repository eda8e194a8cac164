// The votes of one community's suggestions, counted by person. What was merged into a suggestion keeps its own votes, and they
// count there: so each person counts once, and taking the merge back leaves everything as it was.
import type { Kysely, Selectable } from 'kysely'
import type { CommunityId, MemberId, SuggestionId } from '../../domain/ids.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

export interface Votes {
  /** False when this person voted before, with any of their accounts. */
  add(id: SuggestionId, member: MemberId, at: number): Promise<boolean>
  /** False when there was no vote of this person. */
  takeBack(id: SuggestionId, member: MemberId): Promise<boolean>
  /** People, not accounts. */
  tally(id: SuggestionId): Promise<number>
}

/** The ids whose votes count for this suggestion: its own, and those of what was merged into it. */
export const countedFor = (db: Kysely<Tables>, community: string, suggestion: string) =>
  db
    .selectFrom('suggestions as counted')
    .select('counted.id')
    .where('counted.community', '=', community)
    .where('counted.counts_for', '=', suggestion)

type OneVote = { community: string; suggestion: string; member: string }
/** Looked up account by account: however many have voted, only this person's votes are touched. */
const votesByPerson = hot(['community', 'suggestion', 'member'], (db, { community, suggestion, member }: OneVote) =>
  db
    .selectFrom('votes')
    .select('member')
    .where('community', '=', community)
    .where('suggestion', 'in', countedFor(db, community, suggestion))
    .where('member', 'in', (build) =>
      build
        .selectFrom('members')
        .select('id')
        .where('community', '=', community)
        .where('person', '=', (one) => one.selectFrom('members').select('person').where('id', '=', member)),
    ),
)
const addVote = hot(['community', 'suggestion', 'member', 'at'], (db, row: Selectable<Tables['votes']>) =>
  db.insertInto('votes').values(row),
)
const peopleFor = hot(
  ['community', 'suggestion'],
  (db, { community, suggestion }: { community: string; suggestion: string }) =>
    db
      .selectFrom('votes')
      .innerJoin('members', 'members.id', 'votes.member')
      .select((build) => build.fn.count<number>('members.person').distinct().as('people'))
      .where('votes.community', '=', community)
      .where('votes.suggestion', 'in', countedFor(db, community, suggestion)),
)

/** The votes of one community. */
export function votesOf(db: () => Kysely<Tables>, community: CommunityId): Votes {
  const votesOfPerson = async (id: SuggestionId, member: MemberId) =>
    (await votesByPerson(db(), { community, suggestion: id, member })).rows
  return {
    async add(id, member, at) {
      if ((await votesOfPerson(id, member)).length > 0) return false
      await addVote(db(), { community, suggestion: id, member, at })
      return true
    },
    async takeBack(id, member) {
      const votes = await votesOfPerson(id, member)
      if (votes.length === 0) return false
      await db()
        .deleteFrom('votes')
        .where('community', '=', community)
        .where('suggestion', 'in', countedFor(db(), community, id))
        .where(
          'member',
          'in',
          votes.map((vote) => vote.member),
        )
        .execute()
      return true
    },
    async tally(id) {
      const [row] = (await peopleFor(db(), { community, suggestion: id })).rows
      return row?.people ?? 0
    },
  }
}

// The votes of one community's suggestions, counted by person. What was merged into a suggestion keeps its own votes, and they
// count there: so each person counts once, with the vote that they gave last, and taking the merge back leaves everything as
// it was.
import { type Kysely, type Selectable, sql } from 'kysely'
import { type CommunityId, type MemberId, memberId, type SuggestionId } from '../../domain/ids.ts'
import { type Hearing, type Tally, type VoteSide, voteSides } from '../../domain/vote.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

export interface GivenVote {
  readonly side: VoteSide
  /** Who of the staff put it in for them; undefined where they gave it. */
  readonly putBy: MemberId | undefined
}

/** How one person stands to a suggestion, with any of their accounts. */
export interface Stance {
  readonly vote: GivenVote | undefined
  /** What they last said of hearing about it; undefined while they said nothing. */
  readonly hearing: Hearing | undefined
}

export interface Votes {
  stance(id: SuggestionId, member: MemberId): Promise<Stance>
  /** Keeps the vote of a person who has none. Like the next two it answers with what the votes come to then. */
  add(id: SuggestionId, member: MemberId, at: number, given?: Partial<GivenVote>): Promise<Tally>
  /** The vote of a person who has one is this from now on, and their own. */
  change(id: SuggestionId, member: MemberId, side: VoteSide, at: number): Promise<Tally>
  takeBack(id: SuggestionId, member: MemberId): Promise<Tally>
  /** Keeps how many people want it, for lists in that order: who counts for it has changed otherwise than by a vote. */
  countAnew(id: SuggestionId): Promise<Tally>
  /** How many want it: people, not accounts. */
  tally(id: SuggestionId): Promise<number>
  /** How many are for it, and how many against. */
  sides(id: SuggestionId): Promise<Tally>
}

/** The ids whose votes count for this suggestion: its own, and those of what was merged into it. */
export const countedFor = (db: Kysely<Tables>, community: string, suggestion: string) =>
  db
    .selectFrom('suggestions as counted')
    .select('counted.id')
    .where('counted.community', '=', community)
    .where('counted.counts_for', '=', suggestion)

/** When a vote was given and on which side, as one number: the greatest of somebody's is the one that holds. */
export const latestVote = sql<number>`max(votes.at * 2 + case votes.side when 'against' then 1 else 0 end)`
/** The same of what somebody said of hearing about it. */
const latestWord = sql<number>`max(follows.at * 2 + follows.muted)`

/** Every person whose last word of these is that they want to hear nothing more. */
export const hearNothing = (
  db: Kysely<Tables>,
  community: CommunityId,
  among: readonly SuggestionId[] | ReturnType<typeof countedFor>,
) =>
  db
    .selectFrom('follows')
    .innerJoin('members as silent', 'silent.id', 'follows.member')
    .select('silent.person')
    .where('follows.community', '=', community)
    .where('follows.suggestion', 'in', among)
    .groupBy('silent.person')
    .having(sql<number>`${latestWord} % 2`, '=', 1)

type OnePerson = { community: string; suggestion: string; member: string }

/** Every account of the person that this one is of: however many have voted, only these are looked up. */
const accountsOf = (db: Kysely<Tables>, { community, member }: Omit<OnePerson, 'suggestion'>) =>
  db
    .selectFrom('members')
    .select('id')
    .where('community', '=', community)
    .where('person', '=', (one) => one.selectFrom('members').select('person').where('id', '=', member))

const stanceOf = hot(['community', 'suggestion', 'member'], (db, { community, suggestion, member }: OnePerson) =>
  db
    .selectFrom('votes')
    .select(['side as word', 'put_by', 'at'])
    .where('community', '=', community)
    .where('suggestion', 'in', countedFor(db, community, suggestion))
    .where('member', 'in', accountsOf(db, { community, member }))
    .unionAll(
      db
        .selectFrom('follows')
        .select([
          sql<string>`case muted when 1 then 'muted' else 'follows' end`.as('word'),
          sql<string | null>`null`.as('put_by'),
          'at',
        ])
        .where('community', '=', community)
        .where('suggestion', 'in', countedFor(db, community, suggestion))
        .where('member', 'in', accountsOf(db, { community, member })),
    ),
)
const addVote = hot(
  ['community', 'suggestion', 'member', 'at', 'side', 'put_by'],
  (db, row: Selectable<Tables['votes']>) => db.insertInto('votes').values(row),
)
const peopleFor = hot(
  ['community', 'suggestion'],
  (db, { community, suggestion }: { community: string; suggestion: string }) =>
    db
      .selectFrom(
        db
          .selectFrom('votes')
          .innerJoin('members', 'members.id', 'votes.member')
          .select(latestVote.as('latest'))
          .where('votes.community', '=', community)
          .where('votes.suggestion', 'in', countedFor(db, community, suggestion))
          .groupBy('members.person')
          .as('people'),
      )
      .select([
        sql<number>`count(case latest % 2 when 0 then 1 end)`.as('for'),
        sql<number>`count(case latest % 2 when 1 then 1 end)`.as('against'),
      ]),
)

/** How many want one is kept with it, for lists in that order. */
const keepWanted = hot(
  ['community', 'suggestion', 'people'],
  (db, { community, suggestion, people }: { community: string; suggestion: string; people: number }) =>
    db
      .updateTable('suggestions')
      .set({ wanted_by: people })
      .where('community', '=', community)
      .where('id', '=', suggestion),
)

type Word = { readonly word: string; readonly put_by: string | null; readonly at: number }

/** What holds of some words: the last; of two at once, the one against, or the one to hear nothing. */
function holding<Kind extends string>(rows: readonly Word[], kinds: readonly [Kind, Kind]) {
  const [, stronger] = kinds
  const [last] = rows
    .filter(({ word }) => kinds.some((kind) => kind === word))
    .toSorted((one, other) => other.at - one.at || Number(other.word === stronger) - Number(one.word === stronger))
  const kind = kinds.find((one) => one === last?.word)
  return last === undefined || kind === undefined ? undefined : { kind, by: last.put_by }
}

/** The votes of one community. */
export function votesOf(db: () => Kysely<Tables>, community: CommunityId): Votes {
  const sides = async (id: SuggestionId): Promise<Tally> => {
    const [row] = (await peopleFor(db(), { community, suggestion: id })).rows
    return { for: row?.for ?? 0, against: row?.against ?? 0 }
  }
  const kept = async (id: SuggestionId): Promise<Tally> => {
    const tally = await sides(id)
    await keepWanted(db(), { community, suggestion: id, people: tally.for })
    return tally
  }
  return {
    async stance(id, member) {
      const { rows } = await stanceOf(db(), { community, suggestion: id, member })
      const vote = holding(rows, voteSides)
      const hearing = holding(rows, ['follows', 'muted'])?.kind
      if (vote === undefined) return { vote: undefined, hearing }
      return { vote: { side: vote.kind, putBy: vote.by === null ? undefined : memberId(vote.by) }, hearing }
    },
    async add(id, member, at, { side = 'for', putBy } = {}) {
      await addVote(db(), { community, suggestion: id, member, at, side, put_by: putBy ?? null })
      return kept(id)
    },
    async change(id, member, side, at) {
      await db()
        .updateTable('votes')
        .set({ side, at, put_by: null })
        .where('community', '=', community)
        .where('suggestion', 'in', countedFor(db(), community, id))
        .where('member', 'in', accountsOf(db(), { community, member }))
        .execute()
      return kept(id)
    },
    async takeBack(id, member) {
      await db()
        .deleteFrom('votes')
        .where('community', '=', community)
        .where('suggestion', 'in', countedFor(db(), community, id))
        .where('member', 'in', accountsOf(db(), { community, member }))
        .execute()
      return kept(id)
    },
    countAnew: kept,
    tally: async (id) => (await sides(id)).for,
    sides,
  }
}

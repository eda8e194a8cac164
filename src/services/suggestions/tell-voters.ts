// Tells a decision to everyone whom it concerns: whoever put the suggestion forward at once, and whoever voted on it or follows
// it one person after the other. What is due names what was decided together, and the account that was told last, so that a
// stop loses nobody and tells nobody twice; whoever is reached after the next decision hears of that one alone. It is news that
// nobody of those asked for, so it keeps to the budget of such, and what was decided together is one message.
import type { DueNow } from '../../delivery/delivery.ts'
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { isUndecided, type Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { Voter } from '../../store/repositories/voters.ts'
import type { House } from '../house.ts'
import { lastAccountOf } from '../personal/last-account.ts'
import { tellPerson } from '../personal/tell.ts'
import { tellTogether } from '../personal/unasked.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { decisionForVoter, decisionInOneLine } from './decision.ts'
import { withdrawnNews } from './own/withdrawn-news.ts'
import { type AuthorsHeard, tellAuthors } from './tell-authors.ts'
import { votedBy } from './voted-by.ts'

/** The kind of what is due. */
export const voterTold = 'suggestion.voter-told'

/** Discord takes many direct messages at once for spam, and has bots banned for it: one person is told in this time. */
const voterPaceMs = 1_000

export interface Heard extends AuthorsHeard {
  /** How many people voted who are told; of several suggestions, of the one where most did. */
  readonly voters: number
  /** The same of one suggestion, its author among them where they voted. */
  readonly everyone: number
}

/** Has everyone told whom these decisions concern, in the caller's transaction. `together` is what they are kept under. */
export async function tellConcerned(
  house: House,
  caller: Caller,
  decided: readonly Suggestion[],
  together: string,
): Promise<Heard> {
  const { community } = caller
  const { members, unasked, voters } = house.store.of(community)
  const authors = await Promise.all(decided.map(async ({ author }) => (await members.get(author))?.person))
  const beside = [caller.person, ...authors.filter((one) => one !== undefined)]
  let most = 0
  for (const one of decided) {
    // Whoever was to be told of an earlier decision hears of this one alone.
    await unasked.endAbout('news', one.id)
    if (!isNoNews(one)) most = Math.max(most, await voters.others(one.id, beside))
  }
  const heard = await tellAuthors(house, caller, decided)
  const [only] = decided
  // Counted as a card counts them: whether the author is among them is not to be seen.
  const everyone = only === undefined ? 0 : await voters.others(only.id, [caller.person])
  if (most > 0) await tellNext(house, { community, together }, '', house.clock.now())
  return { ...heard, voters: most, everyone }
}

/** Has everyone told who voted on one or follows it that it is open to nobody any more. */
export async function tellWithdrawn(house: House, suggestion: Suggestion, beside: readonly PersonId[]): Promise<void> {
  const { community, id } = suggestion
  const { decided, unasked, voters } = house.store.of(community)
  await unasked.endAbout('news', id)
  if ((await voters.others(id, beside)) === 0) return
  const together = house.ids.next()
  await decided.nextTogether(id, together)
  await tellNext(house, { community, together }, '', house.clock.now())
}

/** Makes what is done when it is somebody's turn. The pace is kept over all decisions. */
export function voterTurns(house: House): (due: DueNow) => Promise<void> {
  let freeAt = 0
  return async ({ community, subject }) => {
    const now = house.clock.now()
    const turn = await turnOf(house, community, subject)
    if (turn.decided.length === 0) return
    if (now < freeAt) return tellNext(house, turn, turn.after, freeAt)
    const told = await tellOne(house, turn)
    if (told === undefined) return
    freeAt = now + voterPaceMs
    await tellNext(house, turn, told, freeAt)
  }
}

interface Turn {
  readonly community: CommunityId
  readonly together: string
  readonly after: string
  /** What was decided together and stands so still. */
  readonly decided: readonly Suggestion[]
}

type TurnKey = Pick<Turn, 'community' | 'together'>

const tellNext = (house: House, { community, together }: TurnKey, after: string, at: number): Promise<void> =>
  house.delivery.later(community, voterTold, `${together} ${after}`, at)

/** That it waits for a decision is told to nobody but its author; that a decision was wrong, to whoever was told of that. */
const isNoNews = (suggestion: Suggestion): boolean =>
  isUndecided(suggestion) && suggestion.wrong === undefined && suggestion.withdrawnAt === undefined

async function turnOf(house: House, community: CommunityId, subject: string): Promise<Turn> {
  const at = subject.lastIndexOf(' ')
  const [together, after] = [subject.slice(0, at), subject.slice(at + 1)]
  const { decided: rows, suggestions } = house.store.of(community)
  const decided: Suggestion[] = []
  for (const id of await rows.together(together)) {
    const one = await suggestions.get(id)
    if (one !== undefined && !isNoNews(one)) decided.push(one)
  }
  return { community, together, after, decided }
}

/** Tells the next who is to be told, and answers which account that was found by; undefined when everyone was told. */
async function tellOne(house: House, turn: Turn): Promise<string | undefined> {
  const { community, decided } = turn
  const { members, voters } = house.store.of(community)
  const know = decided.flatMap(({ author, decidedBy, withdrawnAt }) =>
    decidedBy === undefined || withdrawnAt !== undefined ? [author] : [author, decidedBy],
  )
  const beside = await Promise.all(know.map(async (one) => (await members.get(one))?.person))
  for (let voter = await nextOf(house, turn); voter !== undefined; voter = await nextOf(house, turn, voter)) {
    if (beside.includes(voter.person) || (await wasTold(house, turn, voter))) continue
    const account = await lastAccountOf(house, community, voter.person)
    if (account === undefined) continue
    const theirs: Suggestion[] = []
    for (const one of decided) if (await voters.isAmong(one.id, voter.person)) theirs.push(one)
    await tellVoter(house, community, account, theirs)
    return voter.member
  }
  return undefined
}

/** The next of all who voted for any of them. */
async function nextOf(house: House, { community, decided, after }: Turn, before?: Voter): Promise<Voter | undefined> {
  const { voters } = house.store.of(community)
  let first: Voter | undefined
  for (const { id } of decided) {
    const found = await voters.next(id, before?.member ?? after)
    if (found !== undefined && (first === undefined || found.member < first.member)) first = found
  }
  return first
}

/** Whoever voted with several accounts was told when it was the turn of the first. */
async function wasTold(house: House, { community, decided }: Turn, voter: Voter): Promise<boolean> {
  const { voters } = house.store.of(community)
  for (const { id } of decided) if (await voters.votedBefore(id, voter)) return true
  return false
}

async function tellVoter(
  house: House,
  community: CommunityId,
  account: Member,
  theirs: readonly Suggestion[],
): Promise<void> {
  const say = await sayAmong(house, community, account.locale)
  const [only] = theirs
  if (only?.wrong !== undefined && only.withdrawnAt === undefined) return tellCorrection(house, only, account, say)
  const news = theirs.map(async (one) => {
    const voted = await votedBy(house, one, account)
    const withdrawn = withdrawnNews(one, voted.side, say)
    if (withdrawn !== undefined) return { ...withdrawn, subject: one.id }
    return { message: decisionForVoter(voted, say), line: decisionInOneLine(voted, say), subject: one.id }
  })
  const pieces = await Promise.all(news)
  await tellTogether(
    house,
    community,
    account,
    pieces.map((one) => ({ kind: 'news', ...one })),
  )
}

/** What was told and is wrong does not wait until there is room for news; who wants none of that was told nothing. */
async function tellCorrection(house: House, suggestion: Suggestion, account: Member, say: Say): Promise<void> {
  const { community, id } = suggestion
  if ((await house.store.of(community).unasked.wish(account.person)) === 'none') return
  const message = decisionForVoter(await votedBy(house, suggestion, account), say)
  await tellPerson(house, community, account.user, message, { subject: id, waits: 'yes' })
}

// Tells a decision to everyone who voted or follows, one person after the other. What is due names the account that was told last, so
// that a stop loses nobody and tells nobody twice; whoever is reached after the next decision hears of that one alone. It is
// news that nobody asked for, so it keeps to the budget of such.

import type { DueNow } from '../../delivery/delivery.ts'
import { type CommunityId, type PersonId, suggestionId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { isUndecided, type Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import type { House } from '../house.ts'
import { lastAccountOf } from '../personal/last-account.ts'
import { tellPerson } from '../personal/tell.ts'
import { tellUnasked } from '../personal/unasked.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { decisionForVoter, decisionInOneLine } from './decision.ts'

/** The kind of what is due. */
export const voterTold = 'suggestion.voter-told'

/** Discord takes many direct messages at once for spam, and has bots banned for it: one person is told in this time. */
const voterPaceMs = 1_000

/** Has everyone told who voted, but for its author and who decided. Answers how many people that is. */
export async function tellVoters(house: House, suggestion: Suggestion, beside: readonly PersonId[]): Promise<number> {
  const { community, id } = suggestion
  // Whoever was to be told of an earlier decision hears of this one alone.
  await house.store.of(community).unasked.endAbout('news', id)
  if (isNoNews(suggestion)) return 0
  const people = await house.store.of(community).voters.others(id, beside)
  if (people > 0) await tellNext(house, suggestion, '', house.clock.now())
  return people
}

/** Makes what is done when it is somebody's turn. The pace is kept over all decisions. */
export function voterTurns(house: House): (due: DueNow) => Promise<void> {
  let freeAt = 0
  return async ({ community, subject }) => {
    const now = house.clock.now()
    const turn = await turnOf(house, community, subject)
    if (turn === undefined) return
    const { suggestion, after } = turn
    if (now < freeAt) return tellNext(house, suggestion, after, freeAt)
    const told = await tellOne(house, suggestion, after)
    if (told === undefined) return
    freeAt = now + voterPaceMs
    await tellNext(house, suggestion, told, freeAt)
  }
}

/** Names the decision too: the turns of an earlier one end when there is another. */
const tellNext = (house: House, { community, id, decidedAt }: Suggestion, after: string, at: number): Promise<void> =>
  house.delivery.later(community, voterTold, [id, decidedAt, after].join(' '), at)

/** That it waits for a decision is told to nobody but its author; that a decision was wrong, to whoever was told of that. */
const isNoNews = (suggestion: Suggestion): boolean => isUndecided(suggestion) && suggestion.wrong === undefined

async function turnOf(house: House, community: CommunityId, subject: string) {
  const [id = '', decidedAt, after = ''] = subject.split(' ')
  const suggestion = await house.store.of(community).suggestions.get(suggestionId(id))
  if (suggestion === undefined || `${suggestion.decidedAt}` !== decidedAt || isNoNews(suggestion)) return undefined
  return { suggestion, after }
}

/** Tells the next who is to be told, and answers which account that was found by; undefined when everyone was told. */
async function tellOne(house: House, suggestion: Suggestion, after: string): Promise<string | undefined> {
  const { community, id, author, decidedBy } = suggestion
  const { members, voters, votes } = house.store.of(community)
  const knowAlready = [author, decidedBy].map(
    async (one) => (one === undefined ? undefined : await members.get(one))?.person,
  )
  const beside = await Promise.all(knowAlready)
  for (let voter = await voters.next(id, after); voter !== undefined; voter = await voters.next(id, voter.member)) {
    if (beside.includes(voter.person) || (await voters.votedBefore(id, voter))) continue
    const account = await lastAccountOf(house, community, voter.person)
    if (account === undefined) continue
    const say = await sayAmong(house, community, account.locale)
    const side = (await votes.stance(id, voter.member)).vote?.side
    if (suggestion.wrong !== undefined) {
      await tellCorrection(house, suggestion, account, say)
      return voter.member
    }
    const message = decisionForVoter(suggestion, side, say)
    const news = { message, line: decisionInOneLine(suggestion, side, say), subject: id }
    await tellUnasked(house, community, account, { kind: 'news', ...news })
    return voter.member
  }
  return undefined
}

/** What was told and is wrong does not wait until there is room for news; who wants none of that was told nothing. */
async function tellCorrection(house: House, suggestion: Suggestion, account: Member, say: Say): Promise<void> {
  const { community, id } = suggestion
  if ((await house.store.of(community).unasked.wish(account.person)) === 'none') return
  const message = decisionForVoter(suggestion, undefined, say)
  await tellPerson(house, community, account.user, message, { subject: id, waits: 'yes' })
}

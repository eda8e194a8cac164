// Tells a decision to whoever put the suggestions forward: each person once, however many of theirs were decided on at once.
import type { Caller } from '../../domain/caller.ts'
import { isUndecided, type Suggestion } from '../../domain/suggestion.ts'
import { type Part, person } from '../../view/text.ts'
import type { House } from '../house.ts'
import { lastAccountOf } from '../personal/last-account.ts'
import { tellPerson } from '../personal/tell.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { decisionFacts } from './deciding/decision-facts.ts'
import { decisionsForAuthor } from './decision.ts'
import { aboutAuthor } from './own/author.ts'
import { outsideAuthor } from './review/outside-author.ts'
import { votedBy } from './voted-by.ts'

export interface AuthorsHeard {
  /** How many of them are the caller's own. */
  readonly own: number
  /** Who is told, and is named. */
  readonly authors: readonly Part[]
  /** Who is named, and asked to hear nothing more of theirs. */
  readonly quiet: readonly Part[]
  /** How many suggestions there are whose authors are named to nobody. */
  readonly unnamed: number
}

/** Tells them privately, each where they were last, in the caller's transaction. Whoever has left is told nothing. */
export async function tellAuthors(house: House, caller: Caller, decided: readonly Suggestion[]): Promise<AuthorsHeard> {
  const { members, voters, votes } = house.store.of(caller.community)
  const named = await Promise.all(
    decided.map(async (suggestion) => ({ suggestion, author: await members.get(suggestion.author) })),
  )
  const authors: Part[] = []
  const quiet: Part[] = []
  for (const [who, theirs] of Map.groupBy(named, ({ author }) => author?.person)) {
    const [first] = theirs
    if (who === undefined || first?.author === undefined || who === caller.person) continue
    // Whoever has no account is told by the staff.
    if ((await outsideAuthor(house, first.suggestion)) !== undefined) continue
    const account = await lastAccountOf(house, caller.community, who, first.author.id)
    if (account === undefined) continue
    const isNamed = theirs.some(({ suggestion }) => !suggestion.unnamed)
    const name = person(first.author.user, first.author.name)
    const own: Suggestion[] = []
    for (const { suggestion } of theirs)
      if ((await votes.stance(suggestion.id, account.id)).hearing !== 'muted') own.push(suggestion)
    if (own.length === 0) {
      if (isNamed) quiet.push(name)
      continue
    }
    const voted: Suggestion[] = []
    for (const one of decided)
      if (!own.includes(one) && !isUndecided(one) && (await voters.isAmong(one.id, who))) voted.push(one)
    const ownFacts = await Promise.all(own.map((one) => decisionFacts(house, one)))
    const votedFacts = await Promise.all(voted.map((one) => votedBy(house, one, account)))
    const say = await sayAmong(house, caller.community, account.locale)
    const message = decisionsForAuthor(ownFacts, votedFacts, say)
    await tellPerson(house, caller.community, account.user, message, aboutAuthor(first.suggestion, isNamed))
    if (isNamed) authors.push(name)
  }
  return {
    own: named.filter(({ author }) => author?.person === caller.person).length,
    ...{ authors, quiet, unnamed: decided.filter(({ unnamed }) => unnamed).length },
  }
}

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

export interface AuthorsHeard {
  /** How many of them are the caller's own. */
  readonly own: number
  /** Who is told. */
  readonly authors: readonly Part[]
}

/** Tells them privately, each where they were last, in the caller's transaction. Whoever has left is told nothing. */
export async function tellAuthors(house: House, caller: Caller, decided: readonly Suggestion[]): Promise<AuthorsHeard> {
  const { members, voters } = house.store.of(caller.community)
  const named = await Promise.all(
    decided.map(async (suggestion) => ({ suggestion, author: await members.get(suggestion.author) })),
  )
  const authors: Part[] = []
  for (const [who, theirs] of Map.groupBy(named, ({ author }) => author?.person)) {
    const [first] = theirs
    if (who === undefined || first?.author === undefined || who === caller.person) continue
    const account = await lastAccountOf(house, caller.community, who, first.author.id)
    if (account === undefined) continue
    const own = theirs.map(({ suggestion }) => suggestion)
    const voted: Suggestion[] = []
    for (const one of decided)
      if (!own.includes(one) && !isUndecided(one) && (await voters.isAmong(one.id, who))) voted.push(one)
    const factsOf = (some: readonly Suggestion[]) => Promise.all(some.map((one) => decisionFacts(house, one)))
    const say = await sayAmong(house, caller.community, account.locale)
    const message = decisionsForAuthor(await factsOf(own), await factsOf(voted), say)
    await tellPerson(house, caller.community, account.user, message, { subject: first.suggestion.id })
    authors.push(person(first.author.user, first.author.name))
  }
  return { own: named.filter(({ author }) => author?.person === caller.person).length, authors }
}

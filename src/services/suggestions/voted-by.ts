// A decision as it concerns one person who did not put it forward.
import type { Member } from '../../domain/member.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { House } from '../house.ts'
import { decisionFacts } from './deciding/decision-facts.ts'
import type { Voted } from './decision.ts'

/** With the side on which they voted, with any of their accounts; none where they follow it. */
export async function votedBy(house: House, suggestion: Suggestion, { id }: Pick<Member, 'id'>): Promise<Voted> {
  const { votes } = house.store.of(suggestion.community)
  const stance = await votes.stance(suggestion.id, id)
  return { facts: await decisionFacts(house, suggestion), side: stance.vote?.side }
}

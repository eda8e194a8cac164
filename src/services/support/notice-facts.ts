// What else the team's notice shows of a thread, beside what stands in the thread itself.
import type { Say } from '../../locales/say.ts'
import type { Fact } from '../../view/message.ts'
import type { House } from '../house.ts'
import { organisationFacts } from '../organisations/notice-fact.ts'
import { agreementFacts } from './agreements/agreement-card.ts'
import type { Around } from './around.ts'
import { complaintFacts } from './complaints/complaints.ts'
import { reachFacts } from './contacts/reach-words.ts'
import { lostFacts } from './ending/lost-room.ts'
import { ratingFacts } from './ending/rating.ts'
import { promiseFacts } from './promises/promise-card.ts'
import { touchFacts } from './touch/touch-facts.ts'

type FactsOf = (house: House, about: Around, say: Say) => Promise<readonly Fact[]>

/** In the order in which they stand. */
const all: readonly FactsOf[] = [
  (house, about, say) => reachFacts(house, about, say),
  (house, { thread }, say) => lostFacts(house, thread, say),
  (house, { thread }, say) => ratingFacts(house, thread, say),
  complaintFacts,
  promiseFacts,
  agreementFacts,
  organisationFacts,
  touchFacts,
]

/** All of them, of one thread. */
export async function moreFacts(house: House, about: Around, say: Say): Promise<readonly Fact[]> {
  const found = await Promise.all(all.map((facts) => facts(house, about, say)))
  return found.flat()
}

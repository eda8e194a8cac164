// A suggestion waits to be looked through: the moderators who look after its space read so, with what they can do.
import type { Suggestion } from '../../../domain/suggestion.ts'
import { type House, knownSpace, staffPlace } from '../../house.ts'
import { reviewSubject } from './notice.ts'

/** Shows it to them. Where they are nowhere yet, it stands in their list alone. */
export async function reviewBegins(house: House, suggestion: Suggestion): Promise<void> {
  const { community, space } = suggestion
  const place = await staffPlace(house, await knownSpace(house, community, space))
  if (place !== undefined) await house.delivery.show(community, reviewSubject(suggestion), 'notice', place)
}

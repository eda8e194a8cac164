// Where the team talks about a thread among itself, for what is to be said there.
import type { Place } from '../../../domain/place.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import { type House, knownSpace, sayInSpace, staffPlace } from '../../house.ts'
import type { Around } from '../around.ts'

/** The place; undefined where the team is nowhere. */
export const teamSide = async (house: House, { thread, space }: Around): Promise<Place | undefined> =>
  thread.teamPlace ?? (await staffPlace(house, space))

/** Says something there. False where the team is nowhere. */
export async function tellTeamSide(house: House, about: Around, message: (say: Say) => Message): Promise<boolean> {
  const place = await teamSide(house, about)
  if (place === undefined) return false
  const { community } = about.thread
  const say = sayInSpace(await knownSpace(house, community, place.space))
  await house.delivery.send(community, { kind: 'post', place, message: message(say) })
  return true
}

// Hearing introductions: where Hearth must be in a channel to hear what is written there, it comes into the one that is for
// them. Asked for when that channel is named, and once at each start.
import type { Space } from '../../domain/space.ts'
import { channelPlace, type House } from '../house.ts'
import { giftKindOf } from './giving.ts'
import { introducedIn } from './introducing.ts'

/** Comes into the channel where people introduce themselves in a space, in the caller's transaction. */
export async function hearIntroductions(house: House, space: Space): Promise<void> {
  // Where people are given roles, whoever may see a channel hears it.
  if (space.confirmedAt === undefined || giftKindOf(house, space.ref) === 'role') return
  const where = await introducedIn(house, space)
  if (where === undefined || where === 'anywhere') return
  await house.delivery.send(space.community, { kind: 'joinChannel', place: channelPlace(space.ref, where.channel) })
}

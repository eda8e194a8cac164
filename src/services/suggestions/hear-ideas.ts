// What is written in the suggestions channels is to be heard from now on, where it becomes suggestions.
import type { CommunityId } from '../../domain/ids.ts'
import type { House } from '../house.ts'

/** Comes into those channels, and keeps since when they are heard: what stands there already is nobody's suggestion. */
export async function hearIdeas(house: House, community: CommunityId): Promise<void> {
  const { settings, cardPlaces } = house.store.of(community)
  if ((await settings.get())['suggestions.from-channel'] === 'off') return
  await settings.change({ 'suggestions.from-channel-at': house.clock.now() })
  for (const { place } of await cardPlaces.all()) await house.delivery.send(community, { kind: 'joinChannel', place })
}

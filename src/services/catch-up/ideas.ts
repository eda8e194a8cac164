// What was written, while nobody listened, in a suggestions channel where that becomes suggestions.
import { channelPlace } from '../house.ts'
import { catchUpThread, type Reading } from './threads.ts'

/** Catches up with it, as far back as it was switched on. False when it could not be read. */
export async function catchUpIdeas(reading: Reading): Promise<boolean> {
  const { house, space } = reading
  const { settings, spaces } = house.store.of(space.community)
  const { 'suggestions.from-channel': heard, 'suggestions.from-channel-at': since } = await settings.get()
  const channel = heard === 'on' ? (await spaces.channels(space.ref)).suggestions?.channel : undefined
  return channel === undefined || catchUpThread(reading, channelPlace(space.ref, channel), since)
}

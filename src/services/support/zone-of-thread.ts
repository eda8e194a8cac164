// The zone in which a moment is read and written for a thread.
import type { SupportThread } from '../../domain/support.ts'
import type { House } from '../house.ts'

/** The zone of its team; else that of the community's digest; else UTC. Nobody's own zone is known. */
export async function zoneOfThread({ store }: House, { community, team }: SupportThread): Promise<string> {
  const settings = await store.of(community).settings.get()
  const own = settings['support.teams'].find(({ id }) => id === team)?.zone
  return own ?? (settings['digest.zone'] === '' ? 'UTC' : settings['digest.zone'])
}

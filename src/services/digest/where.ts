// Says where a digest goes, so that nobody waits for it in the wrong place.
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import type { Part, Text } from '../../view/text.ts'
import { channelPlace, type House } from '../house.ts'

const setupChannel: Part = { kind: 'command', path: 'setup channel' }

/** The moderators' channel; the host while there is none; or that there is nowhere yet. */
export async function whereItGoes(house: House, space: Space | undefined, say: Say): Promise<Text> {
  if (space === undefined) return say('digest.goes-nowhere', { command: setupChannel })
  const channel = (await house.store.of(space.community).spaces.channels(space.ref)).moderators
  if (channel !== undefined) {
    const place = channelPlace(space.ref, channel.channel)
    return say('digest.goes-to', { place: { kind: 'place', place, name: channel.name } })
  }
  if (space.host === undefined) return say('digest.goes-nowhere', { command: setupChannel })
  return say('digest.goes-privately', { name: space.host.name, command: setupChannel })
}

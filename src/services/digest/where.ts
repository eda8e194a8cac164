// Says where a digest goes, so that nobody waits for it in the wrong place.
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import type { Part, Text } from '../../view/text.ts'
import { channelPlace, type House } from '../house.ts'
import { spaceNames } from '../space-names.ts'

const setupChannel: Part = { kind: 'command', path: 'setup channel' }

/** The moderators' channel; the host while there is none; or that there is nowhere yet. `here`: where that is read. */
export async function whereItGoes(house: House, space: Space | undefined, here: SpaceRef, say: Say): Promise<Text> {
  if (space === undefined) return say('digest.goes-nowhere', { command: setupChannel })
  const channel = (await house.store.of(space.community).spaces.channels(space.ref)).moderators
  if (channel !== undefined && spaceKey(space.ref) !== spaceKey(here)) {
    const named = await spaceNames(house, space.community, say)
    return say('digest.goes-elsewhere', { channel: `#${channel.name}`, space: named(space.ref) })
  }
  if (channel !== undefined) {
    const place = channelPlace(space.ref, channel.channel)
    return say('digest.goes-to', { place: { kind: 'place', place, name: channel.name } })
  }
  if (space.host === undefined) return say('digest.goes-nowhere', { command: setupChannel })
  return say('digest.goes-privately', { name: space.host.name, command: setupChannel })
}

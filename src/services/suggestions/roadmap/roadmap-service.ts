// The roadmap as commands call it: for one reader, and as a message that stands in a channel.
import type { Caller } from '../../../domain/caller.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { channelPart } from '../../channel-part.ts'
import { acted, channelPlace, type House, knownSpace } from '../../house.ts'
import { seenChannels } from '../../setup/seen-channels.ts'
import { roadmapMessage } from './roadmap-message.ts'
import { postRoadmap } from './roadmaps.ts'

interface Channel {
  readonly channel: string
  readonly name: string
}

export interface RoadmapService {
  /** As it is now, for the caller. */
  show(caller: Caller, say: Say): Promise<Message>
  /** Looks whether one can stand in a channel: outside of any transaction. Rejects with a UserError where it can't. */
  check(caller: Caller, say: Say, channel: Channel): Promise<void>
  /** Has one stand there. */
  post(caller: Caller, say: Say, channel: Channel): Promise<Message>
}

/** Makes the service. */
export function roadmapService(house: House): RoadmapService {
  const seen = seenChannels(house)
  return {
    show: (caller, say) => roadmapMessage(house, caller.community, say),
    async check({ community, space }, say, { channel }) {
      const found = (await seen.look(community, space)).find((one) => one.id === channel)
      if (found === undefined) throw new UserError(say('setup.channel.unknown'))
      if (!found.canPost) throw new UserError(say('setup.channel.cannot-post', { name: found.name }))
    },
    async post({ community, space, member }, say, { channel, name }) {
      const known = await knownSpace(house, community, space)
      if (known.confirmedAt === undefined)
        throw new UserError(say('roadmap.not-confirmed', { show: { kind: 'command', path: 'setup show' } }))
      await postRoadmap(house, community, channelPlace(space, channel))
      await acted(house, community, member, 'setup.roadmap', channel)
      const called = (await seen.nameOf(community, space, channel)) ?? name
      return { text: say('roadmap.posted', { channel: channelPart(known, { channel, name: called }) }) }
    },
  }
}

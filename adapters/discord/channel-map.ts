// Names and parents of channels, as the gateway tells them: a message names its thread, and nothing more of where it hangs.
import { ChannelType, Routes } from 'discord.js'
import type { Api } from './api.ts'
import { outcomeOf } from './outcome.ts'
import { isThread } from './places.ts'
import { asWire, maybeText, textOf, type Wire, wiresOf } from './wire.ts'

interface ChannelKnown {
  readonly name: string
  /** The channel a thread hangs under; undefined for what is no thread. */
  readonly parent: string | undefined
  /** It holds posts, whose first messages go with them. */
  readonly forum: boolean
}

export interface ChannelMap {
  /** Reads what a packet tells about channels; every other packet is passed over. */
  read(type: string, data: Wire): void
  /** What is known of a channel now. */
  peek(id: string): ChannelKnown | undefined
  /** What is known of a channel, asking Discord when it is nothing; undefined when Discord refuses to tell. */
  find(id: string): Promise<ChannelKnown | undefined>
}

/** Makes the map. */
export function channelMap(api: Api): ChannelMap {
  const known = new Map<string, ChannelKnown>()
  const add = (channel: Wire): ChannelKnown => {
    const seen = {
      name: maybeText(channel, 'name') ?? '',
      parent: isThread(channel) ? maybeText(channel, 'parent_id') : undefined,
      forum: channel.type === ChannelType.GuildForum,
    }
    known.set(textOf(channel, 'id'), seen)
    return seen
  }
  return {
    read(type, data) {
      if (type === 'GUILD_CREATE') for (const one of [...wiresOf(data.channels), ...wiresOf(data.threads)]) add(one)
      if (type === 'THREAD_LIST_SYNC') for (const one of wiresOf(data.threads)) add(one)
      if (/^(CHANNEL|THREAD)_(CREATE|UPDATE)$/.test(type)) add(data)
      if (/^(CHANNEL|THREAD)_DELETE$/.test(type)) known.delete(textOf(data, 'id'))
    },
    peek: (id) => known.get(id),
    async find(id) {
      try {
        return known.get(id) ?? add(asWire(await api.get(Routes.channel(id))))
      } catch (error) {
        if (outcomeOf(error, true).kind === 'refused') return undefined
        throw error
      }
    },
  }
}

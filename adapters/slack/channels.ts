// The channels that the bot can see: all public ones, and the private ones it was invited to.
import type { webApi } from '@slack/bolt'
import type { ChannelSeen } from '../../src/ports/platform.ts'
import type { Timers } from '../../src/ports/system.ts'
import { limits } from './limits.ts'
import { lookUpError } from './outcome.ts'
import { pages } from './paging.ts'
import { listPatienceMs, patienceOf } from './patience.ts'
import type { Workspace } from './workspace.ts'

export interface Channels {
  all(): Promise<readonly ChannelSeen[]>
  /** The name of one channel; undefined when that would have to be asked. */
  known(id: string): string | undefined
  /** The name of one channel; undefined when Slack does not say. Never rejects. */
  name(id: string): Promise<string | undefined>
  /** Whether this is the channel that everyone is in from the start. Rejects when Slack cannot be asked. */
  isGeneral(id: string): Promise<boolean>
}

/** Makes the list of one workspace's channels. */
export function channelsOf(client: webApi.WebClient, workspace: Workspace, timers: Timers): Channels {
  const names = new Map<string, string>()
  const general = new Map<string, boolean>()

  /** A public channel is joined before the first post, so the scope to join is as good as the one to post from outside. */
  const canPostPublicly = ['channels:join', 'chat:write.public'].some((scope) => workspace.scopes?.has(scope) ?? true)

  async function all(): Promise<readonly ChannelSeen[]> {
    const found: ChannelSeen[] = []
    const types = 'public_channel,private_channel'
    const listed = pages(
      (from) => client.conversations.list({ types, exclude_archived: true, limit: limits.page, ...from }),
      patienceOf(timers, listPatienceMs),
    )
    for await (const page of listed) {
      for (const { id, name, is_private, is_member, is_general } of page.channels ?? []) {
        if (id === undefined || name === undefined) continue
        names.set(id, name)
        general.set(id, is_general === true)
        const everyoneCanRead = is_private !== true
        const canPost = is_member === true || (everyoneCanRead && canPostPublicly)
        found.push({ id, name, everyoneCanRead, canPost, ...(is_general === true ? { general: true } : {}) })
      }
    }
    return found
  }

  async function read(id: string): Promise<void> {
    const { channel } = await client.conversations.info({ channel: id })
    if (channel?.name !== undefined) names.set(id, channel.name)
    general.set(id, channel?.is_general === true)
  }

  return {
    all: () =>
      all().catch((cause: unknown) => {
        throw lookUpError('conversations.list', 'Slack does not say which channels there are.', cause)
      }),
    known: (id) => names.get(id),
    async name(id) {
      if (!names.has(id)) await read(id).catch(() => undefined)
      return names.get(id)
    },
    async isGeneral(id) {
      if (!general.has(id)) await read(id)
      return general.get(id) === true
    },
  }
}

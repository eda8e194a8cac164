/** Posts, edits and removes messages, and tells the app as Slack does. */
import type { Block } from '../block-kit/blocks.ts'
import type { Core } from '../core.ts'
import { messageJson } from './json.ts'
import { mentionsIn } from './mentions.ts'
import { sendChannelEvent, sendMessageEvent } from './send-event.ts'
import type { Channel, Message, Metadata, SlackFile } from './types.ts'

export interface Draft {
  readonly channel: Channel
  readonly user: string
  readonly text: string
  readonly blocks?: readonly Block[]
  readonly metadata?: Metadata | undefined
  readonly threadTs?: string | undefined
  readonly replyBroadcast?: boolean
  readonly ephemeralTo?: string
  readonly subtype?: string
  readonly inviter?: string | undefined
  readonly linkNames?: boolean
  readonly files?: readonly SlackFile[]
}

/** Puts a message into its channel; the app hears of it unless only one person sees it. */
export function post(core: Core, draft: Draft): Message {
  const { world, settings, changes } = core
  const { channel } = draft
  const blocks = draft.blocks ?? []
  const written = draft.subtype === undefined || draft.subtype === 'file_share'
  const message: Message = {
    channel: channel.id,
    ts: world.ids.ts(),
    user: draft.user,
    byBot: draft.user === world.bot.id && written,
    subtype: draft.subtype ?? (draft.replyBroadcast ? 'thread_broadcast' : undefined),
    inviter: draft.inviter,
    threadTs: draft.threadTs,
    replyBroadcast: draft.replyBroadcast ?? false,
    ephemeralTo: draft.ephemeralTo,
    text: draft.text,
    blocks,
    metadata: draft.metadata,
    edited: undefined,
    deleted: false,
    notified: written ? pinged(channel, draft, blocks) : [],
    reactions: new Map(),
    files: draft.files ?? [],
  }
  for (const file of message.files) file.shares.push({ channel: channel.id, ts: message.ts })
  const inChannel = world.messages.get(channel.id) ?? new Map<string, Message>()
  inChannel.set(message.ts, message)
  world.messages.set(channel.id, inChannel)
  changes.note()
  if (message.ephemeralTo !== undefined) return message
  if (message.threadTs !== undefined) {
    world.threads.set(message.threadTs, [...(world.threads.get(message.threadTs) ?? []), message])
  }
  const event = messageJson(settings, world, message)
  sendMessageEvent(core, channel, { ...event, event_ts: message.ts })
  const mentioned = message.notified.includes(world.bot.id) && message.user !== world.bot.id
  if (mentioned && channel.kind !== 'im') {
    sendChannelEvent(core, channel, 'app_mention', {
      ...event,
      type: 'app_mention',
      channel: channel.id,
      event_ts: message.ts,
    })
  }
  return message
}

function pinged(channel: Channel, draft: Draft, blocks: readonly Block[]): string[] {
  const mentions = mentionsIn(draft.text, blocks, draft.linkNames)
  return mentions.filter((mention) => mention.startsWith('!') || channel.members.has(mention))
}

export interface Edit {
  readonly text?: string
  readonly blocks?: readonly Block[]
  readonly metadata?: Metadata | undefined
  readonly by: string
}

/** Changes a message; nobody is pinged by an edit. */
export function edit(core: Core, channel: Channel, message: Message, change: Edit): void {
  const { world, settings } = core
  const before = messageJson(settings, world, message)
  if (change.text !== undefined) message.text = change.text
  if (change.blocks !== undefined) message.blocks = change.blocks
  if ('metadata' in change) message.metadata = change.metadata
  message.edited = { user: change.by, ts: world.ids.ts() }
  core.changes.note()
  if (message.ephemeralTo !== undefined) return
  sendMessageEvent(core, channel, {
    subtype: 'message_changed',
    hidden: true,
    message: messageJson(settings, world, message),
    previous_message: before,
    ts: world.ids.ts(),
  })
}

/** Removes a message; one that has replies leaves a tombstone, as in Slack. */
export function remove(core: Core, channel: Channel, message: Message): void {
  const { world, settings } = core
  const before = messageJson(settings, world, message)
  message.deleted = true
  world.messages.get(channel.id)?.delete(message.ts)
  core.changes.note()
  if (message.ephemeralTo !== undefined) return
  if (message.threadTs !== undefined) {
    const others = world.threads.get(message.threadTs)?.filter((one) => one !== message)
    world.threads.set(message.threadTs, others ?? [])
  }
  const hasReplies = (world.threads.get(message.ts) ?? []).length > 0
  const shared = { hidden: true, previous_message: before, ts: world.ids.ts() }
  if (!hasReplies) {
    sendMessageEvent(core, channel, { ...shared, subtype: 'message_deleted', deleted_ts: message.ts })
    return
  }
  const tombstone: Message = {
    ...message,
    subtype: 'tombstone',
    text: 'This message was deleted.',
    blocks: [],
    metadata: undefined,
    user: 'USLACKBOT',
    byBot: false,
    deleted: false,
    reactions: new Map(),
    files: [],
  }
  world.messages.get(channel.id)?.set(message.ts, tombstone)
  sendMessageEvent(core, channel, {
    ...shared,
    subtype: 'message_changed',
    message: { ...messageJson(settings, world, tombstone), hidden: true },
  })
}

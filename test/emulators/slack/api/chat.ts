/** Methods that post, change and remove messages, and react to them. */
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { messageJson } from '../world/json.ts'
import { edit, post, remove } from '../world/messages.ts'
import type { Channel, Message } from '../world/types.ts'
import { openDirectChannel } from '../world/world.ts'
import type { Args } from './args.ts'
import { blocksOf, metadataOf, needsContent, refuseLongText, threadOf } from './content.ts'
import { channelIn, memberChannel, messageIn } from './lookup.ts'
import type { Methods } from './method.ts'
import { Refusal } from './refusal.ts'

/** The channel to post in; a person's id means the direct conversation with them. */
function target(core: Core, args: Args): Channel {
  const { world, settings } = core
  const user = world.users.get(args.text('channel') ?? '')
  if (user?.bot) throw new Refusal('cannot_dm_bot')
  if (user?.dmsRefused !== undefined) throw new Refusal(user.dmsRefused)
  const channel = user ? openDirectChannel(world, user.id, settings.now()) : channelIn(core, args)
  if (channel.archived) throw new Refusal('is_archived')
  const refused = channel.kind === 'im' ? refusedBy(core, channel) : undefined
  if (refused !== undefined) throw new Refusal(refused)
  const publicly = channel.kind === 'public' && settings.scopes.includes('chat:write.public')
  if (!channel.members.has(world.bot.id) && !publicly) throw new Refusal('not_in_channel')
  return channel
}

function refusedBy({ world }: Core, channel: Channel): string | undefined {
  return [...channel.members].map((id) => world.users.get(id)?.dmsRefused).find((error) => error !== undefined)
}

function ownMessage(core: Core, args: Args, refusal: string): { channel: Channel; message: Message } {
  const channel = channelIn(core, args)
  const message = messageIn(core, channel, args.need('ts'))
  if (!message.byBot) throw new Refusal(refusal)
  return { channel, message }
}

function reactionIn(core: Core, args: Args): { message: Message; name: string; users: Set<string> } {
  const name = args.need('name')
  if (!/^[a-z0-9_+'-]+(::skin-tone-\d)?$/.test(name)) throw new Refusal('invalid_name')
  const message = messageIn(core, memberChannel(core, args), args.need('timestamp'))
  const users = message.reactions.get(name) ?? new Set()
  return { message, name, users }
}

export const chatMethods: Methods = {
  'chat.postMessage': (core, args) => {
    const channel = target(core, args)
    const text = (args.text('text') ?? '').slice(0, limits.postedText)
    const blocks = blocksOf(core, args) ?? []
    needsContent(text, blocks, args)
    const message = post(core, {
      channel,
      user: core.world.bot.id,
      text,
      blocks,
      metadata: metadataOf(args),
      threadTs: threadOf(core, channel, args),
      replyBroadcast: args.flag('reply_broadcast') && args.has('thread_ts'),
      linkNames: args.flag('link_names') || args.text('parse') === 'full',
    })
    return { channel: channel.id, ts: message.ts, message: messageJson(core.settings, core.world, message, true) }
  },

  'chat.update': (core, args) => {
    const { channel, message } = ownMessage(core, args, 'cant_update_message')
    if (channel.archived) throw new Refusal('is_archived')
    const text = args.text('text')
    const blocks = blocksOf(core, args)
    refuseLongText(text ?? '')
    if (text === undefined && blocks === undefined) throw new Refusal('no_text')
    needsContent(text ?? message.text, blocks ?? message.blocks, args)
    edit(core, channel, message, {
      by: core.world.bot.id,
      ...(text === undefined ? {} : { text }),
      ...(blocks === undefined ? {} : { blocks }),
      ...(args.has('metadata') ? { metadata: metadataOf(args) } : {}),
    })
    const shown = messageJson(core.settings, core.world, message, true)
    return { channel: channel.id, ts: message.ts, text: message.text, message: shown }
  },

  'chat.delete': (core, args) => {
    const { channel, message } = ownMessage(core, args, 'cant_delete_message')
    remove(core, channel, message)
    return { channel: channel.id, ts: message.ts }
  },

  'chat.postEphemeral': (core, args) => {
    const channel = target(core, args)
    const text = args.text('text') ?? ''
    refuseLongText(text)
    const blocks = blocksOf(core, args) ?? []
    needsContent(text, blocks, args)
    const user = args.need('user')
    if (!channel.members.has(user)) throw new Refusal('user_not_in_channel')
    const message = post(core, {
      channel,
      user: core.world.bot.id,
      text,
      blocks,
      threadTs: threadOf(core, channel, args),
      ephemeralTo: user,
    })
    return { message_ts: message.ts }
  },

  'chat.getPermalink': (core, args) => {
    const channel = channelIn(core, args)
    const message = messageIn(core, channel, args.need('message_ts'))
    const path = `https://${core.settings.teamDomain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`
    const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`
    return { channel: channel.id, permalink: path + thread }
  },

  'reactions.add': (core, args) => {
    const { message, name, users } = reactionIn(core, args)
    if (users.has(core.world.bot.id)) throw new Refusal('already_reacted')
    message.reactions.set(name, users.add(core.world.bot.id))
    core.changes.note()
    return {}
  },

  'reactions.remove': (core, args) => {
    const { message, name, users } = reactionIn(core, args)
    if (!users.delete(core.world.bot.id)) throw new Refusal('no_reaction')
    if (users.size === 0) message.reactions.delete(name)
    core.changes.note()
    return {}
  },
}

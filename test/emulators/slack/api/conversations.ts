/** Methods that list channels and change them. */
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { announceChannel, archive, createChannel, join, leave } from '../world/channels.ts'
import { channelJson } from '../world/json.ts'
import { post } from '../world/messages.ts'
import type { Channel } from '../world/types.ts'
import { openDirectChannel } from '../world/world.ts'
import type { Args } from './args.ts'
import { channelIn, memberChannel, userIn, visibleToBot } from './lookup.ts'
import type { Methods } from './method.ts'
import { cursorJson, pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'

const kinds = { public: 'public_channel', private: 'private_channel', im: 'im', mpim: 'mpim' } as const

function listed({ world }: Core, args: Args, shown: (channel: Channel) => boolean) {
  const types = args.has('types') ? args.list('types').map((type) => type.trim()) : ['public_channel']
  const known: readonly string[] = Object.values(kinds)
  if (types.some((type) => !known.includes(type))) throw new Refusal('invalid_types')
  const wanted = [...world.channels.values()].filter(
    (channel) =>
      shown(channel) && types.includes(kinds[channel.kind]) && !(args.flag('exclude_archived') && channel.archived),
  )
  const page = pageOf(wanted, args, 100, limits.listPage)
  return { channels: page.items.map((channel) => channelJson(world, channel)), ...cursorJson(page) }
}

function invitees(core: Core, args: Args, channel: Channel): string[] {
  const ids = args.list('users')
  if (ids.length === 0) throw new Refusal('no_user')
  if (ids.length > limits.invitedAtOnce) throw new Refusal('too_many_users')
  for (const id of ids) {
    if (id === core.world.bot.id) throw new Refusal('cant_invite_self')
    userIn(core, id)
    if (channel.members.has(id)) throw new Refusal('already_in_channel')
  }
  return ids
}

function checkName({ world }: Core, name: string): void {
  if (name === '') throw new Refusal('invalid_name_required')
  if (name.length > limits.channelName) throw new Refusal('invalid_name_maxlength')
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new Refusal('invalid_name_specials')
  if ([...world.channels.values()].some((channel) => channel.name === name)) throw new Refusal('name_taken')
}

export const conversationMethods: Methods = {
  'conversations.list': (core, args) => listed(core, args, (channel) => visibleToBot(core.world, channel)),

  'users.conversations': (core, args) => {
    const who = args.text('user') ?? core.world.bot.id
    return listed(core, args, (channel) => visibleToBot(core.world, channel) && channel.members.has(who))
  },

  'conversations.info': (core, args) => ({ channel: channelJson(core.world, channelIn(core, args)) }),

  'conversations.members': (core, args) => {
    const page = pageOf([...channelIn(core, args).members], args, 100, limits.listPage)
    return { members: page.items, ...cursorJson(page) }
  },

  'conversations.open': (core, args) => {
    const { world, settings } = core
    const ids = args.list('users')
    if (ids.length === 0) return { channel: { id: channelIn(core, args).id } }
    for (const id of ids) {
      const user = userIn(core, id)
      if (user.id === world.bot.id) throw new Refusal('cannot_dm_bot')
      if (user.deleted) throw new Refusal('user_disabled')
      if (user.dmsRefused !== undefined) throw new Refusal(user.dmsRefused)
    }
    const [first, ...others] = ids
    if (first === undefined) throw new Refusal('users_list_not_supplied')
    if (others.length === 0) {
      const channel = openDirectChannel(world, first, settings.now())
      return { channel: args.flag('return_im') ? channelJson(world, channel) : { id: channel.id } }
    }
    const everyone = new Set([...ids, world.bot.id])
    const known = [...world.channels.values()].find(
      (one) => one.kind === 'mpim' && [...one.members].sort().join() === [...everyone].sort().join(),
    )
    const channel = known ?? createChannel(core, 'mpim', `mpdm-${[...everyone].join('--').toLowerCase()}`, world.bot.id)
    for (const id of everyone) channel.members.add(id)
    return { channel: { id: channel.id } }
  },

  'conversations.join': (core, args) => {
    const channel = channelIn(core, args)
    if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type')
    if (channel.archived) throw new Refusal('is_archived')
    const already = channel.members.has(core.world.bot.id)
    join(core, channel, core.world.bot.id)
    return { channel: channelJson(core.world, channel), ...(already ? { warning: 'already_in_channel' } : {}) }
  },

  'conversations.leave': (core, args) => {
    const channel = channelIn(core, args)
    if (channel.general) throw new Refusal('cant_leave_general')
    const inside = channel.members.has(core.world.bot.id)
    leave(core, channel, core.world.bot.id)
    return inside ? {} : { not_in_channel: true }
  },

  'conversations.create': (core, args) => {
    const name = args.text('name') ?? ''
    checkName(core, name)
    const kind = args.flag('is_private') ? 'private' : 'public'
    const channel = createChannel(core, kind, name, core.world.bot.id)
    announceChannel(core, channel)
    join(core, channel, core.world.bot.id)
    return { channel: channelJson(core.world, channel) }
  },

  'conversations.invite': (core, args) => {
    const channel = memberChannel(core, args)
    if (channel.archived) throw new Refusal('is_archived')
    for (const id of invitees(core, args, channel)) join(core, channel, id, core.world.bot.id)
    return { channel: channelJson(core.world, channel) }
  },

  'conversations.setTopic': (core, args) => {
    const channel = memberChannel(core, args)
    if (channel.archived) throw new Refusal('is_archived')
    const topic = args.text('topic') ?? ''
    if (topic.length > limits.topic) throw new Refusal('too_long')
    channel.topic = topic
    const user = core.world.bot.id
    post(core, { channel, user, text: `<@${user}> set the channel topic: ${topic}`, subtype: 'channel_topic' })
    return { channel: channelJson(core.world, channel) }
  },

  'conversations.archive': (core, args) => {
    const channel = memberChannel(core, args)
    if (channel.archived) throw new Refusal('already_archived')
    if (channel.general) throw new Refusal('cant_archive_general')
    archive(core, channel, core.world.bot.id)
    return {}
  },

  /** Bot tokens cannot open what is archived (docs.slack.dev/reference/methods/conversations.unarchive, "Bug alert"). */
  'conversations.unarchive': (core, args) => {
    const channel = core.world.channels.get(args.need('channel'))
    if (channel?.archived === true) throw new Refusal('not_in_channel')
    channelIn(core, args)
    throw new Refusal('not_archived')
  },

  'conversations.kick': (core, args) => {
    const channel = memberChannel(core, args)
    if (channel.kind === 'im' || channel.kind === 'mpim') throw new Refusal('method_not_supported_for_channel_type')
    const user = userIn(core, args.need('user'))
    if (user.id === core.world.bot.id) throw new Refusal('cant_kick_self')
    if (channel.general) throw new Refusal('cant_kick_from_general')
    if (channel.archived) throw new Refusal('is_archived')
    if (!channel.members.has(user.id)) throw new Refusal('not_in_channel')
    leave(core, channel, user.id)
    return { errors: {} }
  },
}

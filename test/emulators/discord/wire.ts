// Turns people, channels and guilds of the world into what Discord's API sends. A key Discord omits is omitted here:
// discord.js asks whether it is there.

import { channelPermissions, sees } from './permissions.ts'
import { snowflakeTime } from './snowflake.ts'
import type { Channel, Guild, Member, Role, User, Wire, World } from './world.ts'

const GUILD_MEMBERS = 1 << 1

/** A user as every payload carries it. */
export function userWire(user: User): Wire {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.bot ? null : user.name,
    avatar: user.avatar ?? null,
    public_flags: 0,
    ...(user.bot ? { bot: true } : {}),
  }
}

/** A guild member; `withUser` is false inside a message. */
export function memberWire(member: Member, withUser = true): Wire {
  return {
    ...(withUser ? { user: userWire(member.user) } : {}),
    nick: null,
    avatar: member.avatar ?? null,
    banner: null,
    roles: [...member.roles],
    joined_at: member.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: member.pending,
  }
}

/** A role. */
export function roleWire(role: Role): Wire {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: role.managed,
    mentionable: role.mentionable,
    flags: 0,
  }
}

/** A channel, thread or direct message channel. */
export function channelWire(world: World, channel: Channel): Wire {
  if (channel.thread) return threadWire(world, channel)
  const last = channel.messages.findLast(({ ephemeralFor }) => ephemeralFor === undefined)
  if (!channel.guildId) {
    const recipients = channel.recipients.filter((id) => id !== world.bot.id)
    return {
      id: channel.id,
      type: channel.type,
      last_message_id: last?.id ?? null,
      flags: 0,
      recipients: recipients.flatMap((id) => {
        const user = world.users.get(id)
        return user ? [userWire(user)] : []
      }),
    }
  }
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    topic: channel.topic ?? null,
    position: channel.position,
    parent_id: channel.parentId ?? null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id: last?.id ?? null,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
  }
}

function threadWire(world: World, channel: Channel): Wire {
  const state = channel.thread
  if (!state) throw new Error(`${channel.id} is no thread`)
  const said = channel.messages.filter(({ ephemeralFor }) => ephemeralFor === undefined)
  // What the thread grew from does not count.
  const counted = said.filter(({ starts }) => starts === undefined).length
  const joined = state.members.get(world.bot.id)
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    name: channel.name,
    owner_id: state.ownerId,
    last_message_id: said.at(-1)?.id ?? null,
    message_count: counted,
    total_message_sent: counted,
    member_count: Math.min(50, state.members.size),
    rate_limit_per_user: 0,
    flags: 0,
    thread_metadata: {
      archived: state.archived,
      archive_timestamp: state.archivedAt,
      auto_archive_duration: state.autoArchiveMinutes,
      locked: state.locked,
      create_timestamp: state.createdAt,
      ...(channel.type === 12 ? { invitable: state.invitable } : {}),
    },
    ...(joined === undefined ? {} : { member: threadMemberWire(channel, world.bot.id) }),
  }
}

/** One person's membership of a thread. */
export function threadMemberWire(channel: Channel, userId: string): Wire {
  return { id: channel.id, user_id: userId, join_timestamp: channel.thread?.members.get(userId), flags: 0 }
}

/** A guild as REST answers it. */
export function guildWire(guild: Guild): Wire {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    splash: null,
    discovery_splash: null,
    description: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: guild.systemChannelId ?? null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    vanity_url_code: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()].map(roleWire),
    max_members: 500_000,
  }
}

/** A guild as GUILD_CREATE tells it: with its channels and, to those who asked for members of a small guild, its people. */
export function guildCreateWire(world: World, guild: Guild, intents: number): Wire {
  const seen = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id)
  const bot = guild.members.get(world.bot.id)
  const everyone = (intents & GUILD_MEMBERS) !== 0 && guild.members.size <= world.limits.toldMembers
  const people = everyone ? [...guild.members.values()] : bot ? [bot] : []
  return {
    ...guildWire(guild),
    joined_at: bot?.joinedAt,
    large: guild.members.size > world.limits.toldMembers,
    unavailable: false,
    member_count: guild.members.size,
    members: people.map((member) => memberWire(member)),
    channels: seen.filter(({ thread }) => !thread).map((channel) => channelWire(world, channel)),
    threads: seen
      .filter((channel) => channel.thread && !channel.thread.archived && sees(world, world.bot, channel))
      .map((channel) => channelWire(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

/** A channel as interactions carry it: with the permissions of the one who acts. */
export function partialChannelWire(world: World, user: User, channel: Channel): Wire {
  return { ...channelWire(world, channel), permissions: channelPermissions(world, user, channel).toString() }
}

/** The time in an id, as the wire writes times. */
export function timeOf(id: string): string {
  return new Date(snowflakeTime(id)).toISOString()
}

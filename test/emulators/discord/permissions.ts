// Discord's permission rules: who may do what in a guild and in a channel, and who sees it.
import type { Channel, Guild, Member, User, World } from './world.ts'

export const PERMISSIONS = {
  createInvite: 1n << 0n,
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewAuditLog: 1n << 7n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  manageRoles: 1n << 28n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendMessagesInThreads: 1n << 38n,
  pinMessages: 1n << 51n,
} as const

export type PermissionName = keyof typeof PERMISSIONS

const ALL = (1n << 53n) - 1n

/** The bits of some permissions by name. */
export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSIONS[name], 0n)
}

/** What a new guild gives to everyone. */
export const EVERYONE_DEFAULT = permissionBits([
  'createInvite',
  'addReactions',
  'viewChannel',
  'sendMessages',
  'embedLinks',
  'attachFiles',
  'readMessageHistory',
  'mentionEveryone',
  'useApplicationCommands',
  'createPublicThreads',
  'createPrivateThreads',
  'sendMessagesInThreads',
])

/** What the bot's own role has unless a test says otherwise. */
export const BOT_DEFAULT: readonly PermissionName[] = [
  'manageChannels',
  'viewAuditLog',
  'manageMessages',
  'manageRoles',
  'manageThreads',
  'pinMessages',
]

/** A member's permissions in the guild, before any channel. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.user.id) return ALL
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n
  for (const id of member.roles) bits |= guild.roles.get(id)?.permissions ?? 0n
  return bits & PERMISSIONS.administrator ? ALL : bits
}

/** A user's permissions in a channel or thread (threads ask their parent); 0 where they may not even look. */
export function channelPermissions(world: World, user: User, channel: Channel): bigint {
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId)
  if (!guild) return channel.recipients.includes(user.id) ? ALL & ~PERMISSIONS.administrator : 0n
  const member = guild.members.get(user.id)
  if (!member) return 0n
  const base = guildPermissions(guild, member)
  const place = channel.thread && channel.parentId ? (world.channels.get(channel.parentId) ?? channel) : channel
  const bits = base === ALL ? ALL : withOverwrites(base, guild, member, place)
  if (!(bits & PERMISSIONS.viewChannel)) return 0n
  const hidden = channel.type === 12 && !channel.thread?.members.has(user.id) && !(bits & PERMISSIONS.manageThreads)
  return hidden ? 0n : bits
}

function withOverwrites(base: bigint, guild: Guild, member: Member, channel: Channel): bigint {
  const everyone = channel.overwrites.find(({ id }) => id === guild.id)
  let bits = everyone ? (base & ~everyone.deny) | everyone.allow : base
  let allow = 0n
  let deny = 0n
  for (const overwrite of channel.overwrites) {
    if (overwrite.type !== 0 || !member.roles.has(overwrite.id)) continue
    allow |= overwrite.allow
    deny |= overwrite.deny
  }
  bits = (bits & ~deny) | allow
  const own = channel.overwrites.find(({ id, type }) => type === 1 && id === member.user.id)
  return own ? (bits & ~own.deny) | own.allow : bits
}

/** Whether a user has a permission in a channel. */
export function may(world: World, user: User, channel: Channel, name: PermissionName): boolean {
  return (channelPermissions(world, user, channel) & PERMISSIONS[name]) !== 0n
}

/** Whether a user sees a channel or thread. */
export function sees(world: World, user: User, channel: Channel): boolean {
  return may(world, user, channel, 'viewChannel')
}

/** Whether a user may write in a channel or thread. */
export function mayWrite(world: World, user: User, channel: Channel): boolean {
  if (channel.guildId && world.guilds.get(channel.guildId)?.members.get(user.id)?.pending) return false
  return may(world, user, channel, channel.thread ? 'sendMessagesInThreads' : 'sendMessages')
}

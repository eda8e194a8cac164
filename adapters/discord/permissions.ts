// What a role list may do in a guild and in a channel, computed as Discord documents it (topics/permissions).
import { PermissionFlagsBits } from 'discord.js'
import { bitsOf, maybeText, textOf, type Wire, wiresOf } from './wire.ts'

const everything = (1n << 64n) - 1n

/** Whether the bits hold all of `wanted`. */
export const has = (bits: bigint, wanted: bigint): boolean => (bits & wanted) === wanted

/** Who counts as an admin: Administrator, or Manage Server. */
export const isAdmin = (bits: bigint): boolean =>
  has(bits, PermissionFlagsBits.Administrator) || has(bits, PermissionFlagsBits.ManageGuild)

/** What moderators may, and others may not. */
const moderating = [
  PermissionFlagsBits.ManageRoles,
  PermissionFlagsBits.ManageChannels,
  PermissionFlagsBits.ManageMessages,
  PermissionFlagsBits.ManageThreads,
  PermissionFlagsBits.ManageWebhooks,
  PermissionFlagsBits.ManageNicknames,
  PermissionFlagsBits.ModerateMembers,
  PermissionFlagsBits.KickMembers,
  PermissionFlagsBits.BanMembers,
  PermissionFlagsBits.MentionEveryone,
] as const

/** Whether a role of these permissions makes somebody a moderator, or more. */
export const isModerating = (bits: bigint): boolean => isAdmin(bits) || moderating.some((one) => has(bits, one))

/** Permissions in the guild of somebody with these roles; `user` is absent for everyone. */
export function guildPermissions(guild: Wire, roles: readonly string[], user?: string): bigint {
  const id = textOf(guild, 'id')
  if (user !== undefined && maybeText(guild, 'owner_id') === user) return everything
  const bits = wiresOf(guild.roles)
    .filter((role) => maybeText(role, 'id') === id || roles.includes(maybeText(role, 'id') ?? ''))
    .reduce((sum, role) => sum | bitsOf(role, 'permissions'), 0n)
  return has(bits, PermissionFlagsBits.Administrator) ? everything : bits
}

/** The same in one channel: overwrites of everyone, then of the roles together, then of the person. */
export function channelPermissions(guild: Wire, channel: Wire, roles: readonly string[], user?: string): bigint {
  const base = guildPermissions(guild, roles, user)
  if (base === everything) return base
  const overwrites = wiresOf(channel.permission_overwrites)
  const everyone = overwrites.filter((one) => maybeText(one, 'id') === textOf(guild, 'id'))
  const ofRoles = overwrites.filter((one) => roles.includes(maybeText(one, 'id') ?? ''))
  const own = overwrites.filter((one) => user !== undefined && maybeText(one, 'id') === user)
  return [everyone, ofRoles, own].reduce(overwritten, base)
}

const overwritten = (bits: bigint, overwrites: readonly Wire[]): bigint => {
  const deny = overwrites.reduce((sum, one) => sum | bitsOf(one, 'deny'), 0n)
  const allow = overwrites.reduce((sum, one) => sum | bitsOf(one, 'allow'), 0n)
  return (bits & ~deny) | allow
}

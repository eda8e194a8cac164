// Joining, leaving and changing members of a guild.
import { guildCreateWire, memberWire, userWire } from './wire.ts'
import type { Guild, Member, Role, User, World } from './world.ts'

const GUILDS = 1 << 0
const GUILD_MEMBERS = 1 << 1

/** Makes a user a member; the bot's own joining tells it the whole guild. */
export function joinGuild(
  world: World,
  guild: Guild,
  user: User,
  options: { pending?: boolean; joinedAt?: string } = {},
): Member {
  const member: Member = {
    user,
    roles: new Set(),
    joinedAt: options.joinedAt ?? new Date(world.now()).toISOString(),
    pending: options.pending ?? false,
  }
  guild.members.set(user.id, member)
  if (user === world.bot) tellGuild(world, guild)
  else tellMember(world, guild, member, 'GUILD_MEMBER_ADD')
  return member
}

/** Tells the bot a whole guild, as after an invitation. */
export function tellGuild(world: World, guild: Guild): void {
  world.emit({ name: 'GUILD_CREATE', data: (intents) => guildCreateWire(world, guild, intents), intents: GUILDS })
  world.signal.touch()
}

/** Tells of a member: an arrival or a change. */
export function tellMember(
  world: World,
  guild: Guild,
  member: Member,
  name: 'GUILD_MEMBER_ADD' | 'GUILD_MEMBER_UPDATE',
): void {
  const intents = member.user === world.bot ? GUILDS : GUILD_MEMBERS
  if (guild.members.has(world.bot.id)) {
    world.emit({ name, data: { ...memberWire(member), guild_id: guild.id }, intents })
  }
  world.signal.touch()
}

/** Gives or takes a role; false when there was nothing to change. */
export function changeRole(world: World, guild: Guild, member: Member, role: Role, how: 'give' | 'take'): boolean {
  const before = member.roles.size
  if (how === 'give') member.roles.add(role.id)
  else member.roles.delete(role.id)
  if (member.roles.size === before) return false
  tellMember(world, guild, member, 'GUILD_MEMBER_UPDATE')
  return true
}

/** Ends a membership; the bot's own ends the guild for it. */
export function leaveGuild(world: World, guild: Guild, user: User): undefined {
  if (!guild.members.delete(user.id)) return undefined
  for (const channel of world.channels.values()) {
    if (channel.guildId === guild.id) channel.thread?.members.delete(user.id)
  }
  if (user === world.bot) world.emit({ name: 'GUILD_DELETE', data: { id: guild.id }, intents: GUILDS })
  else if (guild.members.has(world.bot.id)) {
    const data = { guild_id: guild.id, user: userWire(user) }
    world.emit({ name: 'GUILD_MEMBER_REMOVE', data, intents: GUILD_MEMBERS })
  }
  world.signal.touch()
  return undefined
}

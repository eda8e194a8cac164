// A guild as a test arranges it: roles, channels, who joins and leaves.
import { changeChannel, createChannel, deleteChannel } from './channel-acts.ts'
import { changeRole, joinGuild, leaveGuild, tellGuild, tellMember } from './member-acts.ts'
import { postMessage } from './message-acts.ts'
import { BOT_DEFAULT, EVERYONE_DEFAULT, PERMISSIONS, type PermissionName, permissionBits } from './permissions.ts'
import { idOn, type Shard } from './sharding.ts'
import { roleWire } from './wire.ts'
import type { Channel, Guild, Member, Overwrite, Role, User, World } from './world.ts'

const GUILDS = 1 << 0
const BOT_ADD = 28
const USER_JOIN = 7

export interface GuildOptions {
  readonly name: string
  readonly owner: User
  /** Names of the text channels everyone sees; `general` when left out. */
  readonly channels?: readonly string[]
  /** Who added the bot, for the audit log; the owner when left out. */
  readonly addedBy?: User
  readonly botPermissions?: readonly PermissionName[]
  readonly locale?: string
  /** The name of the channel that gets Discord's own join messages; none when left out. */
  readonly systemChannel?: string
  /** The shard it belongs to; whichever it is when left out. */
  readonly shard?: Shard
  /** False for a guild the bot is not in yet. */
  readonly withBot?: boolean
}

interface ChannelOptions {
  readonly name: string
  readonly type?: number
  readonly hiddenFromEveryone?: boolean
  readonly visibleTo?: readonly Role[]
  /** False where the bot itself is kept out of a hidden channel. */
  readonly visibleToBot?: boolean
}

export interface GuildHandle {
  readonly id: string
  readonly guild: Guild
  /** A channel by its name; throws when there is none. */
  channel(name: string): Channel
  /** A role below the bot's own, unless it is to stand above it. */
  addRole(options: {
    name: string
    permissions?: readonly PermissionName[]
    mentionable?: boolean
    aboveBot?: boolean
  }): Role
  giveRole(user: User, role: Role): void
  takeRole(user: User, role: Role): void
  addChannel(options: ChannelOptions): Channel
  renameChannel(channel: Channel, name: string): void
  deleteChannel(channel: Channel): void
  join(user: User, options?: { pending?: boolean; joinedAt?: string }): Member
  /** Sends GUILD_MEMBER_ADD again for someone who is there, as Discord sometimes does. */
  repeatJoin(user: User, joinedAt?: string): void
  clearPending(user: User): void
  leave(user: User): void
  /** Adds the bot to a guild it is not in. */
  addBot(addedBy: User): void
  /** Removes the bot. */
  removeBot(): void
}

/** Makes a guild with its channels, its owner and the bot in it. */
export function createGuild(world: World, options: GuildOptions): GuildHandle {
  const id = options.shard === undefined ? world.ids.next() : idOn(options.shard, world.ids.next(), world.guilds.size)
  const guild: Guild = {
    id,
    name: options.name,
    ownerId: options.owner.id,
    locale: options.locale ?? 'en-US',
    roles: new Map(),
    members: new Map(),
    audit: [],
  }
  guild.roles.set(id, makeRole(id, '@everyone', EVERYONE_DEFAULT, 0))
  joinGuild(world, guild, options.owner)
  const handle = guildHandle(world, guild, options.botPermissions ?? BOT_DEFAULT)
  for (const name of options.channels ?? ['general']) handle.addChannel({ name })
  if (options.systemChannel) guild.systemChannelId = handle.channel(options.systemChannel).id
  world.guilds.set(id, guild)
  if (options.withBot !== false) handle.addBot(options.addedBy ?? options.owner)
  return handle
}

function makeRole(id: string, name: string, permissions: bigint, position: number, managed = false): Role {
  return { id, name, permissions, position, managed, mentionable: false }
}

function guildHandle(world: World, guild: Guild, botPermissions: readonly PermissionName[]): GuildHandle {
  const memberOf = (user: User): Member => {
    const member = guild.members.get(user.id)
    if (!member) throw new Error(`${user.name} is not in ${guild.name}`)
    return member
  }
  const botPresent = (): boolean => guild.members.has(world.bot.id) && world.guilds.has(guild.id)
  return {
    id: guild.id,
    guild,
    channel(name) {
      const found = [...world.channels.values()].find((each) => each.guildId === guild.id && each.name === name)
      if (!found) throw new Error(`${guild.name} has no channel ${name}`)
      return found
    },
    addRole({ name, permissions = [], mentionable = false, aboveBot = false }) {
      const role = { ...makeRole(world.ids.next(), name, permissionBits(permissions), guild.roles.size), mentionable }
      guild.roles.set(role.id, role)
      if (!aboveBot) raiseBotRole(guild)
      if (botPresent()) {
        const data = { guild_id: guild.id, role: roleWire(role) }
        world.emit({ name: 'GUILD_ROLE_CREATE', data, intents: GUILDS })
      }
      world.signal.touch()
      return role
    },
    giveRole: (user, role) => void changeRole(world, guild, memberOf(user), role, 'give'),
    takeRole: (user, role) => void changeRole(world, guild, memberOf(user), role, 'take'),
    addChannel: ({ name, type = 0, ...rest }) =>
      createChannel(world, guild, { name, type, overwrites: overwritesFor(world, guild, rest) }),
    renameChannel: (channel, name) => changeChannel(world, channel, { name }),
    deleteChannel: (channel) => deleteChannel(world, channel),
    join(user, options) {
      const member = joinGuild(world, guild, user, options)
      const channel = guild.systemChannelId ? world.channels.get(guild.systemChannelId) : undefined
      if (channel && !user.bot) postMessage(world, { channel, author: user, type: USER_JOIN })
      return member
    },
    repeatJoin(user, joinedAt) {
      const member = memberOf(user)
      member.joinedAt = joinedAt ?? new Date(world.now()).toISOString()
      tellMember(world, guild, member, 'GUILD_MEMBER_ADD')
    },
    clearPending(user) {
      const member = memberOf(user)
      member.pending = false
      tellMember(world, guild, member, 'GUILD_MEMBER_UPDATE')
    },
    leave: (user) => leaveGuild(world, guild, user),
    addBot(addedBy) {
      const role = makeRole(world.ids.next(), world.bot.name, permissionBits(botPermissions), guild.roles.size, true)
      guild.roles.set(role.id, role)
      guild.audit.push({ id: world.ids.next(), userId: addedBy.id, targetId: world.bot.id, actionType: BOT_ADD })
      const joinedAt = new Date(world.now()).toISOString()
      guild.members.set(world.bot.id, { user: world.bot, roles: new Set([role.id]), joinedAt, pending: false })
      tellGuild(world, guild)
    },
    removeBot: () => leaveGuild(world, guild, world.bot),
  }
}

/** Keeps the bot's role above those made later, as an admin who wants it to give roles does. */
function raiseBotRole(guild: Guild): void {
  for (const role of [...guild.roles.values()]) {
    if (role.managed) guild.roles.set(role.id, { ...role, position: guild.roles.size })
  }
}

function overwritesFor(world: World, guild: Guild, options: Omit<ChannelOptions, 'name' | 'type'>): Overwrite[] {
  if (!options.hiddenFromEveryone) return []
  const view = PERMISSIONS.viewChannel
  return [
    { id: guild.id, type: 0, allow: 0n, deny: view },
    ...(options.visibleTo ?? []).map((role) => ({ id: role.id, type: 0, allow: view, deny: 0n })),
    ...(options.visibleToBot === false ? [] : [{ id: world.bot.id, type: 1, allow: view, deny: 0n }]),
  ]
}

// Routes about a guild: its channels, roles, members and audit log, and leaving it.
import * as official from 'discord-api-spec/zod'
import { z } from 'zod'
import { refusal } from '../api-error.ts'
import { createChannel } from '../channel-acts.ts'
import { checkBody } from '../check-body.ts'
import { changeRole, leaveGuild } from '../member-acts.ts'
import { guildPermissions, PERMISSIONS, type PermissionName, sees } from '../permissions.ts'
import { type Call, guildOf, memberOf, pageSize, type Route } from '../route.ts'
import { channelWire, guildWire, memberWire, roleWire, threadMemberWire, userWire } from '../wire.ts'
import type { Channel, Guild, Wire, World } from '../world.ts'

const MEMBER_ROLE_UPDATE = 25

const channelBody = z.object({
  name: z.string(),
  type: z.number().nullish(),
  topic: z.string().nullish(),
  parent_id: z.string().nullish(),
  permission_overwrites: z
    .array(z.object({ id: z.string(), type: z.number(), allow: z.string().nullish(), deny: z.string().nullish() }))
    .nullish(),
})

function demandInGuild(world: World, guild: Guild, name: PermissionName): void {
  const bot = guild.members.get(world.bot.id)
  if (!bot || !(guildPermissions(guild, bot) & PERMISSIONS[name])) throw refusal('missingPermissions')
}

function channelsOf(world: World, guild: Guild): Channel[] {
  return [...world.channels.values()].filter(({ guildId }) => guildId === guild.id)
}

function addChannel(call: Call): Wire {
  const guild = guildOf(call)
  const body = checkBody(official.CreateGuildChannelRequestSchema, channelBody, call.body)
  demandInGuild(call.world, guild, 'manageChannels')
  const channel = createChannel(call.world, guild, {
    name: body.name,
    type: body.type ?? 0,
    ...(body.topic ? { topic: body.topic } : {}),
    ...(body.parent_id ? { parentId: body.parent_id } : {}),
    overwrites: (body.permission_overwrites ?? []).map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: BigInt(allow ?? '0'),
      deny: BigInt(deny ?? '0'),
    })),
  })
  return channelWire(call.world, channel)
}

function listMembers(call: Call): Wire[] {
  const limit = pageSize(call.query, 1, 1000)
  const after = BigInt(call.query.get('after') ?? 0)
  const members = [...guildOf(call).members.values()].sort((a, b) => (BigInt(a.user.id) < BigInt(b.user.id) ? -1 : 1))
  return members
    .filter(({ user }) => BigInt(user.id) > after)
    .slice(0, limit)
    .map((member) => memberWire(member))
}

function searchMembers(call: Call): Wire[] {
  const query = (call.query.get('query') ?? '').toLowerCase()
  const members = [...guildOf(call).members.values()]
  return members
    .filter(({ user }) => user.name.toLowerCase().startsWith(query))
    .slice(0, Number(call.query.get('limit') ?? 1))
    .map((member) => memberWire(member))
}

function auditLog(call: Call): Wire {
  const guild = guildOf(call)
  demandInGuild(call.world, guild, 'viewAuditLog')
  const type = call.query.get('action_type')
  const user = call.query.get('user_id')
  const entries = guild.audit
    .filter((entry) => (type === null || entry.actionType === Number(type)) && (user === null || entry.userId === user))
    .toReversed()
    .slice(0, Number(call.query.get('limit') ?? 50))
  const people = new Set(entries.flatMap(({ userId, targetId }) => [userId, targetId]))
  return {
    audit_log_entries: entries.map((entry) => ({
      id: entry.id,
      user_id: entry.userId,
      target_id: entry.targetId,
      action_type: entry.actionType,
      ...(entry.reason === undefined ? {} : { reason: entry.reason }),
    })),
    users: [...people].flatMap((id) => {
      const known = call.world.users.get(id)
      return known ? [userWire(known)] : []
    }),
    threads: [],
    webhooks: [],
    integrations: [],
    guild_scheduled_events: [],
    auto_moderation_rules: [],
    application_commands: [],
  }
}

function activeThreads(call: Call): Wire {
  const { world } = call
  const open = channelsOf(world, guildOf(call)).filter(
    (channel) => channel.thread && !channel.thread.archived && sees(world, world.bot, channel),
  )
  return {
    threads: open.map((thread) => channelWire(world, thread)),
    members: open
      .filter((channel) => channel.thread?.members.has(world.bot.id))
      .map((thread) => threadMemberWire(thread, world.bot.id)),
  }
}

function setRole(call: Call, how: 'give' | 'take'): undefined {
  const guild = guildOf(call)
  const member = memberOf(call)
  const role = guild.roles.get(call.param('role'))
  if (!role) throw refusal('unknownRole')
  demandInGuild(call.world, guild, 'manageRoles')
  const own = [...(guild.members.get(call.world.bot.id)?.roles ?? [])].map((id) => guild.roles.get(id)?.position ?? 0)
  if (role.managed || role.id === guild.id || role.position >= Math.max(0, ...own)) throw refusal('missingPermissions')
  if (!changeRole(call.world, guild, member, role, how)) return undefined
  const { world, reason } = call
  guild.audit.push({
    ...{ id: world.ids.next(), userId: world.bot.id, targetId: member.user.id, actionType: MEMBER_ROLE_UPDATE },
    ...(reason === undefined ? {} : { reason }),
  })
  return undefined
}

export const guildRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guild',
    run: (call) => ({ ...guildWire(guildOf(call)), approximate_member_count: guildOf(call).members.size }),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    run: (call) =>
      channelsOf(call.world, guildOf(call))
        .filter(({ thread }) => !thread)
        .map((channel) => channelWire(call.world, channel)),
  },
  { method: 'POST', path: '/guilds/:guild/channels', run: addChannel },
  { method: 'GET', path: '/guilds/:guild/roles', run: (call) => [...guildOf(call).roles.values()].map(roleWire) },
  { method: 'GET', path: '/guilds/:guild/members', run: listMembers },
  { method: 'GET', path: '/guilds/:guild/members/search', run: searchMembers },
  { method: 'GET', path: '/guilds/:guild/members/:user', run: (call) => memberWire(memberOf(call)) },
  { method: 'PUT', path: '/guilds/:guild/members/:user/roles/:role', run: (call) => setRole(call, 'give') },
  { method: 'DELETE', path: '/guilds/:guild/members/:user/roles/:role', run: (call) => setRole(call, 'take') },
  { method: 'GET', path: '/guilds/:guild/audit-logs', run: auditLog },
  { method: 'GET', path: '/guilds/:guild/threads/active', run: activeThreads },
  {
    method: 'DELETE',
    path: '/users/@me/guilds/:guild',
    run: (call) => leaveGuild(call.world, guildOf(call), call.world.bot),
  },
]

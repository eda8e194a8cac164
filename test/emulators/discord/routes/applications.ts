// Routes about the bot itself: the gateway's address, its user, its application and its commands.
import * as official from 'discord-api-spec/zod'
import { z } from 'zod'
import { refusal } from '../api-error.ts'
import { checkBody, read } from '../check-body.ts'
import { checkCommands, commandSchema } from '../command-rules.ts'
import { type Call, guildOf, type Route, userOf } from '../route.ts'
import { userWire } from '../wire.ts'
import type { Command, Wire } from '../world.ts'

const DAY_MS = 24 * 60 * 60_000

/** The application as Discord describes it to its own bot. */
function application({ world }: Call): Wire {
  return {
    id: world.applicationId,
    name: world.bot.name,
    description: '',
    icon: null,
    bot: userWire(world.bot),
    bot_public: false,
    bot_require_code_grant: false,
    flags: (1 << 15) | (1 << 19),
    verify_key: '0'.repeat(64),
    summary: '',
    tags: [],
    owner: { id: '1', username: 'owner', discriminator: '0', avatar: null, global_name: null },
    team: null,
  }
}

function commandsOf(call: Call, guildId: string | undefined): Wire[] {
  if (call.param('application') !== call.world.applicationId) throw refusal('unknownApplication')
  return call.world.commands.filter((command) => command.guildId === guildId).map(({ wire }) => wire)
}

function overwriteCommands(call: Call, guildId: string | undefined): Wire[] {
  const { world } = call
  if (call.param('application') !== world.applicationId) throw refusal('unknownApplication')
  const given = read(z.array(z.unknown()), call.body)
  const parsed = given.map((each) => checkBody(official.ApplicationCommandUpdateRequestSchema, commandSchema, each))
  checkCommands(parsed)
  const fresh = parsed.map((command): Command => {
    const type = command.type ?? 1
    const known = world.commands.find(
      (old) => old.name === command.name && old.type === type && old.guildId === guildId,
    )
    const id = known?.id ?? world.ids.next()
    return {
      id,
      type,
      name: command.name,
      options: command.options ?? [],
      ...(command.default_member_permissions ? { permissions: BigInt(command.default_member_permissions) } : {}),
      ...(command.contexts ? { contexts: command.contexts } : {}),
      ...(guildId === undefined ? {} : { guildId }),
      wire: {
        ...command,
        id,
        type,
        application_id: world.applicationId,
        version: world.ids.next(),
        description: command.description ?? '',
        default_member_permissions: command.default_member_permissions ?? null,
        nsfw: false,
        ...(guildId === undefined ? {} : { guild_id: guildId }),
      },
    }
  })
  world.commands = [...world.commands.filter((old) => old.guildId !== guildId), ...fresh]
  world.signal.touch()
  return commandsOf(call, guildId)
}

export const applicationRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', open: true, run: ({ gatewayUrl }) => ({ url: gatewayUrl }) },
  {
    method: 'GET',
    path: '/gateway/bot',
    run: ({ gatewayUrl, world: { limits, logins } }) => ({
      url: gatewayUrl,
      shards: limits.shards,
      session_start_limit: {
        total: limits.logins,
        remaining: Math.max(0, limits.logins - logins),
        reset_after: DAY_MS,
        max_concurrency: limits.sideBySide,
      },
    }),
  },
  { method: 'GET', path: '/users/:user', run: (call) => userWire(userOf(call)) },
  { method: 'GET', path: '/applications/@me', run: application },
  { method: 'GET', path: '/oauth2/applications/@me', run: application },
  { method: 'GET', path: '/applications/:application/commands', run: (call) => commandsOf(call, undefined) },
  { method: 'PUT', path: '/applications/:application/commands', run: (call) => overwriteCommands(call, undefined) },
  {
    method: 'GET',
    path: '/applications/:application/guilds/:guild/commands',
    run: (call) => commandsOf(call, guildOf(call).id),
  },
  {
    method: 'PUT',
    path: '/applications/:application/guilds/:guild/commands',
    run: (call) => overwriteCommands(call, guildOf(call).id),
  },
]

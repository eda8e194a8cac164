// What a REST route of the emulator is: a method, a path with `:names`, and what it does with a request.
import { refusal } from './api-error.ts'
import { formProblem } from './check-body.ts'
import { findMessage } from './message-wire.ts'
import { may, type PermissionName, sees } from './permissions.ts'
import type { Attachment, Channel, Guild, Member, Message, User, World } from './world.ts'

export interface Call {
  readonly world: World
  readonly query: URLSearchParams
  readonly body: unknown
  readonly files: readonly Attachment[]
  /** What the audit log is to say of it; undefined where the request says nothing. */
  readonly reason: string | undefined
  /** The address clients reach the gateway at. */
  readonly gatewayUrl: string
  /** A `:name` of the route's path. */
  param(name: string): string
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** True where the address itself holds the token: interactions and webhooks. */
  readonly open?: boolean
  /** Answers the body; undefined is 204. */
  readonly run: (call: Call) => unknown
}

/** The guild a route names, if the bot is in it. */
export function guildOf({ world, param }: Call): Guild {
  const guild = world.guilds.get(param('guild'))
  if (!guild?.members.has(world.bot.id)) throw refusal('unknownGuild')
  return guild
}

/** The channel a route names, if the bot sees it. */
export function channelOf({ world, param }: Call): Channel {
  const channel = world.channels.get(param('channel'))
  if (!channel) throw refusal('unknownChannel')
  if (!sees(world, world.bot, channel)) throw refusal('missingAccess')
  return channel
}

/** The message a route names, if it is there for the bot. */
export function messageOf(call: Call): Message {
  const channel = channelOf(call)
  const message = findMessage(call.world, channel.id, call.param('message'))
  if (!message || message.ephemeralFor !== undefined) throw refusal('unknownMessage')
  return message
}

/** The member a route names. */
export function memberOf(call: Call): Member {
  const user = userOf(call)
  const member = guildOf(call).members.get(user.id)
  if (!member) throw refusal('unknownMember')
  return member
}

/** The user a route names; `@me` is the bot. */
export function userOf({ world, param }: Call): User {
  const id = param('user')
  const user = id === '@me' ? world.bot : world.users.get(id)
  if (!user) throw refusal('unknownUser')
  return user
}

/** Refuses unless the bot has a permission in the channel. */
export function demand(world: World, channel: Channel, name: PermissionName): void {
  if (!may(world, world.bot, channel, name)) throw refusal('missingPermissions')
}

/** The `limit` of a list; refuses what is no number from 1 to the most. */
export function pageSize(query: URLSearchParams, usual: number, most: number): number {
  const limit = Number(query.get('limit') ?? usual)
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit
  throw formProblem(['limit'], 'NUMBER_TYPE_MAX', `int value should be from 1 to ${most}.`)
}

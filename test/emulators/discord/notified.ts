// Who a message really pings: its mentions, narrowed by allowed_mentions, by permission and by who can see the place.
import { type AllowedMentions, type Component, flattenComponents, type MessageBody } from './message-body.ts'
import { may, sees } from './permissions.ts'
import type { Channel, Guild, User, World } from './world.ts'

const SUPPRESS_NOTIFICATIONS = 1 << 12

export interface Mentions {
  readonly users: string[]
  readonly roles: string[]
  readonly everyone: boolean
}

/** The mentions of a message's text that its allowed_mentions let through. */
export function mentionsOf(world: World, author: User, channel: Channel, body: MessageBody): Mentions {
  const text = [body.content ?? '', ...displayedText(body.components ?? [])].join('\n')
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined
  const allowed = allowance(body.allowed_mentions)
  const mass = guild !== undefined && may(world, author, channel, 'mentionEveryone')
  const users = ids(text, /<@!?(\d+)>/g).filter((id) => world.users.has(id) && allowed.user(id))
  const roles = ids(text, /<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id)
    return role !== undefined && allowed.role(id) && (mass || role.mentionable)
  })
  return { users, roles, everyone: mass && allowed.everyone && /@(everyone|here)/.test(text) }
}

/** The people whom a message with these mentions notifies. */
export function notifiedBy(world: World, author: User, channel: Channel, mentions: Mentions, flags: number): string[] {
  if (flags & SUPPRESS_NOTIFICATIONS) return []
  if (!channel.guildId) return channel.recipients.filter((id) => id !== author.id)
  const guild = world.guilds.get(channel.guildId)
  if (!guild) return []
  return [...mentionedMembers(guild, mentions)].filter((id) => {
    const user = world.users.get(id)
    return user !== undefined && user.id !== author.id && sees(world, user, channel)
  })
}

/** The members whom mentions name, directly, by a role or by everyone. */
export function mentionedMembers(guild: Guild, mentions: Mentions): Set<string> {
  const named = new Set(mentions.users.filter((id) => guild.members.has(id)))
  for (const [id, member] of guild.members) {
    if (mentions.everyone || mentions.roles.some((role) => member.roles.has(role))) named.add(id)
  }
  return named
}

function allowance(given: AllowedMentions | null | undefined) {
  const parse = given?.parse ?? []
  const all = given === null || given === undefined
  return {
    user: (id: string) => all || parse.includes('users') || (given.users ?? []).includes(id),
    role: (id: string) => all || parse.includes('roles') || (given.roles ?? []).includes(id),
    everyone: all || parse.includes('everyone'),
  }
}

function ids(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [match[1]])))]
}

function displayedText(components: readonly Component[]): string[] {
  return flattenComponents(components).flatMap((component) =>
    component.type === 10 && component.content ? [component.content] : [],
  )
}

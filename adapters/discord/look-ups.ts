// What Hearth asks Discord about a guild: who somebody is there, its channels, its people. By REST, never from a cache.
import { ChannelType, PermissionFlagsBits, Routes } from 'discord.js'
import type { AsksUs } from '../../src/bot/meant-words.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { ChannelSeen, MemberFacts, Platform } from '../../src/ports/platform.ts'
import type { Api } from './api.ts'
import { askedChannels } from './commands.ts'
import { describeError, isRefusal, outcomeOf } from './outcome.ts'
import type { Patience } from './patience.ts'
import { people } from './people.ts'
import { channelPermissions, guildPermissions, has, isAdmin } from './permissions.ts'
import { asWire, maybeText, textOf, textsOf, type Wire, wiresOf } from './wire.ts'
import { written } from './written.ts'

type LookUps = Pick<Platform, 'facts' | 'channels' | 'people' | 'written'>

/** Makes the look-ups. `self` tells the id of our own account; `wait` as Patience does. */
export function lookUps(api: Api, self: () => Promise<string>, wait: Patience['wait'], asksUs: AsksUs): LookUps {
  return {
    facts: (space, user) => asked('look up a member', () => facts(api, space, user)),
    channels: (space) => asked('list the channels', async () => channels(api, space, await self())),
    people: (space) => asked('list the members', () => people(api, space, wait)),
    written: (place, after) => asked('read a thread', () => written({ api, self, wait, asksUs }, place, after)),
  }
}

async function facts(api: Api, space: SpaceRef, user: string): Promise<MemberFacts | undefined> {
  const member = await memberOf(api, space, user)
  if (member === undefined) return undefined
  const roles = textsOf(member.roles)
  const guild = asWire(await api.get(Routes.guild(space.id)))
  return { admin: isAdmin(guildPermissions(guild, roles, user)), roles, guest: false }
}

async function memberOf(api: Api, space: SpaceRef, user: string): Promise<Wire | undefined> {
  try {
    return asWire(await api.get(Routes.guildMember(space.id, user)))
  } catch (error) {
    if (isRefusal(error, 10007, 10013)) return undefined
    throw error
  }
}

async function channels(api: Api, space: SpaceRef, self: string): Promise<ChannelSeen[]> {
  const guild = asWire(await api.get(Routes.guild(space.id)))
  const all = wiresOf(await api.get(Routes.guildChannels(space.id)))
  const roles = textsOf((await memberOf(api, space, self))?.roles)
  const kinds: readonly unknown[] = askedChannels
  return all
    .filter((channel) => kinds.includes(channel.type))
    .sort((one, other) => compare(orderOf(one, all), orderOf(other, all)))
    .flatMap((channel) => {
      const ours = channelPermissions(guild, channel, roles, self)
      if (!has(ours, PermissionFlagsBits.ViewChannel)) return []
      return {
        id: textOf(channel, 'id'),
        name: maybeText(channel, 'name') ?? '',
        everyoneCanRead: has(channelPermissions(guild, channel, []), PermissionFlagsBits.ViewChannel),
        canPost: has(
          ours,
          isForum(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
        ),
        ...(isForum(channel) ? { forum: true } : {}),
      }
    })
}

const isForum = (channel: Wire): boolean => channel.type === ChannelType.GuildForum

/** Channels without a category stand first, then each category with its own. */
function orderOf(channel: Wire, all: readonly Wire[]): readonly number[] {
  const parent = all.find(
    (other) => other.type === ChannelType.GuildCategory && maybeText(other, 'id') === maybeText(channel, 'parent_id'),
  )
  return [parent === undefined ? -1 : positionOf(parent), positionOf(channel)]
}

const positionOf = (channel: Wire): number => (typeof channel.position === 'number' ? channel.position : 0)

const compare = (one: readonly number[], other: readonly number[]): number =>
  one.map((position, index) => position - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0

/** Asks Discord something. Rejects with a PlatformError. */
export async function asked<Value>(operation: string, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof PlatformError) throw error
    const outcome = outcomeOf(error, true)
    const wait = outcome.kind === 'later' && outcome.because === 'limited' ? { retryAfterMs: outcome.afterMs } : {}
    throw new PlatformError(operation, `Could not ${operation} on Discord: ${describeError(error)}.`, {
      cause: error,
      ...wait,
    })
  }
}

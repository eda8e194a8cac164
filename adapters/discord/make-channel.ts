// A private text channel: nobody sees it but the people it is made for, and we.
import { ChannelType, OverwriteType, PermissionFlagsBits, Routes } from 'discord.js'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import type { Result } from '../../src/ports/outcome.ts'
import type { Api } from './api.ts'
import { cut } from './cut.ts'
import { limits, times } from './limits.ts'
import { beforehand } from './outcome.ts'
import { madeAt } from './snowflake.ts'
import { asWire, maybeText, textOf, wiresOf } from './wire.ts'

type MakeChannel = Extract<Effect, { kind: 'makeChannel' }>

interface ChannelOptions {
  readonly api: Api
  readonly self: () => Promise<string>
}

const seeAndWrite = (
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory
).toString()

/** Makes the channel, or finds the one an earlier try made. */
export async function makeChannel(options: ChannelOptions, effect: MakeChannel, attempt: Attempt): Promise<Result> {
  const { api, self } = options
  const guild = effect.space.id
  const name = channelName(effect.name)
  const since = attempt.unknownSince
  const known = since === undefined ? undefined : await beforehand(() => findChannel(api, guild, name, since))
  const channel = known ?? (await createChannel(api, guild, name, [await beforehand(self), ...effect.users]))
  return { channel: { kind: 'channel', space: effect.space, channel } }
}

/** The name as Discord itself would write it, so that it can be found again. */
const channelName = (name: string): string =>
  cut(name.trim().toLowerCase().replace(/\s+/g, '-') || '\u2026', limits.channelName)

async function createChannel(api: Api, guild: string, name: string, users: readonly string[]): Promise<string> {
  const everyone = { id: guild, type: OverwriteType.Role, deny: PermissionFlagsBits.ViewChannel.toString(), allow: '0' }
  const allowed = [...new Set(users)].map((id) => ({ id, type: OverwriteType.Member, allow: seeAndWrite, deny: '0' }))
  const body = { name, type: ChannelType.GuildText, permission_overwrites: [everyone, ...allowed] }
  return textOf(asWire(await api.post(Routes.guildChannels(guild), body)), 'id')
}

async function findChannel(api: Api, guild: string, name: string, since: number): Promise<string | undefined> {
  const found = wiresOf(await api.get(Routes.guildChannels(guild))).find(
    (channel) =>
      channel.type === ChannelType.GuildText &&
      maybeText(channel, 'name') === name &&
      madeAt(textOf(channel, 'id')) >= since - times.clockSkewMs,
  )
  return found === undefined ? undefined : textOf(found, 'id')
}

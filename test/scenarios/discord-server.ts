// The server of the stage on Discord: the emulator, the four people, and the channels with their names.
import { DefaultRestOptions } from 'discord.js'
import { type DiscordOptions, startDiscord, type User } from '../emulators/discord/index.ts'
import { channelsBut, type SpareChannel } from './side.ts'
import type { PersonName } from './stage.ts'

export type DiscordServer = Awaited<ReturnType<typeof discordServer>>

export interface DiscordServerOptions {
  readonly now: () => number
  readonly emulator?: DiscordOptions | undefined
  readonly without?: readonly SpareChannel[] | undefined
}

/** Starts the server. Nia has not joined it yet. */
export async function discordServer({ now, emulator, without }: DiscordServerOptions) {
  // People in a test are faster than the SDK's own brake of fifty requests a second, and Hearth's clock stands still.
  Object.assign(DefaultRestOptions, { globalRequestsPerSecond: 5000 })
  const discord = await startDiscord({ ...emulator, now })
  const people: Record<PersonName, User> = {
    mo: discord.addUser({ name: 'Mo' }),
    nia: discord.addUser({ name: 'Nia' }),
    ben: discord.addUser({ name: 'Ben' }),
    ida: discord.addUser({ name: 'Ida' }),
  }
  const channels = ['general', ...channelsBut(['welcome', 'support', 'suggestions'], without)]
  const guild = discord.addGuild({ name: 'Lantern', owner: people.mo, channels, addedBy: people.mo })
  if (!without?.includes('moderators'))
    guild.addChannel({ name: 'moderators', hiddenFromEveryone: true, visibleToBot: true })
  for (const name of ['bookbinding', 'pottery', 'woodwork', 'settled-in']) guild.addRole({ name })
  // Somebody whose calls and private answers are in nobody's way.
  const usher = discord.addUser({ name: 'Usher' })
  guild.join(usher)
  guild.join(people.ben)
  guild.join(people.ida)
  return { discord, guild, people, usher }
}

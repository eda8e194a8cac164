// Sets the stage for the emulator's own tests: a guild with people and a stock client that is logged in.
import {
  type ChatInputCommandInteraction,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  Partials,
} from 'discord.js'
import { afterEach } from 'vitest'
import { type DiscordEmulator, type DiscordOptions, type GuildHandle, startDiscord, type User } from './index.ts'

export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
]

export const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

export interface Stage {
  readonly discord: DiscordEmulator
  readonly client: Client<true>
  readonly guild: GuildHandle
  readonly owner: User
  readonly ana: User
  readonly general: string
}

export async function emulator(options?: DiscordOptions): Promise<DiscordEmulator> {
  const discord = await startDiscord({ counted: false, ...options })
  closing.push(() => discord.close())
  return discord
}

async function login(discord: DiscordEmulator, intents = INTENTS): Promise<Client<true>> {
  const client = new Client({
    intents,
    partials: [Partials.Channel, Partials.Message],
    rest: { api: discord.apiUrl, retries: 0 },
  })
  closing.push(() => client.destroy())
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(discord.token)
  return await ready
}

export async function stage(options?: DiscordOptions, intents = INTENTS): Promise<Stage> {
  const discord = await emulator(options)
  const owner = discord.addUser({ name: 'Olga' })
  const ana = discord.addUser({ name: 'Ana', locale: 'pt-BR' })
  const guild = discord.addGuild({ name: 'Garden', owner, channels: ['general', 'support'] })
  guild.join(ana)
  const client = await login(discord, intents)
  return { discord, client, guild, owner, ana, general: guild.channel('general').id }
}

/** The next interaction the client gets. */
export function nextInteraction(client: Client): Promise<Interaction> {
  return new Promise((resolve) => client.once(Events.InteractionCreate, resolve))
}

export async function nextCommand(client: Client): Promise<ChatInputCommandInteraction> {
  const interaction = await nextInteraction(client)
  if (!interaction.isChatInputCommand()) throw new Error('not a slash command')
  return interaction
}

export async function refusedWith(call: Promise<unknown>): Promise<string | number> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DiscordAPIError)) throw new Error(`expected a refusal, got ${String(error)}`)
  return error.code
}

export const PING = { name: 'ping', description: 'Answers' }

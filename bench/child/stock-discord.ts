// Stock discord.js, as its own guide starts a client: it replies to commands, and does nothing else.
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js'
import { stockDiscordOptions } from './options.ts'
import { givenOptions, serve } from './serve.ts'

const options = stockDiscordOptions.parse(givenOptions())
const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMembers,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.MessageContent,
  ],
  rest: { api: options.apiUrl, globalRequestsPerSecond: 1_000_000 },
})
client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return
  await interaction.reply({ content: 'Here you are.', flags: MessageFlags.Ephemeral })
})
let seen = 0
client.on(Events.MessageCreate, () => {
  seen += 1
})
client.on(Events.GuildMemberUpdate, () => {
  seen += 1
})
const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
await client.login(options.token)
const { application } = await ready
if (options.commands)
  await application.commands.set([
    { name: 'start', description: 'The first steps' },
    {
      name: 'suggest',
      description: 'Puts an idea forward',
      options: [{ name: 'title', description: 'The idea', type: 3, required: true }],
    },
  ])

serve({ settled: () => seen, stop: () => client.destroy() })

// Discord for the fuzz tests: a set up server full of the canary, people who do everything that makes a packet, and a hand
// on the wire that changes the packet on its way.
import { z } from 'zod'
import type { InteractionHandle } from '../emulators/discord/index.ts'
import { guildCreateWire } from '../emulators/discord/wire.ts'
import { discordStage } from '../scenarios/discord-stage.ts'
import { type Entry, listen } from './log.ts'
import { canary } from './mutation.ts'

type Stage = Awaited<ReturnType<typeof discordStage>>
type Wire = Readonly<Record<string, unknown>>

/** One thing somebody does, and the packet it makes. */
export interface Act {
  readonly packet: string
  readonly does: () => unknown
}

const everything = 0x3ffffff
const wire = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null)

export type DiscordFuzzStage = Awaited<ReturnType<typeof discordFuzzStage>>

/** Sets it. */
export async function discordFuzzStage() {
  const log = listen()
  const stage = await discordStage({ hears: log.hears, emulator: { callbackMs: 60_000 } })
  const { discord, guild, people } = stage
  log.keepsSecret(discord.token)
  await stage.presses('mo', 'Looks right')
  await stage.runs('ben', 'suggest', { title: `Dark mode ${canary}`, details: canary })
  guild.renameChannel(guild.channel('welcome'), `welcome-${canary.toLowerCase()}`)

  const form = discord.runCommand(people.ida, guild.channel('general').id, '/suggest')
  await form.response()
  log.taken()

  const { world } = discord
  const emit = world.emit
  let change: { readonly packet: string; readonly to: (data: unknown) => unknown } | undefined
  world.emit = (event) => {
    if (change?.packet !== event.name) return emit(event)
    const { to } = change
    change = undefined
    const data = typeof event.data === 'function' ? event.data(everything) : event.data
    emit({ ...event, intents: 0, data: wire.parse(to(JSON.parse(JSON.stringify(data)))) })
  }

  /** Does it, with its packet changed. */
  async function doing(act: Act, to: (data: unknown) => unknown): Promise<void> {
    change = { packet: act.packet, to }
    const done = act.does()
    // Whoever waits for an answer to what was spoilt waits in vain.
    if (done instanceof Promise) done.catch(() => undefined)
    if (change !== undefined) throw new Error(`nothing made a ${act.packet}`)
  }

  /** Resolves when all that came in is answered, with the warnings and errors it left in the log. */
  async function settled(): Promise<readonly Entry[]> {
    for (const _ of ['what came in', 'what is said about it']) {
      await stage.settles()
      while (discord.requests.some(({ status }) => status === 0)) await new Promise((resolve) => setImmediate(resolve))
    }
    return log.taken()
  }

  return { stage, discord, guild, acts: actsOf(stage, form), doing, settled, close: () => stage.close(), user: people }
}

function actsOf(stage: Stage, form: InteractionHandle): Readonly<Record<string, Act>> {
  const { discord, guild, people } = stage
  const { ben, ida, mo, nia } = people
  const general = guild.channel('general').id
  const INTERACTION_CREATE = 'INTERACTION_CREATE'
  const asked = (does: () => unknown): Act => ({ packet: INTERACTION_CREATE, does })
  const card = discord.messagesSeenBy(ben, guild.channel('suggestions').id).find((one) => one.components.length > 0)
  if (card === undefined) throw new Error('there is no card')
  const written = () => discord.write(ben, general, `Hello ${canary}`)
  const hello = written()
  const joined = () => {
    const user = discord.addUser({ name: `Nia ${canary}` })
    guild.join(user, { pending: true })
    return user
  }
  const talk = discord.startThread(ben, general, `Talk ${canary}`)
  return {
    'a command that reads': asked(() => discord.runCommand(ben, general, '/help')),
    'a command with options': asked(() => discord.runCommand(ben, general, '/suggestion view', { number: 1 })),
    'a command that writes': asked(() => discord.runCommand(ben, general, '/suggest', { title: canary })),
    'a command that opens a form': asked(() => discord.runCommand(ben, general, '/support')),
    'a command of staff': asked(() => discord.runCommand(mo, general, '/queue')),
    'a form that is sent': asked(() => discord.submit(ida, form, { title: `Light mode ${canary}` })),
    'a press': asked(() => discord.press(ida, card, ({ custom_id: id }) => id?.startsWith('vote') ?? false)),
    'a message command': asked(() => discord.runOnMessage(ben, hello, 'Open a support thread')),
    'a completion': asked(() => discord.typeAhead(ben, general, '/suggestion view', {}, 'number', canary.slice(0, 5))),
    'a message': { packet: 'MESSAGE_CREATE', does: written },
    'a mention': {
      packet: 'MESSAGE_CREATE',
      does: () => discord.write(ben, general, `<@${discord.botUserId}> help ${canary}`),
    },
    'a direct message': {
      packet: 'MESSAGE_CREATE',
      does: () => discord.write(ben, discord.openDirect(ben).id, `support ${canary}`),
    },
    'an edit': { packet: 'MESSAGE_UPDATE', does: () => discord.editMessage(ben, written(), `Hi ${canary}`) },
    'a deletion': { packet: 'MESSAGE_DELETE', does: () => discord.deleteMessage(ben, written()) },
    'a reaction': { packet: 'MESSAGE_REACTION_ADD', does: () => discord.react(ben, written()) },
    'a join': { packet: 'GUILD_MEMBER_ADD', does: joined },
    'a passed screening': { packet: 'GUILD_MEMBER_UPDATE', does: () => guild.clearPending(joined()) },
    'a leave': { packet: 'GUILD_MEMBER_REMOVE', does: () => guild.leave(joined()) },
    'a new thread': { packet: 'THREAD_CREATE', does: () => discord.startThread(ben, general, `Chat ${canary}`) },
    'somebody let into a thread': {
      packet: 'THREAD_MEMBERS_UPDATE',
      does: () => discord.write(ben, talk.id, `Hello <@${joined().id}>`),
    },
    'a channel that changes': {
      packet: 'CHANNEL_UPDATE',
      does: () => guild.renameChannel(guild.channel('support'), 'support'),
    },
    'a server that comes back': {
      packet: 'GUILD_CREATE',
      does: () =>
        discord.world.emit({
          name: 'GUILD_CREATE',
          intents: 0,
          data: guildCreateWire(discord.world, guild.guild, everything),
        }),
    },
    'a server that goes': {
      packet: 'GUILD_DELETE',
      does: () => discord.world.emit({ name: 'GUILD_DELETE', intents: 0, data: { id: nia.id, unavailable: true } }),
    },
  }
}

/** A READY as the gateway tells it. */
export const readyPacket = ({ discord, guild }: Pick<Stage, 'discord' | 'guild'>): Wire => ({
  v: 10,
  user: { id: discord.botUserId, username: `Hearth ${canary}`, discriminator: '0', avatar: null, bot: true },
  guilds: [{ id: guild.id, unavailable: true }],
  session_id: `session-${canary}`,
  resume_gateway_url: `ws://127.0.0.1:9/${canary}`,
  shard: [0, 1],
  application: { id: discord.applicationId, flags: 0 },
})

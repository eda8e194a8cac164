// The emulated Discord as a stock discord.js client meets it: the gateway and faults on demand.
import { Client, Events, GatewayIntentBits, Routes } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { closing, emulator, INTENTS, stage } from './discord/stage.ts'

describe('the gateway', () => {
  test('a stock client logs in and gets its guild after READY', async () => {
    const { client, guild } = await stage()
    expect(client.guilds.cache.get(guild.id)?.name).toBe('Garden')
    expect(client.guilds.cache.get(guild.id)?.members.cache.size).toBe(3)
  })

  test('a wrong token is refused with 401', async () => {
    const discord = await emulator()
    const client = new Client({ intents: INTENTS, rest: { api: discord.apiUrl } })
    await expect(client.login('wrong')).rejects.toThrow('invalid token')
    expect(discord.requests.at(-1)).toMatchObject({ path: '/gateway/bot', status: 401 })
    await client.destroy()
  })

  test('an intent that is switched off closes with 4014', async () => {
    const discord = await emulator({ refuseIntents: ['MessageContent'] })
    const client = new Client({ intents: INTENTS, rest: { api: discord.apiUrl } })
    closing.push(() => client.destroy())
    await expect(client.login(discord.token)).rejects.toThrow('disallowed intents')
  })

  test('what happened while the connection was cut is replayed on resume', async () => {
    const { discord, client, ana, general } = await stage()
    const heard = new Promise<string>((resolve) => client.once(Events.MessageCreate, (m) => resolve(m.content)))
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve))
    discord.dropConnections()
    discord.write(ana, general, 'anybody there?')
    await resumed
    expect(await heard).toBe('anybody there?')
  })

  test('a forgotten session makes the client identify again', async () => {
    const { discord, client } = await stage()
    const again = new Promise((resolve) => client.once(Events.ShardReady, resolve))
    discord.dropConnections({ forgetSessions: true })
    await again
    await discord.connected()
  })

  test('a client asked to reconnect resumes', async () => {
    const { discord, client } = await stage()
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve))
    discord.askToReconnect()
    await resumed
  })

  test('a heartbeat that is not answered makes the client reconnect', async () => {
    const { discord, client } = await stage({ heartbeatMs: 100 })
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve))
    discord.faults.nextOp(1, { kind: 'ignore' })
    await resumed
  })

  test('a guild added later arrives', async () => {
    const { discord, client, owner } = await stage()
    const arrived = new Promise<string>((resolve) => client.once(Events.GuildCreate, ({ name }) => resolve(name)))
    discord.addGuild({ name: 'Orchard', owner })
    expect(await arrived).toBe('Orchard')
  })

  test('a join can be told twice and pending clears later', async () => {
    const { discord, client, guild } = await stage()
    const joins: (string | undefined)[] = []
    client.on(Events.GuildMemberAdd, (member) => joins.push(member.joinedAt?.toISOString()))
    const cleared = new Promise<void>((resolve) => {
      client.on(Events.GuildMemberUpdate, (_, member) => {
        if (!member.pending) resolve()
      })
    })
    const bo = discord.addUser({ name: 'Bo' })
    guild.join(bo, { pending: true, joinedAt: '2026-01-01T00:00:00.000Z' })
    guild.repeatJoin(bo, '2026-01-01T00:00:00.400Z')
    guild.clearPending(bo)
    await cleared
    expect(joins).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.400Z'])
  })

  test('without the message content intent the words of others are missing unless they mention the bot', async () => {
    const intents = INTENTS.filter((bit) => bit !== GatewayIntentBits.MessageContent)
    const { discord, client, ana, general } = await stage({}, intents)
    const heard: string[] = []
    const mentioned = new Promise<void>((resolve) => {
      client.on(Events.MessageCreate, ({ content }) => {
        heard.push(content)
        if (content !== '') resolve()
      })
    })
    discord.write(ana, general, 'hello')
    discord.write(ana, general, `hello <@${discord.botUserId}>`)
    await mentioned
    expect(heard).toEqual(['', `hello <@${discord.botUserId}>`])
  })
})

describe('faults', () => {
  test('a status is answered once instead of the route', async () => {
    const { discord, client, general, ana } = await stage()
    discord.faults.next({ method: 'POST', path: /messages$/ }, { status: 503 })
    const post = () => client.rest.post(Routes.channelMessages(general), { body: { content: 'x' } })
    await expect(post()).rejects.toThrow()
    await post()
    expect(discord.messagesSeenBy(ana, general)).toHaveLength(1)
  })

  test('a connection cut after the request leaves the message behind', async () => {
    const { discord, client, general, ana } = await stage()
    discord.faults.next({ path: /messages$/ }, { cut: 'after' })
    await expect(client.rest.post(Routes.channelMessages(general), { body: { content: 'x' } })).rejects.toThrow()
    expect(discord.messagesSeenBy(ana, general)).toHaveLength(1)
  })
})

// The gateway of the emulated Discord at its worst, as a bare socket meets it: silences, closes, sessions that end.
import { Client, Events } from 'discord.js'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type { DiscordEmulator, DiscordOptions } from './index.ts'
import { closing, emulator, INTENTS } from './stage.ts'

const packetSchema = z.object({
  op: z.number(),
  t: z.string().nullish(),
  s: z.number().nullish(),
  d: z.unknown().optional(),
})
type Packet = z.infer<typeof packetSchema>

interface Line {
  send(op: number, d: unknown): void
  /** The next packet that is one of these: an opcode, or the name of an event. */
  next(what: number | string): Promise<Packet>
  readonly heard: readonly Packet[]
  readonly closed: Promise<number>
  close(code: number): void
}

async function line(discord: DiscordEmulator): Promise<Line> {
  const socket = new WebSocket(`${discord.apiUrl.replace('http', 'ws').replace('/api', '')}/gateway`)
  closing.push(async () => socket.terminate())
  const heard: Packet[] = []
  let told = (): void => {}
  socket.on('message', (data) => {
    heard.push(packetSchema.parse(JSON.parse(String(data))))
    told()
  })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  let read = 0
  return {
    heard,
    closed,
    close: (code) => socket.close(code),
    send: (op, d) => socket.send(JSON.stringify({ op, d })),
    async next(what) {
      for (;;) {
        const found = heard.slice(read).find(({ op, t }) => what === op || what === t)
        if (found !== undefined) {
          read = heard.indexOf(found) + 1
          return found
        }
        await new Promise<void>((resolve) => {
          told = resolve
        })
      }
    },
  }
}

const identify = ({ token }: DiscordEmulator) => ({ token, intents: 1 | 2 | 512 | 32768, properties: {} })

async function loggedIn(options?: DiscordOptions) {
  const discord = await emulator(options)
  const owner = discord.addUser({ name: 'Olga' })
  const guild = discord.addGuild({ name: 'Garden', owner })
  const first = await line(discord)
  await first.next(10)
  first.send(2, identify(discord))
  const ready = z.object({ session_id: z.string() }).parse((await first.next('READY')).d)
  const { s: seq } = await first.next('GUILD_CREATE')
  const resume = { token: discord.token, session_id: ready.session_id, seq }
  return { discord, owner, general: guild.channel('general').id, first, resume }
}

test('a heartbeat is answered, or once not', async () => {
  const { discord, first } = await loggedIn()
  discord.faults.nextOp(1, { kind: 'ignore' })
  first.send(1, null)
  first.send(1, null)
  await first.next(11)
  expect(first.heard.filter(({ op }) => op === 11)).toHaveLength(1)
  expect(discord.received(1)).toBe(2)
})

test('heartbeats stay unanswered until that ends', async () => {
  const { discord, first } = await loggedIn()
  const end = discord.faults.everyOp(1, { kind: 'ignore' })
  first.send(1, null)
  first.send(1, null)
  await discord.until(() => discord.received(1) === 2)
  end()
  first.send(1, null)
  await first.next(11)
  expect(first.heard.filter(({ op }) => op === 11)).toHaveLength(1)
})

test('a silent connection tells nothing and answers neither a heartbeat nor a close; a new one resumes all of it', async () => {
  const { discord, owner, general, first, resume } = await loggedIn()
  discord.silence()()
  const before = first.heard.length
  discord.write(owner, general, 'anybody?')
  first.send(1, null)
  first.close(4200)
  const second = await line(discord)
  await second.next(10)
  second.send(6, resume)
  expect((await second.next('MESSAGE_CREATE')).d).toMatchObject({ content: 'anybody?' })
  await second.next('RESUMED')
  expect(first.heard).toHaveLength(before)
  const ended = await Promise.race([first.closed, Promise.resolve('still open')])
  expect(ended).toBe('still open')
})

test('a silent gateway greets nobody until that ends', async () => {
  const { discord } = await loggedIn()
  const end = discord.silence()
  const during = await line(discord)
  end()
  const after = await line(discord)
  await after.next(10)
  expect(during.heard).toEqual([])
})

test('a client is asked to reconnect', async () => {
  const { discord, first } = await loggedIn()
  discord.askToReconnect()
  await first.next(7)
})

test.for([true, false])('a session is said to be invalid, resumable: %s', async (resumable) => {
  const { discord, first, resume } = await loggedIn()
  discord.invalidateSessions({ resumable })
  expect((await first.next(9)).d).toBe(resumable)
  const second = await line(discord)
  second.send(6, resume)
  await second.next(resumable ? 'RESUMED' : 9)
})

test('a resume is refused once', async () => {
  const { discord, resume } = await loggedIn()
  discord.faults.nextOp(6, { kind: 'invalid session', resumable: false })
  const second = await line(discord)
  second.send(6, resume)
  expect((await second.next(9)).d).toBe(false)
})

test.for([4000, 4004, 4013, 4014])('a running connection is closed with %i', async (code) => {
  const { discord, first } = await loggedIn()
  discord.closeConnections(code)
  expect(await first.closed).toBe(code)
})

test.for([4000, 4004, 4013, 4014])('each login is closed with %i until that ends', async (code) => {
  const { discord } = await loggedIn()
  const end = discord.faults.everyOp(2, { kind: 'close', code })
  for (const _ of ['one', 'two']) {
    const refused = await line(discord)
    refused.send(2, identify(discord))
    expect(await refused.closed).toBe(code)
  }
  end()
  const welcome = await line(discord)
  welcome.send(2, identify(discord))
  await welcome.next('READY')
})

test('a client that sends too much is closed with 4008', async () => {
  const { first } = await loggedIn()
  for (let sent = 0; sent < 120; sent += 1) first.send(1, null)
  expect(await first.closed).toBe(4008)
})

test('a token that logged in too often is revoked', async () => {
  const { discord, resume } = await loggedIn({ logins: 1 })
  const second = await line(discord)
  second.send(2, identify(discord))
  expect(await second.closed).toBe(4004)
  const third = await line(discord)
  third.send(6, resume)
  expect(await third.closed).toBe(4004)
  const answer = await fetch(`${discord.apiUrl}/v10/gateway/bot`, {
    headers: { authorization: `Bot ${discord.token}` },
  })
  expect(answer.status).toBe(401)
})

test('a guild is told to its own shard alone, and a direct message to the first', async () => {
  const discord = await emulator()
  const owner = discord.addUser({ name: 'Olga' })
  const guilds = [0, 1].map((id) => discord.addGuild({ name: `Garden ${id}`, owner, shard: [id, 2] }))
  const heard: string[][] = [[], []]
  const { promise: all, resolve: heardAll } = Promise.withResolvers<void>()
  for (const shard of [0, 1]) {
    const client = new Client({ intents: INTENTS, shards: [shard], shardCount: 2, rest: { api: discord.apiUrl } })
    closing.push(() => client.destroy())
    client.on(Events.Raw, ({ t, d }: { t: string; d: { content?: string; name?: string } }) => {
      if (t === 'MESSAGE_CREATE' || t === 'GUILD_CREATE') heard[shard]?.push(d.content ?? d.name ?? '')
      if (heard.flat().length === 5) heardAll()
    })
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
    await client.login(discord.token)
    await ready
  }
  for (const { guild, channel } of guilds) discord.write(owner, channel('general').id, `in ${guild.name}`)
  discord.write(owner, discord.openDirect(owner).id, 'alone')
  await all
  expect(heard).toEqual([
    ['Garden 0', 'in Garden 0', 'alone'],
    ['Garden 1', 'in Garden 1'],
  ])
})

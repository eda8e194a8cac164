// Rate limits of the emulated Discord: what is told, what is refused, and for how long.
import { expect, test } from 'vitest'
import type { DiscordEmulator } from './index.ts'
import { emulator } from './stage.ts'

async function start(now?: () => number) {
  const discord = await emulator(now ? { now } : {})
  const owner = discord.addUser({ name: 'Olga' })
  const guild = discord.addGuild({ name: 'Garden', owner, channels: ['one', 'two'] })
  return { discord, guild, one: guild.channel('one').id, two: guild.channel('two').id }
}

const ask = ({ apiUrl, token }: DiscordEmulator, method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

const post = (discord: DiscordEmulator, channel: string): Promise<Response> =>
  ask(discord, 'POST', `/channels/${channel}/messages`, { content: 'x' })

const messages = { method: 'POST', path: /\/messages$/ }

test('so many requests pass in a window of a channel, and again in the next', async () => {
  let at = Date.now()
  const { discord, one, two } = await start(() => at)
  discord.limits.enforce({ ...messages, requests: 2, perMs: 4_500 })
  const first = await post(discord, one)
  expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual(['2', '1'])
  expect((await post(discord, one)).headers.get('x-ratelimit-remaining')).toBe('0')
  const refused = await post(discord, one)
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ retry_after: 4.5, global: false })
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    'retry-after': '5',
    'x-ratelimit-scope': 'user',
    'x-ratelimit-reset-after': '4.5',
    'x-ratelimit-bucket': first.headers.get('x-ratelimit-bucket'),
  })
  expect((await post(discord, two)).status).toBe(200)
  at += 4_500
  expect((await post(discord, one)).status).toBe(200)
})

test('routes of one bucket share its window', async () => {
  const { discord, one } = await start()
  discord.limits.enforce({ ...messages, requests: 1, perMs: 5_000, bucket: 'words' })
  discord.limits.enforce({ method: 'POST', path: /\/typing$/, requests: 1, perMs: 5_000, bucket: 'words' })
  expect((await post(discord, one)).headers.get('x-ratelimit-bucket')).toBe('words')
  expect((await ask(discord, 'POST', `/channels/${one}/typing`)).status).toBe(429)
})

test('a global limit holds every route, and is lifted', async () => {
  const { discord, guild, one } = await start()
  const lift = discord.limits.enforce({ path: /./, requests: 1, perMs: 5_000, scope: 'global' })
  expect((await post(discord, one)).status).toBe(200)
  const refused = await ask(discord, 'GET', `/guilds/${guild.id}`)
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ global: true })
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    'x-ratelimit-global': 'true',
    'x-ratelimit-scope': 'global',
  })
  lift()
  expect((await post(discord, one)).status).toBe(200)
})

test('a limit that others use up too says that it is shared', async () => {
  const { discord, one } = await start()
  discord.limits.enforce({ ...messages, requests: 0, perMs: 5_000, scope: 'shared' })
  expect((await post(discord, one)).headers.get('x-ratelimit-scope')).toBe('shared')
  discord.faults.next({ path: /guilds/ }, { status: 429, retryAfter: 2, scope: 'shared' })
  expect((await ask(discord, 'GET', '/guilds/1')).headers.get('x-ratelimit-scope')).toBe('shared')
})

test('a fault stays until it is ended', async () => {
  const { discord, one } = await start()
  const end = discord.faults.every(messages, { status: 503 })
  expect([(await post(discord, one)).status, (await post(discord, one)).status]).toEqual([503, 503])
  end()
  expect((await post(discord, one)).status).toBe(200)
})

test('a connection is cut before the work is done, or after it', async () => {
  const { discord, guild, one } = await start()
  discord.faults.next(messages, { cut: 'before' })
  await expect(post(discord, one)).rejects.toThrow()
  expect(guild.channel('one').messages).toHaveLength(0)
  discord.faults.next(messages, { cut: 'after' })
  await expect(post(discord, one)).rejects.toThrow()
  expect(guild.channel('one').messages).toHaveLength(1)
})

test.for([
  [404, 10008],
  [404, 10003],
  [404, 10007],
  [403, 50013],
  [403, 50007],
  [400, 50083],
  [400, 160006],
])('%i with code %i comes on demand', async ([status, code]) => {
  const { discord, one } = await start()
  discord.faults.next(messages, { status: status ?? 0, code: code ?? 0 })
  const answer = await post(discord, one)
  expect([answer.status, await answer.json()]).toMatchObject([status, { code }])
})

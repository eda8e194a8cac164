// A start with tokens, against the emulators: Discord, Slack, or both in one process; and what is said when one is wrong.
import { createServer as createWebServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { type DiscordEmulator, startDiscord } from '../emulators/discord/index.ts'
import { type SlackEmulator, startSlack } from '../emulators/slack/index.ts'
import { freePort } from '../free-port.ts'
import { house } from './house.ts'

const opened: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function discordHere(options: Parameters<typeof startDiscord>[0] = {}): Promise<DiscordEmulator> {
  const discord = await startDiscord(options)
  opened.push(discord)
  return discord
}

async function slackHere(): Promise<SlackEmulator> {
  const slack = await startSlack()
  opened.push(slack)
  return slack
}

const forDiscord = (discord: DiscordEmulator) => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl })

const forSlack = (slack: SlackEmulator) => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
})

test('with the tokens of both, one process connects Discord and Slack, and the playground stays off', async () => {
  const [discord, slack] = [await discordHere(), await slackHere()]
  const owner = discord.addUser({ name: 'Mo' })
  discord.addGuild({ name: 'Lantern', owner, channels: ['general'], addedBy: owner })
  const run = house().run({ ...forDiscord(discord), ...forSlack(slack) })
  await run.says(/^Playground: off; PLAYGROUND=on switches it on\.$/m)
  await discord.connected()
  await slack.connected()
  await discord.until(() => discord.directMessages(owner).length > 0)
  run.send('SIGTERM')
  const { code, out } = await run.ended
  expect(out).toContain('Discord: on.')
  expect(out).toContain('Slack: on, by Socket Mode.')
  expect(code).toBe(0)
})

test('a stop closes the connections to both', async () => {
  const [discord, slack] = [await discordHere(), await slackHere()]
  const run = house().run({ ...forDiscord(discord), ...forSlack(slack) })
  await run.says(/^Playground: off/m)
  await slack.connected()
  const asked = performance.now()
  run.send('SIGINT')
  expect((await run.ended).code).toBe(0)
  expect(performance.now() - asked).toBeLessThan(10_000)
})

test('Slack over HTTP is reached at the port, and the door says that it lives', async () => {
  const slack = await slackHere()
  const port = await freePort()
  const { SLACK_APP_TOKEN: _, ...tokens } = forSlack(slack)
  const run = house().run({ ...tokens, SLACK_SIGNING_SECRET: slack.signingSecret, HTTP_PORT: `${port}` })
  await run.says(new RegExp(`^Slack: on, by HTTP at port ${port}, /slack/events\\.$`, 'm'))
  await slack.deliverTo(`http://127.0.0.1:${port}/slack/events`)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  run.send('SIGTERM')
  expect((await run.ended).code).toBe(0)
})

test('whoever watches over it reads the pages, and is called while all is well', async () => {
  const discord = await discordHere()
  const port = await freePort()
  const beats: string[] = []
  const watchman = createWebServer((request, response) => {
    beats.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => watchman.listen(0, '127.0.0.1', resolve))
  opened.push({ close: () => new Promise((resolve) => watchman.close(() => resolve())) })
  const address = watchman.address()
  const at = typeof address === 'object' && address !== null ? address.port : 0
  const run = house().run({
    ...forDiscord(discord),
    ...{
      HTTP_PORT: `${port}`,
      METRICS_TOKEN: 'a-token-of-its-owner',
      HEARTBEAT_URL: `http://127.0.0.1:${at}/my-secret`,
    },
  })
  await run.says(new RegExp(`^Watching: port ${port}, /healthz, /readyz and /metrics\\.$`, 'm'))
  await expect.poll(() => beats).toEqual(['/my-secret'])
  const page = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers })
  expect(await (await page('/readyz')).json()).toMatchObject({ ready: true, discord: 'ok' })
  const elsewhere = { 'x-forwarded-for': '203.0.113.7' }
  expect((await page('/metrics', elsewhere)).status).toBe(401)
  const allowed = await page('/metrics', { ...elsewhere, authorization: 'Bearer a-token-of-its-owner' })
  expect(await allowed.text()).toMatch(/^hearth_info\{version="\d+\.\d+\.\d+",node="v24/m)
  run.send('SIGTERM')
  const { code, out, err } = await run.ended
  expect(code).toBe(0)
  expect(`${out}${err}`).not.toMatch(/my-secret|a-token-of-its-owner/)
})

test('without HTTP_PORT there is no page', async () => {
  const discord = await discordHere()
  const run = house().run(forDiscord(discord))
  await run.says(/^Playground: off/m)
  run.send('SIGTERM')
  expect((await run.ended).out).not.toContain('Watching')
})

test('the playground can be on beside a platform', async () => {
  const discord = await discordHere()
  const run = house().run({ ...forDiscord(discord), PLAYGROUND: 'on' })
  await run.says(/^Playground: http:\/\/127\.0\.0\.1:\d+/m)
  await discord.connected()
  run.send('SIGTERM')
  expect((await run.ended).code).toBe(0)
})

test('a token that Discord does not know ends it with 1, and says where to get one', async () => {
  const discord = await discordHere()
  const wrong = `${discord.token.slice(0, -5)}wrong`
  const { code, err, out } = await house().run({ ...forDiscord(discord), DISCORD_TOKEN: wrong }).ended
  expect(code).toBe(1)
  expect(err).toContain('Discord does not know the token in DISCORD_TOKEN.')
  expect(err).toContain('https://discord.com/developers/applications')
  expect(`${out}${err}`).not.toContain(wrong)
})

test('an intent that is switched off ends it with 1, and says where to switch it on', async () => {
  const discord = await discordHere({ refuseIntents: ['GuildMembers'] })
  const { code, err } = await house().run(forDiscord(discord)).ended
  expect(code).toBe(1)
  expect(err).toContain('Server Members Intent')
  expect(err).toContain('https://discord.com/developers/applications')
})

test.each(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const)(
  'a %s that Slack does not accept ends it with 1, and says where to get one',
  async (name) => {
    const slack = await slackHere()
    const wrong = name === 'SLACK_BOT_TOKEN' ? 'xoxb-wrong-token' : 'xapp-wrong-token'
    const { code, err, out } = await house().run({ ...forSlack(slack), [name]: wrong }).ended
    expect(code).toBe(1)
    expect(err).toContain(`Slack does not accept ${name}`)
    expect(err).toContain('https://api.slack.com/apps')
    expect(`${out}${err}`).not.toContain(wrong)
  },
)

test('a platform that cannot be reached is told and tried again, and everything else works', async () => {
  const discord = await discordHere()
  const nobody = `http://127.0.0.1:${await freePort()}/api/`
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: nobody }
  const run = house().run({ ...forDiscord(discord), ...slack })
  await run.says(/^Slack cannot be reached\..* Hearth goes on trying; everything else works\.$/m)
  await discord.connected()
  run.send('SIGTERM')
  expect((await run.ended).code).toBe(0)
})

// The program itself, started as its owner starts it and connected to both platforms, lives through what no platform sends,
// and prints not a word of it.
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startDiscord } from '../emulators/discord/index.ts'
import { startSlack } from '../emulators/slack/index.ts'
import { house } from '../start/house.ts'
import { canary, type Mutation, mutated, mutation } from './mutation.ts'

const wire = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null)
const badFrames = [
  canary,
  'null',
  `["${canary}"]`,
  `{"op":0,"t":"READY","s":3,"d":null}`,
  `{"op":0,"t":"error","s":3,"d":{"message":"${canary}"}}`,
  '{"op":9,"d":null}',
  '{"op":10,"d":null}',
  `{"type":"${canary}","payload":{"text":"${canary}"}}`,
  `{"type":"events_api","payload":{"event":null,"text":"${canary}"}}`,
  `{"type":"error","envelope_id":"1","payload":"${canary}"}`,
]

test('Hearth lives through a flood of what nobody can read, answers afterwards, and stops as ever', async () => {
  const discord = await startDiscord({ callbackMs: 60_000 })
  const slack = await startSlack({ timing: { ack: 20_000, retries: [] } })
  onTestFinished(async () => {
    await discord.close()
    await slack.close()
  })
  const owner = discord.addUser({ name: `Mo ${canary}` })
  const guild = discord.addGuild({ name: `Lantern ${canary}`, owner, channels: ['general'], addedBy: owner })
  const general = guild.channel('general').id
  const ben = slack.addUser({ name: `Ben ${canary}` })
  await slack.inviteBot(slack.general)
  const run = house().run({
    LOG_LEVEL: 'debug',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  })
  await run.says(/^Playground: off/m)
  await discord.connected()
  await slack.connected()

  const { world } = discord
  const emit = world.emit
  let changes: readonly Mutation[] = []
  world.emit = (event) => {
    const data = typeof event.data === 'function' ? event.data(0x3ffffff) : event.data
    emit({ ...event, intents: 0, data: wire.parse(mutated(data, changes)) })
  }
  slack.tamperWith((_kind, payload) => wire.parse(mutated(payload, changes)))
  for (const mutations of fc.sample(fc.array(mutation, { minLength: 1, maxLength: 3 }), { seed: 5, numRuns: 40 })) {
    changes = mutations
    discord.write(owner, general, canary)
    discord.runCommand(owner, general, '/help')
    guild.join(discord.addUser({ name: canary }))
    await slack.write(ben, slack.general, canary)
    await slack.runCommand(ben, slack.general, '/hearth', `help ${canary}`)
    await slack.joinTeam({ name: canary })
  }
  for (const frame of badFrames) {
    discord.sendRaw(frame)
    slack.sendRaw(frame)
  }

  changes = []
  const asked = await discord.runCommand(owner, general, '/help').response(20_000)
  expect(asked.kind).toBe('message')
  const answered = await (await slack.runCommand(ben, slack.general, '/hearth', 'help')).response(20_000)
  expect(slack.text(answered)).toContain('suggest')
  run.send('SIGTERM')
  const { code, out, err } = await run.ended
  expect(code).toBe(0)
  expect(err).toBe('')
  expect(out).toContain('cannot be read')
  expect(out).not.toContain('something was not awaited')
  for (const word of [canary, discord.token, slack.botToken, slack.appToken]) expect(out).not.toContain(word)
})

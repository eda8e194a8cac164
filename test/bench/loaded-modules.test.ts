// A start loads the SDK of the platform that is set up, and no other, and nothing that is needed only later: what is loaded
// costs time at every start and memory ever after.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../emulators/discord/index.ts'
import { startSlack } from '../emulators/slack/index.ts'
import { freePort } from '../free-port.ts'
import { folder } from '../store/opened.ts'

const root = join(import.meta.dirname, '../..')
const watcher = join(import.meta.dirname, 'tell-loaded.mjs')

/** What draws pictures is loaded with the first. */
const drawing = ['@resvg/resvg-js', 'harfbuzzjs', 'bidi-js', 'wawoff2']

/** The packages that a start has loaded by the time it says that it is ready. */
function loadedBy(settings: Readonly<Record<string, string>>, ready: string): Promise<ReadonlySet<string>> {
  const home = folder()
  const child = spawn(process.execPath, ['--import', watcher, join(root, 'hearth.mjs')], {
    cwd: home,
    env: { ...settings, DATABASE_URL: `sqlite:${join(home, 'hearth.db')}`, BACKUP_DIR: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    let said = ''
    let asked = false
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      // A second signal would end it before it could tell.
      if (asked || !said.includes(ready)) return
      asked = true
      child.kill('SIGTERM')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
    child.once('close', () => {
      const told = /^loaded: (.*)$/m.exec(said)?.[1]
      if (told === undefined) reject(new Error(`it told of nothing: ${said}`))
      else resolve(new Set(told.split(' ')))
    })
  })
}

test('with Discord alone neither Bolt nor PostgreSQL is loaded', async () => {
  const discord = await startDiscord({ counted: false })
  onTestFinished(() => discord.close())
  const loaded = await loadedBy({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }, 'Discord: on.')
  expect(loaded).toContain('discord.js')
  for (const other of ['@slack/bolt', '@slack/web-api', 'preact', 'pg', ...drawing]) expect(loaded).not.toContain(other)
})

test('with Slack alone neither discord.js nor PostgreSQL is loaded', async () => {
  const slack = await startSlack({ counted: false })
  onTestFinished(() => slack.close())
  const settings = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl }
  const loaded = await loadedBy(settings, 'Slack: on,')
  expect(loaded).toContain('@slack/bolt')
  for (const other of ['discord.js', '@discordjs/ws', 'preact', 'pg', ...drawing]) expect(loaded).not.toContain(other)
})

test('what answers pages is loaded with the first page that is asked for', async () => {
  const slack = await startSlack({ counted: false })
  onTestFinished(() => slack.close())
  const { botToken, signingSecret, apiUrl } = slack
  const settings = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl }
  const loaded = await loadedBy({ ...settings, HTTP_PORT: `${await freePort()}` }, 'Slack: on,')
  expect(loaded).toContain('@slack/bolt')
  for (const other of ['hono', '@hono/node-server']) expect(loaded).not.toContain(other)
})

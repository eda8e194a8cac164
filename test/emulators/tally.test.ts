// The count of checked requests: what is added up, what an invalid request does, and that both emulators take part.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { webApi } from '@slack/bolt'
import { REST, Routes } from 'discord.js'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startDiscord } from './discord/index.ts'
import { startSlack } from './slack/index.ts'
import { createTally } from './tally.ts'
import { summaryOf } from './tally-summary.ts'

// What is wrong here on purpose must not fail the run.
beforeEach(() => void vi.stubEnv('REQUEST_TALLY', undefined))
afterEach(() => void vi.unstubAllEnvs())

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'tally-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test('the counts of all emulators are added up in one line', () => {
  const here = folder()
  for (const [platform, requests] of [
    ['discord', 3],
    ['discord', 2],
    ['slack', 4],
  ] as const) {
    const tally = createTally(platform, true, here)
    for (let sent = 0; sent < requests; sent += 1) tally.add('a request')
    tally.close()
  }
  expect(summaryOf(here)).toEqual({
    line: "Requests checked: 5 by Discord's official schemas, 4 by Slack's limits; 0 invalid.",
    invalid: [],
  })
})

test('an invalid request fails the test that sent it, and stands in the sum', () => {
  const here = folder()
  const tally = createTally('slack', true, here)
  tally.add('chat.postMessage', 'invalid_blocks')
  expect(() => tally.close()).toThrow(/chat\.postMessage: invalid_blocks/)
  const { line, invalid } = summaryOf(here)
  expect(line).toContain('; 1 invalid.')
  expect(invalid).toEqual(['slack: chat.postMessage: invalid_blocks'])
})

test('requests that are sent badly on purpose are not counted', () => {
  const here = folder()
  const tally = createTally('discord', false, here)
  tally.add('a request', 'bad')
  tally.close()
  expect(summaryOf(here).line).toContain(': 0 by Discord')
})

/** Sends a request to an emulated Discord, and closes it: rejects when it was invalid. */
async function asking(ask: (rest: REST) => Promise<unknown>): Promise<void> {
  const discord = await startDiscord()
  const rest = new REST({ api: discord.apiUrl, retries: 0 }).setToken(discord.token)
  await ask(rest).catch(() => undefined)
  await discord.close()
}

test.each<[string, (rest: REST) => Promise<unknown>]>([
  ['a route that there is not', (rest) => rest.get('/guilds/1/wishes')],
  ['a query that there is not', (rest) => rest.get(Routes.gatewayBot(), { query: new URLSearchParams({ wish: '1' }) })],
  ['a body that nobody reads', (rest) => rest.delete(Routes.channelMessage('1', '2'), { body: { wish: 1 } })],
  ['a body by another schema', (rest) => rest.post(Routes.userChannels(), { body: { recipient_id: 'x' } })],
])('Discord refuses %s, and closing it says so', async (_what, ask) => {
  await expect(asking(ask)).rejects.toThrow(/Invalid requests were sent to discord/)
})

test('Discord takes what is right', async () => {
  await expect(asking((rest) => rest.get(Routes.user()))).resolves.toBeUndefined()
})

test.each<[string, (client: webApi.WebClient) => Promise<unknown>]>([
  ['a method that there is not', (client) => client.apiCall('chat.wish')],
  ['an argument that there is not', (client) => client.apiCall('users.info', { user: 'U1', wish: 1 })],
  ['a missing argument', (client) => client.apiCall('users.info')],
])('Slack refuses %s, and closing it says so', async (_what, ask) => {
  const slack = await startSlack()
  const client = new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logLevel: webApi.LogLevel.ERROR,
  })
  await ask(client).catch(() => undefined)
  await expect(slack.close()).rejects.toThrow(/Invalid requests were sent to slack/)
})

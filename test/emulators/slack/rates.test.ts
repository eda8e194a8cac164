/** Slack's limits by number, which hold once a test asks for them, on a clock that is moved by hand. */
import { webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { silentLogger, startEmulator } from './start-bolt.ts'

async function start() {
  let at = Date.parse('2026-01-05T09:00:00Z')
  const slack = await startEmulator({ now: () => at })
  await slack.inviteBot(slack.general)
  const options = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: silentLogger }
  const client = new webApi.WebClient(slack.botToken, { ...options, slackApiUrl: slack.apiUrl })
  return {
    slack,
    client,
    pass(ms: number) {
      at += ms
    },
  }
}

const limitedFor = (retryAfter: number) => ({ code: 'slack_webapi_rate_limited_error', retryAfter })

test('each channel takes one message a second', async () => {
  const { slack, client, pass } = await start()
  const other = slack.addChannel({ name: 'other', botIn: true })
  slack.rates.enforce({ posts: true })
  const post = (channel: string, text: string) => client.chat.postMessage({ channel, text })
  await post(slack.general.id, 'one')
  await expect(post(slack.general.id, 'two')).rejects.toMatchObject(limitedFor(1))
  expect(slack.requests.at(-1)).toMatchObject({ status: 429, ok: false, error: 'ratelimited' })
  await post(other.id, 'elsewhere')
  pass(999)
  await expect(post(slack.general.id, 'two')).rejects.toMatchObject(limitedFor(1))
  pass(1)
  await post(slack.general.id, 'two')
  const ana = slack.addUser({ name: 'ana' })
  expect(slack.messagesSeenBy(ana, slack.general).map(slack.text).slice(-2)).toEqual(['one', 'two'])
})

test('a method of a tier is refused once its minute is full', async () => {
  const { slack, client, pass } = await start()
  slack.rates.enforce({ tiers: true })
  for (let call = 1; call <= 20; call += 1) await client.users.list({})
  pass(15_000)
  await expect(client.users.list({})).rejects.toMatchObject(limitedFor(45))
  await client.conversations.list({})
  pass(45_000)
  await client.users.list({})
})

test('nothing is counted until it is asked for', async () => {
  const { slack, client } = await start()
  for (const text of ['one', 'two', 'three']) await client.chat.postMessage({ channel: slack.general.id, text })
})

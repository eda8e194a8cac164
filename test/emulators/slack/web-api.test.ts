/** What the emulated Web API answers and refuses, asked by a stock WebClient. */
import { webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import type { SlackEmulator, SlackOptions } from './index.ts'
import { silentLogger, startEmulator } from './start-bolt.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const button = (extra: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...extra })
const actions = (...elements: object[]) => ({ type: 'actions', elements })

const calmly = { retryConfig: { retries: 0 }, logger: silentLogger }

async function start(options?: SlackOptions): Promise<{ slack: SlackEmulator; client: webApi.WebClient }> {
  const slack = await startEmulator(options)
  await slack.inviteBot(slack.general)
  const client = new webApi.WebClient(slack.botToken, { ...calmly, slackApiUrl: slack.apiUrl })
  return { slack, client }
}

/** The error of the call, with the messages that name the place. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Error) || !('data' in error)) throw error
    return JSON.stringify(error.data)
  }
  throw new Error('the call was taken')
}

const refusedBlocks: readonly (readonly [string, readonly object[], string])[] = [
  ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), 'no more than 50 items allowed'],
  ['a section over 3000 characters', [section('x'.repeat(3001))], 'must be less than 3001 characters'],
  ['an empty section', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  ['a header over 150 characters', [{ type: 'header', text: plain('x'.repeat(151)) }], 'less than 151'],
  ['a button text over 75', [actions(button({ text: plain('x'.repeat(76)) }))], 'less than 76'],
  ['a button value over 2000', [actions(button({ value: 'x'.repeat(2001) }))], 'less than 2001'],
  ['an action_id over 255', [actions(button({ action_id: 'x'.repeat(256) }))], 'less than 256'],
  ['an unknown key', [{ type: 'divider', colour: 'red' }], 'invalid additional property: colour'],
  [
    'emoji in mrkdwn',
    [{ type: 'section', text: { type: 'mrkdwn', text: 'a', emoji: true } }],
    'invalid additional property: emoji',
  ],
  ['an unknown block', [{ type: 'banner' }], 'unsupported type'],
  [
    'empty rich text',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }],
    'must be more than 0 characters',
  ],
  ['a repeated action_id', [actions(button(), button())], 'action_id \\"go\\" already exists'],
  [
    'a repeated block_id',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    'block_id \\"a\\" already exists',
  ],
]

test.each(refusedBlocks)('%s are refused as invalid_blocks that names the place', async (_name, blocks, words) => {
  const { slack, client } = await start()
  const sent = client.apiCall('chat.postMessage', { channel: slack.general.id, text: 'hi', blocks })
  const answer = await refusal(sent)
  expect(answer).toContain('invalid_blocks')
  expect(answer).toContain(words)
  expect(slack.requests.at(-1)).toMatchObject({ method: 'chat.postMessage', ok: false, error: 'invalid_blocks' })
})

test('blocks with too much text together are refused', async () => {
  const { slack, client } = await start()
  const blocks = Array.from({ length: 5 }, () => section('x'.repeat(2900)))
  const sent = client.apiCall('chat.postMessage', { channel: slack.general.id, text: 'hi', blocks })
  expect(await refusal(sent)).toContain('msg_blocks_too_long')
})

test('a posted text is cut at 40,000 characters and an updated one refused over 4,000', async () => {
  const { slack, client } = await start()
  const channel = slack.general.id
  const posted = await client.chat.postMessage({ channel, text: 'x'.repeat(40_001) })
  expect(posted.message?.text).toHaveLength(40_000)
  const update = client.chat.update({ channel, ts: posted.ts ?? '', text: 'x'.repeat(4001) })
  expect(await refusal(update)).toContain('msg_too_long')
  const ana = slack.addUser({ name: 'ana' })
  const ephemeral = client.chat.postEphemeral({ channel, user: ana.id, text: 'x'.repeat(4001) })
  expect(await refusal(ephemeral)).toContain('msg_too_long')
})

test('a private channel without the bot does not exist for it', async () => {
  const { slack, client } = await start()
  const hidden = slack.addChannel({ name: 'staff', private: true })
  const seen = slack.addChannel({ name: 'moderators', private: true, botIn: true })
  const list = await client.conversations.list({ types: 'public_channel,private_channel' })
  expect(list.channels?.map((one) => one.id)).toEqual([slack.general.id, seen.id])
  expect(await refusal(client.conversations.info({ channel: hidden.id }))).toContain('channel_not_found')
  const post = client.chat.postMessage({ channel: hidden.id, text: 'hi' })
  expect(await refusal(post)).toContain('channel_not_found')
})

test('a public channel must be joined before the bot posts there', async () => {
  const { slack, client } = await start()
  const { id: channel } = slack.addChannel({ name: 'ideas' })
  expect(await refusal(client.chat.postMessage({ channel, text: 'hi' }))).toContain('not_in_channel')
  await client.conversations.join({ channel })
  await client.chat.postMessage({ channel, text: 'hi' })
})

test('an archived channel takes no posts and a taken name makes no channel', async () => {
  const { slack, client } = await start()
  const admin = slack.addUser({ name: 'admin', admin: true })
  const ideas = slack.addChannel({ name: 'ideas', botIn: true })
  await slack.archiveChannel(admin, ideas)
  expect(await refusal(client.chat.postMessage({ channel: ideas.id, text: 'hi' }))).toContain('is_archived')
  expect(await refusal(client.conversations.create({ name: 'ideas' }))).toContain('name_taken')
})

test("only the bot's own messages can be updated, and only those that exist", async () => {
  const { slack, client } = await start()
  const ana = slack.addUser({ name: 'ana' })
  const channel = slack.general.id
  const { ts } = await slack.write(ana, channel, 'mine')
  expect(await refusal(client.chat.update({ channel, ts, text: 'x' }))).toContain('cant_update_message')
  expect(await refusal(client.chat.update({ channel, ts: '1.1', text: 'x' }))).toContain('message_not_found')
})

test('an ephemeral message reaches one member and cannot be updated or read back', async () => {
  const { slack, client } = await start()
  const ana = slack.addUser({ name: 'ana' })
  const guest = slack.addUser({ name: 'gus', guest: true })
  const channel = slack.general.id
  const sent = await client.chat.postEphemeral({ channel, user: ana.id, text: 'psst' })
  expect(slack.messagesSeenBy(ana, channel).map(slack.text)).toContain('psst')
  const ts = sent.message_ts ?? ''
  expect(await refusal(client.chat.update({ channel, ts, text: 'x' }))).toContain('message_not_found')
  const read = await client.conversations.history({ channel })
  expect(read.messages?.some((one) => one.ts === ts)).toBe(false)
  const outside = client.chat.postEphemeral({ channel, user: guest.id, text: 'psst' })
  expect(await refusal(outside)).toContain('user_not_in_channel')
})

test('a wrong token, a missing scope and an unknown method are told apart', async () => {
  const { slack, client } = await start({ scopes: ['chat:write'] })
  const stranger = new webApi.WebClient('xoxb-wrong', { ...calmly, slackApiUrl: slack.apiUrl })
  expect(await refusal(stranger.auth.test())).toContain('invalid_auth')
  expect(await refusal(client.users.list({}))).toContain('"needed":"users:read"')
  expect(await refusal(client.apiCall('chat.shout'))).toContain('unknown_method')
})

test('lists come in pages that a cursor continues', async () => {
  const { slack, client } = await start()
  for (const name of ['ana', 'ben', 'cem']) slack.addUser({ name })
  const first = await client.users.list({ limit: 3 })
  const second = await client.users.list({ limit: 3, cursor: first.response_metadata?.next_cursor ?? '' })
  expect([...(first.members ?? []), ...(second.members ?? [])].map((one) => one.name)).toEqual([
    'hearth',
    'slackbot',
    'ana',
    'ben',
    'cem',
  ])
  expect(second.response_metadata?.next_cursor).toBe('')
})

test('a thread is read with its parent first, and metadata comes back when asked for', async () => {
  const { slack, client } = await start()
  const ana = slack.addUser({ name: 'ana' })
  const channel = slack.general.id
  const metadata = { event_type: 'hearth', event_payload: { effect: 7 } }
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Support 1', metadata })
  await slack.write(ana, channel, 'any news?', { threadTs: ts })
  const replies = await client.conversations.replies({ channel, ts, include_all_metadata: true })
  expect(replies.messages?.map((one) => one.text)).toEqual(['Support 1', 'any news?'])
  expect(replies.messages?.[0]).toMatchObject({ metadata, reply_count: 1 })
  const history = await client.conversations.history({ channel })
  expect(history.messages?.some((one) => one.text === 'any news?')).toBe(false)
})

test('only an unescaped mention of someone who is there pings', async () => {
  const { slack, client } = await start()
  const ana = slack.addUser({ name: 'ana' })
  const gus = slack.addUser({ name: 'gus', guest: true })
  const text = `<@${ana.id}> &lt;@${ana.id}&gt; <@${gus.id}> &lt;!channel&gt;`
  await client.chat.postMessage({ channel: slack.general.id, text })
  const [message] = slack.messagesSeenBy(ana, slack.general).slice(-1)
  expect(message?.notified).toEqual([ana.id])
  expect(message && slack.text(message)).toBe(`@ana <@${ana.id}> @gus <!channel>`)
})

test('rich text is read with names, and its mentions ping while its words do not', async () => {
  const { slack, client } = await start()
  const ana = slack.addUser({ name: 'ana', displayName: 'Ana' })
  const elements = [
    { type: 'text', text: '<!channel> *hi* ' },
    { type: 'user', user_id: ana.id },
  ]
  const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }]
  await client.apiCall('chat.postMessage', { channel: slack.general.id, text: 'hi', blocks })
  const [message] = slack.messagesSeenBy(ana, slack.general).slice(-1)
  expect(message?.notified).toEqual([ana.id])
  expect(message && [slack.text(message), slack.notificationText(message)]).toEqual(['<!channel> *hi* @Ana', 'hi'])
})

test('a person whose direct messages are closed cannot be written to', async () => {
  const { slack, client } = await start()
  const ana = slack.addUser({ name: 'ana', dmsRefused: true })
  expect(await refusal(client.conversations.open({ users: ana.id }))).toContain('user_not_visible')
})

test('a fault lasts until it is ended, waits as long as it says, and lets single ones go first', async () => {
  const { slack, client } = await start()
  const channel = slack.general.id
  const end = slack.faults.during(/^chat\./, { status: 503 })
  slack.faults.next({ method: 'chat.postMessage' }, { error: 'fatal_error' })
  await expect(client.chat.postMessage({ channel, text: 'a' })).rejects.toThrow('fatal_error')
  for (const text of ['b', 'c'])
    await expect(client.chat.postMessage({ channel, text })).rejects.toMatchObject({ statusCode: 503 })
  end()
  slack.faults.next({ method: 'chat.postMessage' }, { delayMs: 30 })
  const started = performance.now()
  await client.chat.postMessage({ channel, text: 'd' })
  expect(performance.now() - started).toBeGreaterThan(25)
})

test('a rate limit, an outage and a cut connection fail one request each', async () => {
  const { slack, client } = await start()
  const channel = slack.general.id
  const calm = new webApi.WebClient(slack.botToken, {
    ...calmly,
    slackApiUrl: slack.apiUrl,
    rejectRateLimitedCalls: true,
  })
  slack.faults.next({ method: 'chat.postMessage' }, { status: 429, retryAfter: 7 })
  await expect(calm.chat.postMessage({ channel, text: 'a' })).rejects.toMatchObject({ retryAfter: 7 })
  slack.faults.next({ method: /^chat\./ }, { status: 503 })
  await expect(client.chat.postMessage({ channel, text: 'b' })).rejects.toMatchObject({ statusCode: 503 })
  slack.faults.next({ method: 'chat.postMessage' }, { cut: 'after' })
  await expect(client.chat.postMessage({ channel, text: 'c' })).rejects.toThrow()
  await client.chat.postMessage({ channel, text: 'd' })
  const ana = slack.addUser({ name: 'ana' })
  expect(slack.messagesSeenBy(ana, channel).map(slack.text).slice(-2)).toEqual(['c', 'd'])
})

// Payloads in shapes that nobody knows: acknowledged, told once in the log without their content, and harmless.
import { afterEach, describe, expect, test } from 'vitest'
import { type Bench, bench, modes } from './slack-bench.ts'

let open: Bench | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const secret = 'a secret of mine'
const message = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: secret, ts: '1.000001' }
const event = (inner: unknown): Record<string, unknown> => ({ type: 'event_callback', team_id: 'T1', event: inner })

const unreadable: readonly (readonly [string, Record<string, unknown>])[] = [
  ['a join without a user', event({ type: 'team_join', note: secret })],
  ['a user that is a word', event({ type: 'user_change', user: secret })],
  ['a message without a channel', event({ ...message, channel: undefined })],
  ['a channel of null', event({ ...message, channel: null })],
  ['a message without a time', event({ ...message, ts: undefined })],
  ['a user of null', event({ ...message, user: null })],
  ['a mention without words', event({ ...message, type: 'app_mention', text: undefined })],
  ['a channel joined by nobody', event({ type: 'member_joined_channel', channel: 'C1', note: secret })],
  ['an event of null', event(null)],
  ['an event that is a word', event(secret)],
  ['an event without a type', event({ note: secret })],
  ['no event at all', event(undefined)],
  ['authorizations of null', { ...event(message), authorizations: [null] }],
]

const quiet: readonly (readonly [string, Record<string, unknown>])[] = [
  ['an unknown event', event({ type: 'moon_landed', note: secret })],
  ['an unknown subtype', event({ ...message, subtype: 'moon_landed' })],
  ['a notice without an event', { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1 }],
]

describe.each(modes)('Slack by %s', (mode) => {
  test.each(unreadable)('%s is acknowledged and told once', async (_name, payload) => {
    open = await bench(mode)
    const { slack, inbox, logged } = open
    await open.start()
    slack.sendEvent(payload)
    await slack.settled()
    await expect.poll(() => logged.length).toBe(1)
    expect(logged[0]).toContain('cannot be read')
    expect(logged.join('\n')).not.toContain(secret)
    expect(inbox.of('message')).toEqual([])
    await slack.writeDirectly(slack.addUser({ name: 'ana' }), 'still there?')
    await inbox.until(() => inbox.of('message').length === 1)
  })

  test.each(quiet)('%s is acknowledged and tells nobody anything', async (_name, payload) => {
    open = await bench(mode)
    await open.start()
    open.slack.sendEvent(payload)
    await open.slack.settled()
    expect(open.inbox.events.filter((one) => one.kind !== 'space-seen')).toEqual([])
    expect(open.logged.filter((line) => line.includes(secret) || line.includes('not kept'))).toEqual([])
  })

  test.each([
    ['blocks of null', { blocks: null, attachments: null }, secret],
    ['words of null', { text: null }, ''],
    ['a huge text', { text: 'x'.repeat(900_000) }, 'x'.repeat(900_000)],
  ])('a message with %s is heard', async (_name, change, text) => {
    open = await bench(mode)
    await open.start()
    const ana = open.slack.addUser({ name: 'ana' })
    open.slack.sendEvent(event({ ...message, user: ana.id, ...change }))
    await open.slack.settled()
    expect(open.inbox.of('message').map((one) => one.text === text)).toEqual([true])
  })
})

test('an envelope of an unknown type is acknowledged', async () => {
  open = await bench('socket')
  await open.start()
  expect(await open.slack.sendEnvelope('moon_landing', { note: secret })).toMatchObject({ acked: true })
  expect(open.logged.join('\n')).not.toContain(secret)
})

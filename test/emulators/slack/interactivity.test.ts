/** Triggers, response_urls, modals, signatures: what an act of a person entitles an app to, and for how long. */
import { createServer } from 'node:http'
import type { App } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import type { SlackEmulator, SlackOptions, User } from './index.ts'
import { startBolt, startEmulator } from './start-bolt.ts'

const modal = (title: string, extra: object = {}) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: title },
  blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'Hello' } }],
  ...extra,
})

/** A clock that stands still until the test moves it. */
function handSetClock(): { now: () => number; pass(ms: number): void } {
  let at = Date.parse('2026-01-05T09:00:00Z')
  return {
    now: () => at,
    pass(ms) {
      at += ms
    },
  }
}

async function start(options?: SlackOptions): Promise<{ slack: SlackEmulator; app: App; ana: User }> {
  const slack = await startEmulator(options)
  const ana = slack.addUser({ name: 'ana' })
  const { app } = await startBolt(slack, 'Socket Mode', (bolt) => {
    bolt.command('/hearth', ({ ack }) => ack())
  })
  return { slack, app, ana }
}

const reply = (url: string, body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body), headers: json })
const json = { 'content-type': 'application/json' }

test('a trigger id is refused after three seconds, at its second use, and when Slack never gave it', async () => {
  const clock = handSetClock()
  const { slack, app, ana } = await start({ now: clock.now })
  const open = (trigger_id: string) => app.client.views.open({ trigger_id, view: modal('Hello') })
  const first = await slack.runCommand(ana, slack.general, '/hearth')
  await open(first.triggerId)
  await expect(open(first.triggerId)).rejects.toThrow('exchanged_trigger_id')
  const late = await slack.runCommand(ana, slack.general, '/hearth')
  clock.pass(3001)
  await expect(open(late.triggerId)).rejects.toThrow('expired_trigger_id')
  await expect(open('1.2.x')).rejects.toThrow('invalid_trigger_id')
})

test('a response_url works five times and for thirty minutes', async () => {
  const clock = handSetClock()
  const { slack, ana } = await start({ now: clock.now })
  const call = await slack.runCommand(ana, slack.general, '/hearth')
  const statuses: number[] = []
  for (const text of ['1', '2', '3', '4', '5', '6']) statuses.push((await reply(call.responseUrl, { text })).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
  const old = await slack.runCommand(ana, slack.general, '/hearth')
  clock.pass(30 * 60_000 + 1)
  expect((await reply(old.responseUrl, { text: 'late' })).status).toBe(404)
  expect(slack.messagesSeenBy(ana, slack.general)).toHaveLength(5)
})

test('a response that says nothing is refused as no_text', async () => {
  const { slack, ana } = await start()
  const call = await slack.runCommand(ana, slack.general, '/hearth')
  expect(await (await reply(call.responseUrl, {})).json()).toEqual({ ok: false, error: 'no_text' })
})

test('a modal title over 24 characters and an input without a submit button are refused', async () => {
  const { slack, app, ana } = await start()
  const call = await slack.runCommand(ana, slack.general, '/hearth')
  const open = (view: object) => app.client.apiCall('views.open', { trigger_id: call.triggerId, view })
  await expect(open(modal('x'.repeat(25)))).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    },
  })
  const input = { type: 'input', label: { type: 'plain_text', text: 'Name' }, element: { type: 'plain_text_input' } }
  await expect(open(modal('Ask', { blocks: [input] }))).rejects.toThrow('invalid_arguments')
})

test('an update with an old hash conflicts and one of a closed view finds nothing', async () => {
  const { slack, app, ana } = await start()
  const call = await slack.runCommand(ana, slack.general, '/hearth')
  const opened = await app.client.views.open({ trigger_id: call.triggerId, view: modal('One') })
  const view_id = opened.view?.id ?? ''
  const hash = opened.view?.hash ?? ''
  await app.client.views.update({ view_id, hash, view: modal('Two') })
  await expect(app.client.views.update({ view_id, hash, view: modal('Three') })).rejects.toThrow('hash_conflict')
  const view = slack.viewOf(ana)
  expect(view && slack.text(view)).toBe('Two\nHello')
  if (view) await slack.dismiss(ana, view)
  await expect(app.client.views.update({ view_id, view: modal('Four') })).rejects.toThrow('not_found')
})

test('a form with an empty required field or too long a text is not sent', async () => {
  const { slack, app, ana } = await start()
  const call = await slack.runCommand(ana, slack.general, '/hearth')
  const element = { type: 'plain_text_input' as const, action_id: 'name', max_length: 3 }
  const input = { type: 'input' as const, label: { type: 'plain_text' as const, text: 'Name' }, element }
  const submit = { type: 'plain_text' as const, text: 'Send' }
  await app.client.views.open({ trigger_id: call.triggerId, view: { ...modal('Ask'), submit, blocks: [input] } })
  const view = await call.view()
  await expect(slack.submit(ana, view)).rejects.toThrow('"Name" must be filled')
  await expect(slack.submit(ana, view, { Name: 'Anabel' })).rejects.toThrow('takes 0 to 3 characters')
})

test('an ephemeral message can be pressed by its reader alone, and replaced and deleted by response_url', async () => {
  const slack = await startEmulator()
  const ana = slack.addUser({ name: 'ana' })
  const ben = slack.addUser({ name: 'ben' })
  await slack.inviteBot(slack.general)
  const bodies: object[] = []
  const { app } = await startBolt(slack, 'Socket Mode', (bolt) => {
    bolt.action('go', async ({ ack, body }) => {
      bodies.push(body)
      await ack()
    })
  })
  const element = { type: 'button' as const, text: { type: 'plain_text' as const, text: 'Go' }, action_id: 'go' }
  const blocks = [{ type: 'actions' as const, elements: [element] }]
  await app.client.chat.postEphemeral({ channel: slack.general.id, user: ana.id, text: 'Go?', blocks })
  const [message] = slack.messagesSeenBy(ana, slack.general).slice(-1)
  if (!message) throw new Error('no message')
  await expect(slack.press(ben, message, 'Go')).rejects.toThrow('only')
  const press = await slack.press(ana, message, 'Go')
  expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true, message_ts: message.ts } })
  await reply(press.responseUrl, { replace_original: true, text: 'Gone' })
  expect(slack.text(message)).toBe('Gone')
  await reply(press.responseUrl, { delete_original: true })
  expect(message.deleted).toBe(true)
})

test('a tampered, unsigned or stale request is refused by the app', async () => {
  const slack = await startEmulator()
  const heard: string[] = []
  await startBolt(slack, 'signed HTTP', (app) => {
    app.event('team_join', async ({ event }) => void heard.push(event.user.name))
  })
  const body = {
    type: 'event_callback',
    team_id: slack.teamId,
    event: { type: 'team_join', user: { name: 'mallory' } },
  }
  const statuses: number[] = []
  for (const tampering of [{ secret: 'wrong' }, { body: '{"type":"event_callback"}' }, { skewSeconds: -400 }]) {
    statuses.push((await slack.sendTampered(body, tampering)).status)
  }
  expect(statuses).toEqual([401, 401, 401])
  expect((await slack.sendTampered(body, { signature: null })).status).toBeGreaterThanOrEqual(400)
  expect(heard).toEqual([])
})

test('a request signed an hour in the future is taken by stock Bolt', async () => {
  const slack = await startEmulator()
  const heard: string[] = []
  await startBolt(slack, 'signed HTTP', (app) => {
    app.event('team_join', async ({ event }) => void heard.push(event.user.name))
  })
  const event = { type: 'team_join', user: { name: 'mallory' } }
  const body = { type: 'event_callback', team_id: slack.teamId, event }
  expect((await slack.sendTampered(body, { skewSeconds: 3600 })).status).toBe(200)
  expect(heard).toEqual(['mallory'])
})

test('an event that is not acknowledged comes again with its number and reason', async () => {
  const slack = await startEmulator({ timing: { retries: [0, 5, 10] } })
  const ana = slack.addUser({ name: 'ana' })
  const seen: unknown[][] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString())
      if (body.type === 'url_verification') return response.end(body.challenge)
      seen.push([request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason'], body.event_id])
      return response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  await slack.deliverTo(`http://127.0.0.1:${port}/`)
  await slack.writeDirectly(ana, 'hello')
  await slack.until(() => seen.length === 4)
  const id = seen[0]?.[2]
  expect(seen).toEqual([
    [undefined, undefined, id],
    ['1', 'http_error', id],
    ['2', 'http_error', id],
    ['3', 'http_error', id],
  ])
})

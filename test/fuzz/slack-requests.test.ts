// Requests to Slack's address on the open door that Slack never sends: wrongly signed, wrongly made, too large, cut off.
// Each is refused and told once in the log; none holds up the next.
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { staysCalm } from './calm.ts'
import { canary } from './mutation.ts'
import { type SlackFuzzStage, slackFuzzStage } from './slack-fuzz-stage.ts'

staysCalm()
let stage: SlackFuzzStage

beforeEach(async () => {
  stage = await slackFuzzStage('http')
})
afterEach(() => stage.close())

type Headers = Readonly<Record<string, string | readonly string[]>>

interface Sent {
  readonly body: string | Buffer
  readonly type?: string
  readonly headers?: Headers
  /** Cuts the connection instead of ending the request. */
  readonly cut?: boolean
  readonly chunked?: boolean
}

const json = 'application/json'
const form = 'application/x-www-form-urlencoded'
const eventOf = (text: string): string =>
  JSON.stringify({ type: 'event_callback', event: { type: 'app_mention', text, user: 'U1', channel: 'C1', ts: '1.1' } })

/** What Slack's headers are for a body. */
function signed(body: string | Buffer, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const sum = createHmac('sha256', stage.slack.signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${sum}` }
}

/** Sends it, and gives the status; undefined when the connection was cut. */
function send({ body, type = json, headers, cut = false, chunked = false }: Sent): Promise<number | undefined> {
  return new Promise((resolve) => {
    const size = Buffer.byteLength(body)
    const outgoing = request(`http://127.0.0.1:${stage.stage.port}/slack/events`, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': type,
        ...(headers ?? signed(body)),
        ...(chunked ? {} : { 'content-length': String(cut ? size + 10 : size) }),
      },
    })
    outgoing.on('error', () => resolve(undefined))
    outgoing.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
    if (!cut) {
      outgoing.end(body)
      return
    }
    outgoing.write(body)
    setImmediate(() => outgoing.destroy())
  })
}

async function logs(lines: number): Promise<void> {
  const logged = await stage.settled()
  expect(logged, JSON.stringify(logged)).toHaveLength(lines)
}

const wronglySigned: Readonly<Record<string, (body: string) => Headers>> = {
  'no signature at all': () => ({}),
  'a signature without a moment': (body) => ({ 'x-slack-signature': signed(body)['x-slack-signature'] ?? '' }),
  'a moment without a signature': (body) => ({
    'x-slack-request-timestamp': signed(body)['x-slack-request-timestamp'] ?? '',
  }),
  'a signature of another body': () => signed(eventOf('other')),
  'a signature of long ago': (body) => signed(body, Date.now() - 600_000),
  'a signature of the future': (body) => signed(body, Date.now() + 600_000),
  'a moment that is a word': (body) => ({ ...signed(body), 'x-slack-request-timestamp': canary }),
  'a signature that is a word': (body) => ({ ...signed(body), 'x-slack-signature': canary }),
  'an empty signature': (body) => ({ ...signed(body), 'x-slack-signature': '' }),
  'a signature twice': (body) => {
    const right = signed(body)
    return { ...right, 'x-slack-signature': [`v0=${canary}`, right['x-slack-signature'] ?? ''] }
  },
  'a signature of 10,000 characters': (body) => ({ ...signed(body), 'x-slack-signature': `v0=${'a'.repeat(10_000)}` }),
}

test.each(Object.entries(wronglySigned))('%s is refused, and logged once', async (_name, headers) => {
  const body = eventOf(canary)
  expect(await send({ body, headers: headers(body) })).toBe(401)
  await logs(1)
})

const wronglyMade: Readonly<Record<string, readonly [Sent, number]>> = {
  'a body that is cut JSON': [{ body: eventOf(canary).slice(0, -9) }, 400],
  'a body that is a list': [{ body: `["${canary}"]` }, 400],
  'a body that is a text': [{ body: `"${canary}"` }, 400],
  'an empty body': [{ body: '' }, 400],
  'a form without a command': [{ body: `text=${canary}`, type: form }, 200],
  'a form whose payload is cut': [{ body: `payload=${encodeURIComponent(`{"type":"${canary}`)}`, type: form }, 400],
  'a form whose payload is nothing': [{ body: 'payload=null', type: form }, 400],
  'a payload of a type nobody knows': [{ body: `payload={"type":"${canary}"}`, type: form }, 200],
  'JSON that is called a form': [{ body: eventOf(canary), type: form }, 200],
  'a form that is called JSON': [{ body: `command=/hearth&text=${canary}`, type: json }, 400],
  'a type nobody knows': [{ body: canary, type: `text/${canary}` }, 200],
  'an event of nothing': [{ body: `{"type":"event_callback","event":null,"text":"${canary}"}` }, 200],
  'an object of poison': [{ body: `{"__proto__":{"polluted":"${canary}"},"event":{"type":7}}` }, 200],
  'JSON a hundred thousand deep': [{ body: '['.repeat(100_000) }, 400],
  'a broken escape': [{ body: `command=/hearth&text=%E0%A4%A&user_id=%zz${canary}`, type: form }, 200],
  'a body over the limit': [{ body: eventOf(canary.repeat(70_000)) }, 413],
  'a body over the limit that does not tell its length': [{ body: eventOf(canary.repeat(70_000)), chunked: true }, 413],
}

test.each(Object.entries(wronglyMade))('%s is answered, and logged once', async (_name, [sent, status]) => {
  expect(await send(sent)).toBe(status)
  await logs(1)
})

test('bytes that are no text are never taken for signed', async () => {
  const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
  expect(await send({ body })).toBe(401)
  await logs(1)
})

test('a request that is cut off leaves at most one line', async () => {
  expect(await send({ body: eventOf(canary), cut: true })).toBeUndefined()
  expect((await stage.settled()).length).toBeLessThanOrEqual(1)
})

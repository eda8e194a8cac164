// Frames of Socket Mode that are none, or that would be taken for something else: each leaves one line in the log, and the
// connection as it was.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { staysCalm } from './calm.ts'
import { canary } from './mutation.ts'
import { type SlackFuzzStage, slackFuzzStage } from './slack-fuzz-stage.ts'

staysCalm()
let stage: SlackFuzzStage

beforeEach(async () => {
  stage = await slackFuzzStage('socket')
})
afterEach(() => stage.close())

const envelope = (type: unknown, payload: unknown): string =>
  JSON.stringify({ envelope_id: `envelope-${canary}`, type, payload, accepts_response_payload: false })

/** What the client listens to itself. */
const own = ['error', 'close', 'disconnected', 'connected', 'slack_event', 'ws_message', 'authenticated']

const frames: Readonly<Record<string, string | Uint8Array>> = {
  'no frame at all': canary,
  'an empty frame': '',
  nothing: 'null',
  'a list': `["${canary}"]`,
  'a text': `"${canary}"`,
  'a cut frame': envelope('events_api', { event: { type: 'message', text: canary } }).slice(0, -20),
  'an envelope without a type': envelope(undefined, { text: canary }),
  'an envelope whose type is nothing': envelope(null, { text: canary }),
  'an envelope of a type nobody knows': envelope(canary, { text: canary }),
  'an event without a payload': envelope('events_api', undefined),
  'an event that is a list': envelope('events_api', [canary]),
  'an event of nothing': envelope('events_api', { event: null, text: canary }),
  'an event without a type': envelope('events_api', { event: { text: canary } }),
  'a command that is a text': envelope('slash_commands', canary),
  'a command of nothing': envelope('slash_commands', null),
  'a click of poison': envelope('interactive', JSON.parse(`{"__proto__":{"type":"block_actions"},"constructor":"x"}`)),
  bytes: new TextEncoder().encode(envelope('slash_commands', { text: canary })),
  ...Object.fromEntries(own.map((name) => [`an envelope called ${name}`, envelope(name, { text: canary })])),
}

test.each(Object.entries(frames))('%s leaves exactly one line', async (_name, frame) => {
  const asked = () => stage.slack.requests.filter(({ method }) => method === 'apps.connections.open').length
  const before = asked()
  stage.slack.sendRaw(frame)
  const logged = await stage.settled()
  expect(logged, JSON.stringify(logged)).toHaveLength(1)
  expect(asked(), 'nobody connected anew').toBe(before)
})

test.each(own)('an event called %s is taken for an event, and nobody listens for it', async (name) => {
  const asked = () => stage.slack.requests.filter(({ method }) => method === 'apps.connections.open').length
  const before = asked()
  stage.slack.sendRaw(envelope('events_api', { event: { type: name, text: canary } }))
  expect(await stage.settled()).toEqual([])
  expect(asked(), 'nobody connected anew').toBe(before)
})

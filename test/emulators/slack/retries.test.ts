/** How Slack repeats events: by number with a reason, or as if they were new. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import type { SlackEmulator } from './index.ts'
import { startBolt, startEmulator } from './start-bolt.ts'

/** An app that is asked for its challenge, and otherwise answers as the test says. */
async function appAt(
  slack: SlackEmulator,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<void> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString())
      if (body.type === 'url_verification') response.end(body.challenge)
      else answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  await slack.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`)
}

const retryOf = (request: IncomingMessage): readonly unknown[] => [
  request.headers['x-slack-retry-num'],
  request.headers['x-slack-retry-reason'],
]

test('a retry that is refused with x-slack-no-retry is the last one', async () => {
  const slack = await startEmulator({ timing: { retries: [0, 0, 0] } })
  const seen: unknown[] = []
  await appAt(slack, (request, response) => {
    seen.push(retryOf(request))
    response.writeHead(500, seen.length === 2 ? { 'x-slack-no-retry': '1' } : {}).end()
  })
  await slack.writeDirectly(slack.addUser({ name: 'ana' }), 'hello')
  await slack.settled()
  expect(seen).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
  ])
})

test('an app that says nothing, and one that hangs up, are told why the event comes again', async () => {
  const slack = await startEmulator({ timing: { ack: 20, retries: [0, 0] } })
  const seen: unknown[] = []
  await appAt(slack, (request, response) => {
    seen.push(retryOf(request))
    if (seen.length === 2) request.socket.destroy()
    if (seen.length === 3) response.end()
  })
  await slack.writeDirectly(slack.addUser({ name: 'ana' }), 'hello')
  await slack.settled()
  expect(seen).toEqual([
    [undefined, undefined],
    ['1', 'http_timeout'],
    ['2', 'connection_failed'],
  ])
})

test('by Socket Mode the number and the reason of a retry stand in the envelope', async () => {
  const slack = await startEmulator({ timing: { retries: Array.from({ length: 1000 }, () => 1) } })
  const seen: unknown[] = []
  const { app } = await startBolt(slack, 'Socket Mode', (bolt) => {
    bolt.event(
      'message',
      async ({ context, body }) => void seen.push([context.retryNum, context.retryReason, body.event_id]),
    )
  })
  await app.stop()
  await slack.until(() => slack.openSockets() === 0)
  await slack.writeDirectly(slack.addUser({ name: 'ana' }), 'hello')
  await app.start()
  await slack.until(() => seen.length === 1)
  expect(seen[0]).toEqual([expect.any(Number), 'connection_failed', expect.stringMatching(/^Ev/)])
})

test('one message may come under several event ids, none of them a retry', async () => {
  const slack = await startEmulator()
  const seen: { readonly id: string; readonly ts: string; readonly retry: unknown }[] = []
  await startBolt(slack, 'Socket Mode', (app) => {
    app.event('message', async ({ event, body, context }) => {
      seen.push({ id: body.event_id, ts: event.ts, retry: context.retryNum || undefined })
    })
  })
  await slack.writeDirectly(slack.addUser({ name: 'ana' }), 'hello')
  await Promise.all([slack.repeatLastEvent(), slack.repeatLastEvent()])
  await slack.settled()
  expect(new Set(seen.map((one) => one.id)).size).toBe(3)
  expect(new Set(seen.map((one) => one.ts)).size).toBe(1)
  expect(seen.map((one) => one.retry)).toEqual([undefined, undefined, undefined])
})

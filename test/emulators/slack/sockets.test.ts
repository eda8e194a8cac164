/** Every way in which Socket Mode loses, refuses or recycles a socket. */
import { App, SocketModeReceiver } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { SlackEmulator } from './index.ts'
import { silentLogger, startBolt, startEmulator } from './start-bolt.ts'
import { openWire as openSocket, urlFrom, type Wire } from './wire.ts'

function openWire(url: string): Wire {
  const wire = openSocket(url)
  onTestFinished(() => wire.socket.terminate())
  return wire
}

const reasons = (wire: Wire): readonly string[] => wire.said.map((one) => one.reason ?? one.type)

async function wires(slack: SlackEmulator, count: number): Promise<Wire[]> {
  const made: Wire[] = []
  for (let number = 1; number <= count; number += 1) {
    made.push(openWire(await urlFrom(slack)))
    await slack.connected(number)
  }
  return made
}

test('an address of a socket is good for one socket', async () => {
  const slack = await startEmulator()
  const url = await urlFrom(slack)
  openWire(url)
  await slack.connected()
  expect(await openWire(url).ended).toBe('Unexpected server response: 404')
})

test('the eleventh socket is sent away, and ten stay', async () => {
  const slack = await startEmulator()
  await wires(slack, 10)
  const eleventh = openWire(await urlFrom(slack))
  expect(await eleventh.ended).toMatch(/^closed/)
  expect(reasons(eleventh)).toEqual(['too_many_websockets'])
  await slack.connected(10)
})

test('a recycled socket is warned, asked to refresh, and closed, and the others are left alone', async () => {
  const slack = await startEmulator({ timing: { warned: 5, closing: 5 } })
  const [first, second] = await wires(slack, 2)
  if (first === undefined || second === undefined) return expect.fail('no sockets')
  slack.recycleSockets(1)
  expect(await first.ended).toBe('closed 1000')
  expect(reasons(first)).toEqual(['hello', 'warning', 'refresh_requested'])
  expect(reasons(second)).toEqual(['hello'])
})

test('Socket Mode that is switched off closes every socket and greets none until it is on again', async () => {
  const slack = await startEmulator()
  const [before] = await wires(slack, 1)
  slack.enableSocketMode(false)
  await before?.ended
  expect(before && reasons(before)).toEqual(['hello', 'link_disabled'])
  const meanwhile = openWire(await urlFrom(slack))
  await meanwhile.ended
  expect(reasons(meanwhile)).toEqual(['link_disabled'])
  slack.enableSocketMode(true)
  await wires(slack, 1)
})

test('a silent socket stays open, pings and answers nobody, and what is sent over it is lost', async () => {
  const slack = await startEmulator({ timing: { ack: 20, ping: 5 } })
  const [wire] = await wires(slack, 1)
  if (wire === undefined) return expect.fail('no socket')
  await new Promise((resolve) => wire.socket.once('ping', resolve))
  slack.silenceSockets()
  const answered = { ping: 0, pong: 0 }
  wire.socket.on('ping', () => (answered.ping += 1))
  wire.socket.on('pong', () => (answered.pong += 1))
  wire.socket.ping()
  const ana = slack.addUser({ name: 'ana' })
  const call = await slack.runCommand(ana, slack.general, '/hearth')
  expect(call.failure).toBe('operation_timeout')
  expect(answered).toEqual({ ping: 0, pong: 0 })
  expect(reasons(wire)).toEqual(['hello'])
  expect(wire.socket.readyState).toBe(WebSocket.OPEN)
})

test('what a closed socket left unacknowledged fails for a person at once, and comes again as a retry of an event', async () => {
  const slack = await startEmulator({ timing: { retries: [0] } })
  const ana = slack.addUser({ name: 'ana' })
  const [deaf] = await wires(slack, 1)
  const command = slack.runCommand(ana, slack.general, '/hearth')
  await slack.writeDirectly(ana, 'hello')
  await slack.until(() => slack.unacknowledged() === 2)
  const retries: unknown[] = []
  await startBolt(slack, 'Socket Mode', (app) => {
    app.event('message', async ({ context }) => void retries.push([context.retryNum, context.retryReason]))
  })
  await slack.connected(2)
  deaf?.socket.terminate()
  expect((await command).failure).toBe('dispatch_failed')
  await slack.settled()
  expect(retries).toEqual([[1, 'connection_failed']])
})

test('a Slack that is away refuses connections, and is back at the same address', async () => {
  const slack = await startEmulator()
  const [wire] = await wires(slack, 1)
  await slack.goAway()
  expect(await wire?.ended).toBe('closed 1006')
  await expect(urlFrom(slack)).rejects.toThrow('fetch failed')
  await slack.comeBack()
  await wires(slack, 1)
})

test("a stock client is deaf after Slack's request to refresh, and a command in that gap is lost", async () => {
  const slack = await startEmulator()
  const ana = slack.addUser({ name: 'ana' })
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: 100,
    logger: silentLogger,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  })
  const clientOptions = { slackApiUrl: slack.apiUrl }
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: silentLogger })
  app.command('/hearth', ({ ack }) => ack('here'))
  await app.start()
  onTestFinished(async () => void (await app.stop()))
  const answer = async (): Promise<string> => {
    const call = await slack.runCommand(ana, slack.general, '/hearth')
    return call.failure ?? call.responses.map(slack.text).join()
  }
  expect(await answer()).toBe('here')
  slack.disconnectSockets('warning')
  await slack.until(() => slack.openSockets() === 0)
  expect(await answer()).toBe('dispatch_failed')
  await slack.connected()
  expect(await answer()).toBe('here')
})

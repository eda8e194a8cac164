/** Which events are sent, and over which socket. */
import { App, SocketModeReceiver } from '@slack/bolt'
import { expect, test } from 'vitest'
import { silentLogger, startBolt, startEmulator } from './start-bolt.ts'

test('only events that the app subscribed to and has the scope for are sent', async () => {
  const slack = await startEmulator({ botEvents: ['team_join', 'message.im'], scopes: ['users:read'] })
  const heard: string[] = []
  await startBolt(slack, 'Socket Mode', (app) => {
    app.event(/.*/, async ({ event }) => void heard.push(event.type))
  })
  const nia = await slack.joinTeam({ name: 'nia' })
  await slack.changeUser(nia, { admin: true })
  await slack.writeDirectly(nia, 'hello')
  await slack.settled()
  expect(heard).toEqual(['team_join'])
})

test('with two sockets each payload goes to one of them', async () => {
  const slack = await startEmulator()
  const ana = slack.addUser({ name: 'ana' })
  const heard: string[] = []
  for (const socket of ['first', 'second']) {
    await startBolt(slack, 'Socket Mode', (app) => {
      app.message(async () => void heard.push(socket))
    })
  }
  await slack.connected(2)
  for (const text of ['a', 'b', 'c', 'd']) await slack.writeDirectly(ana, text)
  await slack.settled()
  expect(heard.sort()).toEqual(['first', 'first', 'second', 'second'])
})

test('a dropped socket is replaced and the next command arrives', async () => {
  const slack = await startEmulator()
  const ana = slack.addUser({ name: 'ana' })
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: 20,
    logger: silentLogger,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  })
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: silentLogger,
  })
  app.command('/hearth', ({ ack }) => ack('still here'))
  await app.start()
  try {
    slack.dropSockets()
    await slack.until(() => slack.requests.filter((one) => one.method === 'apps.connections.open').length === 2)
    await slack.connected()
    const call = await slack.runCommand(ana, slack.general, '/hearth')
    expect(call.responses.map(slack.text)).toEqual(['still here'])
  } finally {
    await app.stop()
  }
})

/** Starts a stock Bolt app against an emulator, over either transport, for the emulator's own tests. */
import { App, LogLevel } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import { type SlackEmulator, type SlackOptions, startSlack } from './index.ts'

export type Transport = 'Socket Mode' | 'signed HTTP'

/** Starts an emulator that ends with the test. */
export async function startEmulator(options?: SlackOptions): Promise<SlackEmulator> {
  const slack = await startSlack(options)
  onTestFinished(() => slack.close())
  return slack
}

/** Starts a Bolt app that ends with the test; `register` adds its listeners. */
export async function startBolt(
  slack: SlackEmulator,
  transport: Transport,
  register: (app: App) => void,
): Promise<{ readonly app: App; readonly url: string | undefined }> {
  const clientOptions = { slackApiUrl: slack.apiUrl }
  const logLevel = LogLevel.ERROR
  const app =
    transport === 'Socket Mode'
      ? new App({ token: slack.botToken, appToken: slack.appToken, socketMode: true, clientOptions, logLevel })
      : new App({ token: slack.botToken, signingSecret: slack.signingSecret, clientOptions, logLevel })
  register(app)
  if (transport === 'Socket Mode') {
    await app.start()
    onTestFinished(() => app.stop().then(() => undefined))
    await slack.connected()
    return { app, url: undefined }
  }
  const server = await app.start(0)
  onTestFinished(() => app.stop().then(() => undefined))
  const address = server && 'address' in server ? server.address() : null
  if (typeof address !== 'object' || address === null) throw new Error('Bolt did not listen')
  const url = `http://127.0.0.1:${address.port}/slack/events`
  await slack.deliverTo(url)
  return { app, url }
}

/** Starts a stock Bolt app against an emulator, over either transport, for the emulator's own tests. */
import { App, type Logger, LogLevel } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import { type SlackEmulator, type SlackOptions, startSlack } from './index.ts'

/** Hears everything and says nothing; refusals are what these tests are about. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}

export type Transport = 'Socket Mode' | 'signed HTTP'

/** Starts an emulator that ends with the test. */
export async function startEmulator(options?: SlackOptions): Promise<SlackEmulator> {
  const slack = await startSlack({ counted: false, ...options })
  onTestFinished(() => slack.close())
  return slack
}

/** Starts a Bolt app that ends with the test; `register` adds its listeners. */
export async function startBolt(
  slack: SlackEmulator,
  transport: Transport,
  register: (app: App) => void,
): Promise<{ readonly app: App; readonly url: string | undefined }> {
  const shared = { token: slack.botToken, clientOptions: { slackApiUrl: slack.apiUrl }, logger: silentLogger }
  const app =
    transport === 'Socket Mode'
      ? new App({ ...shared, appToken: slack.appToken, socketMode: true })
      : new App({ ...shared, signingSecret: slack.signingSecret })
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

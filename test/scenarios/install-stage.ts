// A stage with two workspaces and no token for either: their admins install Hearth with a browser.
import { onTestFinished } from 'vitest'
import { type SlackEmulator, startSlack, type User } from '../emulators/slack/index.ts'
import { type Consent, startOauth } from '../emulators/slack/oauth.ts'
import { freePort } from '../free-port.ts'
import { lastingStore, startHearth } from './stage.ts'

/** A secret as long as they are, named by a word. */
export const secretOf = (word: string): string => word.padEnd(40, '-')

/** A browser: it keeps cookies, and goes where it is told to by whoever drives it. */
export function browser() {
  const jar = new Map<string, string>()
  return {
    jar,
    async opens(url: string): Promise<{ status: number; location: string; cookie: string; text: string }> {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (/Max-Age=0\b/.test(line)) jar.delete(name)
        else jar.set(name, value)
      }
      const location = response.headers.get('location') ?? ''
      return {
        ...{ status: response.status, location, text: await response.text() },
        cookie: response.headers.getSetCookie().join('\n'),
      }
    },
  }
}

export interface Town {
  readonly slack: SlackEmulator
  readonly admin: User
  readonly member: User
  /** Runs a command of Hearth's, and gives what it said. */
  runs(user: User, words: string): Promise<string>
}

async function town(name: string, teamId: string): Promise<Town> {
  const slack = await startSlack({
    teamId,
    teamName: name,
    botToken: `xoxb-own-${teamId}`,
    timing: { retries: [10, 10] },
  })
  onTestFinished(() => slack.close())
  const admin = slack.addUser({ name: `${name} admin`, admin: true, owner: true })
  const member = slack.addUser({ name: `${name} member` })
  for (const channel of ['support', 'suggestions', 'welcome'])
    slack.addChannel({ name: channel, members: [admin, member] })
  slack.addChannel({ name: 'moderators', private: true, members: [admin], botIn: true })
  return {
    ...{ slack, admin, member },
    async runs(user, words) {
      const run = await slack.runCommand(user, slack.general, '/hearth', words)
      return slack.text(await run.response())
    },
  }
}

export interface InstallStageOptions {
  readonly mode?: 'http' | 'socket'
  readonly file?: string
  readonly secrets?: readonly string[]
  readonly clientSecret?: string
}

/** Sets it. Nothing is installed yet. */
export async function installStage({ mode = 'http', file, secrets, clientSecret }: InstallStageOptions = {}) {
  const meadow = await town('Meadow', 'T0MEADOW01')
  const harbour = await town('Harbour', 'T0HARBOUR1')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let aheadMs = 0
  const oauth = await startOauth({
    workspaces: [meadow.slack, harbour.slack],
    redirectUrls: [`${url}/slack/oauth_redirect`],
    now: () => Date.now() + aheadMs,
  })
  onTestFinished(oauth.close)
  const kept = await lastingStore({ file })
  onTestFinished(kept.close)
  const log: string[] = []
  const connection =
    mode === 'http'
      ? ({ kind: 'http', signingSecret: meadow.slack.signingSecret, port } as const)
      : ({ kind: 'socket', appToken: meadow.slack.appToken } as const)

  async function begin(with_: readonly string[]) {
    const install = {
      ...{ clientId: oauth.clientId, clientSecret: clientSecret ?? oauth.clientSecret },
      ...{ url, secrets: with_ },
    }
    const started = await startHearth(
      { slack: { botToken: undefined, apiUrl: oauth.apiUrl, connection, install }, httpPort: port },
      { store: kept.store, hears: (line) => void log.push(line) },
    )
    if (mode === 'socket') {
      await meadow.slack.connected()
      harbour.slack.deliverWith(meadow.slack)
    } else for (const { slack } of [meadow, harbour]) await slack.deliverTo(`${url}/slack/events`)
    return started
  }

  let hearth = await begin(secrets ?? [secretOf('first')])
  onTestFinished(() => hearth.stop())

  /** Somebody goes from Hearth to Slack, answers there, and comes back. */
  async function installs(where: Town, answer: Consent['answer'] = 'allow', by = browser()) {
    const { location } = await by.opens(`${url}/slack/install`)
    const back = await oauth.consents(location, { workspace: where.slack, user: where.admin, answer })
    const page = await by.opens(back)
    await hearth.idle()
    return { ...page, back, by }
  }

  return {
    ...{ meadow, harbour, oauth, url, log, installs, store: kept.store },
    get hearth() {
      return hearth
    },
    /** Lets time pass for Slack. */
    passes: (ms: number) => {
      aheadMs += ms
    },
    /** What an admin was told first, with its button pressed. */
    async looksRight({ slack, admin }: Town): Promise<string> {
      const found = await slack.until(() => slack.directMessages(admin)[0])
      await (await slack.press(admin, found, 'Looks right')).answered()
      await hearth.idle()
      return slack.text(found)
    },
    async restarts(with_: readonly string[]): Promise<void> {
      await hearth.stop()
      hearth = await begin(with_)
      await hearth.idle()
    },
  }
}

// Several processes of Hearth over one store of installations: what one is told, the others find when they need it.
import { expect, onTestFinished, test } from 'vitest'
import { slackAdapter } from '../../adapters/slack/index.ts'
import { registryOf } from '../../src/bot/registry.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { OnceShelf, Shelf } from '../../src/ports/system.ts'
import { keyring } from '../../src/system/keyring.ts'
import { systemIds } from '../../src/system/system.ts'
import { noPictures } from '../drawn-pictures.ts'
import { startSlack } from '../emulators/slack/index.ts'
import { startOauth } from '../emulators/slack/oauth.ts'
import { noFiles } from '../no-files.ts'
import { FakeInbox, loggerInto, openDoor, realTimers } from './slack-bench.ts'

const url = 'https://hearth.example'

/** What several processes share: the store. `fails` lets it take nothing. */
function shelves() {
  const [kept, once] = [new Map<string, unknown>(), new Map<string, unknown>()]
  const state = { fails: false }
  const shelf: Shelf = {
    async get(key) {
      if (state.fails) throw new Error('the store is away')
      return kept.get(key)
    },
    async set(key, value) {
      if (state.fails) throw new Error('the store is away')
      kept.set(key, value)
    },
    delete: async (key) => void kept.delete(key),
    entries: async () => [...kept],
  }
  const states: OnceShelf = {
    set: async (key, value) => void once.set(key, value),
    async take(key) {
      const value = once.get(key)
      return once.delete(key) ? value : undefined
    },
  }
  return { state, shelf, states, kept }
}

/** A workspace, the page for installing in it, and as many processes of Hearth as are started. */
async function replicas(botToken?: string) {
  const slack = await startSlack({ timing: { retries: [10, 10] } })
  const admin = slack.addUser({ name: 'Ada', admin: true })
  const oauth = await startOauth({ workspaces: [slack], redirectUrls: [`${url}/slack/oauth_redirect`] })
  const shared = shelves()
  onTestFinished(async () => {
    await oauth.close()
    await slack.close()
  })

  async function starts() {
    const [inbox, door, logged] = [new FakeInbox(), openDoor(), [] as string[]]
    const made = { ahead: 0 }
    const clock = { now: () => Date.now() + made.ahead }
    const platform = slackAdapter({
      ...(botToken === undefined ? {} : { botToken }),
      connection: { kind: 'http', signingSecret: slack.signingSecret, door },
      install: {
        ...{ clientId: oauth.clientId, clientSecret: oauth.clientSecret, url, door },
        ...{ shelf: shared.shelf, states: shared.states, seal: keyring(['a-secret-of-thirty-two-characters']) },
        ids: systemIds(clock),
      },
      apiUrl: oauth.apiUrl,
      registry: registryOf([]),
      ...{
        clock,
        timers: realTimers,
        logger: loggerInto(logged),
        metrics: noMetrics,
        files: noFiles,
        pictures: noPictures,
      },
    })
    await platform.start(inbox)
    onTestFinished(async () => {
      await platform.stop()
      await door.close()
    })
    return Object.assign(made, { inbox, door, logged, platform, address: await door.open() })
  }

  /** An admin goes to Slack from one process and comes back to another. */
  async function installs(from: Awaited<ReturnType<typeof starts>>, to = from): Promise<Response> {
    const begun = await from.door.browse(`${url}/slack/install`)
    const cookie = begun.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Path=\/slack; Max-Age=600; Secure$/)
    const location = begun.headers.get('location') ?? ''
    const back = await oauth.consents(location, { workspace: slack, user: admin, answer: 'allow' })
    return to.door.browse(back, cookie.split(';')[0])
  }

  const run = async (words: string) => slack.runCommand(admin, slack.general, '/hearth', words)
  return { slack, admin, oauth, shared, starts, installs, run }
}

const post = (team: string, channel: string) =>
  ({
    kind: 'post',
    place: { kind: 'channel', space: { platform: 'slack', id: team }, channel },
    message: { text: [{ kind: 'plain', text: 'hello' }] },
  }) as const

test('one may go to Slack from one process and come back to another, and a third finds the workspace when it needs it', async () => {
  const { slack, starts, installs, run } = await replicas()
  const [first, second, third] = [await starts(), await starts(), await starts()]
  await slack.deliverTo(third.address)
  await run('help')
  expect(third.inbox.wordsCalls).toEqual([])
  expect(third.logged.join('\n')).toContain('a Slack workspace that Hearth is not in')
  expect((await installs(first, second)).status).toBe(200)
  expect(second.inbox.of('space-seen').map(({ host }) => host?.name)).toEqual(['Ada'])
  await (await run('help')).answered()
  expect(third.inbox.wordsCalls.map(({ words }) => words)).toEqual(['help'])
  const outcome = await first.platform.perform(post(slack.teamId, slack.general.id), { id: 'one', number: 1 })
  expect(outcome.kind).toBe('done')
})

test('a workspace that is removed is left alone by every process within half a minute', async () => {
  const { slack, oauth, starts, installs } = await replicas()
  const [first, second] = [await starts(), await starts()]
  await installs(first)
  const effect = post(slack.teamId, slack.general.id)
  expect((await second.platform.perform(effect, { id: 'one', number: 1 })).kind).toBe('done')
  await slack.deliverTo(first.address)
  await oauth.removes(slack)
  await slack.settled()
  expect(await first.platform.perform(effect, { id: 'two', number: 1 })).toMatchObject({ reason: 'gone' })
  second.ahead = 30_001
  expect(await second.platform.perform(effect, { id: 'two', number: 1 })).toMatchObject({ reason: 'gone' })
  await expect(second.platform.channels(effect.place.space)).rejects.toThrow('not in this Slack workspace')
})

test('the workspace of SLACK_BOT_TOKEN is one more beside those that are installed', async () => {
  const { slack, starts, installs, run } = await replicas('xoxb-emulated-bot-token')
  const one = await starts()
  expect(one.inbox.of('space-seen')).toHaveLength(1)
  await slack.deliverTo(one.address)
  await (await run('help')).answered()
  expect(one.inbox.wordsCalls).toHaveLength(1)
  await installs(one)
  expect(one.logged.join('\n')).toContain('that token goes first')
})

test('an event that comes while the store is away is not acknowledged, and comes again', async () => {
  const { slack, admin, shared, starts, installs } = await replicas()
  const [first, second] = [await starts(), await starts()]
  await slack.deliverTo(second.address)
  await installs(first)
  await slack.inviteBot(slack.general)
  await slack.settled()
  second.ahead = 30_001
  shared.state.fails = true
  await slack.write(admin, slack.general, 'hello')
  await slack.until(() => second.logged.some((line) => line.includes('was not kept')))
  shared.state.fails = false
  await second.inbox.until(() => second.inbox.of('message').some(({ text }) => text === 'hello'))
})

test('an install that cannot be kept says so', async () => {
  const { shared, starts, installs } = await replicas()
  const one = await starts()
  shared.state.fails = true
  const page = await installs(one)
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('I could not finish')])
})

test('whatever a browser brings that we did not send there, it is refused, and none of it reaches the log', async () => {
  const { oauth, shared, starts } = await replicas()
  const one = await starts()
  const canary = 'Kanarienvogel7f3a'
  const states = [
    '',
    canary,
    `v1.${canary}`,
    `v1.0123456789ab.${canary.repeat(9)}`,
    '%00%ff',
    '../..',
    'x'.repeat(9_000),
  ]
  for (const state of states)
    for (const cookie of [state, 'other', ''])
      for (const query of ['', `code=${canary}&`, `error=${canary}&`, 'code=&', 'error=access_denied&']) {
        const brought = `hearth-slack-install=${encodeURIComponent(cookie)}; theirs=${canary}`
        const page = await one.door.browse(
          `${url}/slack/oauth_redirect?${query}state=${encodeURIComponent(state)}`,
          brought,
        )
        expect([query, state.slice(0, 20), page.status]).toEqual([
          query,
          state.slice(0, 20),
          expect.toSatisfy(isRefusal),
        ])
        expect(await page.text()).not.toContain(canary)
      }
  expect(one.logged.filter((line) => line.includes(canary))).toEqual([])
  expect([oauth.tokens(), [...shared.kept]]).toEqual([[], []])
})

const isRefusal = (status: number): boolean => status === 400 || status === 403

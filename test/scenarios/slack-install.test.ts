// Admins of several workspaces install Hearth with a browser; each workspace is a community of its own.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { browser, installStage, secretOf } from './install-stage.ts'

test.for(['http', 'socket'] as const)(
  'an admin of a second workspace installs Hearth by %s, is told what it found, and neither workspace hears of the other',
  async (mode) => {
    const stage = await installStage({ mode })
    const { meadow, harbour } = stage
    for (const town of [meadow, harbour]) {
      const page = await stage.installs(town)
      expect([page.status, page.text]).toEqual([200, expect.stringContaining(`I am in ${town.slack.teamName} now`)])
      expect(await stage.looksRight(town)).toContain('#support')
      expect(await town.runs(town.member, `suggest ${town.slack.teamName} lamp`)).toContain('1')
    }
    await stage.hearth.idle()
    const lists = [
      await meadow.runs(meadow.member, 'suggestion list'),
      await harbour.runs(harbour.member, 'suggestion list'),
    ]
    expect(lists).toEqual([expect.stringContaining('Meadow lamp'), expect.stringContaining('Harbour lamp')])
    expect(lists[0]).not.toContain('Harbour')
    expect(lists[1]).not.toContain('Meadow')
    const newcomer = await harbour.slack.joinTeam({ name: 'Nia', general: true })
    await harbour.slack.settled(10_000)
    await stage.hearth.idle()
    expect(harbour.slack.text(harbour.slack.directMessages(newcomer)[0] ?? never())).toContain('Welcome')
    expect(stage.log.filter((line) => line.includes('xoxb-'))).toEqual([])
  },
)

const never = (): never => {
  throw new Error('there is no message')
}

test('the cookie is for this browser alone, and gone when the way is over', async () => {
  const stage = await installStage()
  const by = browser()
  const { cookie, status } = await by.opens(`${stage.url}/slack/install`)
  expect(status).toBe(302)
  expect(cookie).toContain('HttpOnly; SameSite=Lax; Path=/slack; Max-Age=600')
  expect(cookie).not.toContain('Secure')
  await stage.installs(stage.meadow, 'allow', by)
  expect(by.jar.size).toBe(0)
})

test('a way back that was used, or belongs to another browser, or was changed, installs nothing', async () => {
  const stage = await installStage()
  const { oauth, harbour, meadow, url } = stage
  const consent = { workspace: harbour.slack, user: harbour.admin, answer: 'allow' } as const
  const [mine, other] = [browser(), browser()]
  const { location } = await mine.opens(`${url}/slack/install`)
  const back = await oauth.consents(location, consent)

  const elsewhere = await other.opens(back)
  expect([elsewhere.status, elsewhere.text]).toEqual([403, expect.stringContaining('does not belong to this browser')])
  await other.opens(`${url}/slack/install`)
  expect((await other.opens(back)).status).toBe(403)

  const changed = new URL(back)
  const state = changed.searchParams.get('state') ?? ''
  const spoiled = `${state.slice(0, -3)}${state.endsWith('AAA') ? 'BBB' : 'AAA'}`
  changed.searchParams.set('state', spoiled)
  const forger = browser()
  forger.jar.set('hearth-slack-install', spoiled)
  const forged = await forger.opens(changed.href)
  expect([forged.status, forged.text]).toEqual([403, expect.stringContaining('not what I sent there')])

  const cookie = mine.jar.get('hearth-slack-install') ?? ''
  expect((await mine.opens(back)).status).toBe(200)
  mine.jar.set('hearth-slack-install', cookie)
  const again = await mine.opens(back)
  expect([again.status, again.text]).toEqual([403, expect.stringContaining('was used before')])

  const without = new URL(back)
  without.searchParams.delete('state')
  expect((await mine.opens(without.href)).status).toBe(400)
  expect(oauth.tokens()).toHaveLength(1)
  expect((await stage.store.shelves.slack.entries()).map(([team]) => team)).toEqual([harbour.slack.teamId])
  expect(meadow.slack.directMessages(meadow.admin)).toEqual([])
})

test('a way back that took more than ten minutes installs nothing', async () => {
  const stage = await installStage()
  const by = browser()
  const { location } = await by.opens(`${stage.url}/slack/install`)
  const { slack: workspace, admin: user } = stage.meadow
  const back = await stage.oauth.consents(location, { workspace, user, answer: 'allow' })
  await stage.hearth.advance(10 * 60_000 + 1)
  const page = await by.opens(back)
  expect([page.status, page.text]).toEqual([403, expect.stringContaining('more than ten minutes')])
  expect(stage.oauth.tokens()).toEqual([])
})

test('whoever says no, or installs for a whole organisation, is told that nothing was installed', async () => {
  const stage = await installStage()
  const no = await stage.installs(stage.meadow, 'deny')
  expect([no.status, no.text]).toEqual([403, expect.stringContaining('answered with no')])
  const whole = await stage.installs(stage.meadow, 'organisation')
  expect([whole.status, whole.text]).toEqual([400, expect.stringContaining('single workspace')])
  expect(stage.oauth.tokens()).toEqual([])
  expect(await stage.store.shelves.slack.entries()).toEqual([])
})

test('a code that Slack does not take any more installs nothing', async () => {
  const stage = await installStage()
  const by = browser()
  const { location } = await by.opens(`${stage.url}/slack/install`)
  const { slack: workspace, admin: user } = stage.meadow
  const back = await stage.oauth.consents(location, { workspace, user, answer: 'allow' })
  stage.passes(10 * 60_000 + 1)
  const page = await by.opens(back)
  expect([page.status, page.text]).toEqual([400, expect.stringContaining('does not know this try')])
})

test('a client secret that Slack does not take is told to the owner, and not blamed on whoever installs', async () => {
  const stage = await installStage({ clientSecret: 'another-secret' })
  const page = await stage.installs(stage.meadow)
  expect([page.status, page.text]).toEqual([500, expect.stringContaining('not your fault')])
  expect(stage.log.join('\n')).toContain('SLACK_CLIENT_SECRET')
  expect(stage.log.join('\n')).not.toContain('another-secret')
})

test('a workspace that removes Hearth is left alone, the other goes on, and it can be installed anew', async () => {
  const stage = await installStage()
  const { meadow, harbour, oauth } = stage
  for (const town of [meadow, harbour]) {
    await stage.installs(town)
    await stage.looksRight(town)
  }
  await oauth.removes(harbour.slack)
  await harbour.slack.settled(10_000)
  expect((await stage.store.shelves.slack.entries()).map(([team]) => team)).toEqual([meadow.slack.teamId])
  const asked = harbour.slack.requests.length
  await harbour.slack.joinTeam({ name: 'Nia', general: true })
  await harbour.slack.settled(10_000)
  await stage.hearth.idle()
  expect(harbour.slack.requests).toHaveLength(asked)
  expect(stage.log.some((line) => line.includes('that Hearth is not in') && line.includes('T0HARBOUR1'))).toBe(true)
  expect(await meadow.runs(meadow.member, 'suggest Still here')).toContain('1')
  await stage.hearth.advance(1_000)
  expect((await stage.installs(harbour)).status).toBe(200)
  expect(await harbour.runs(harbour.member, 'suggest Back again')).toContain('1')
})

test('a workspace that removed Hearth while it was away is forgotten at its start', async () => {
  const stage = await installStage()
  for (const town of [stage.meadow, stage.harbour]) await stage.installs(town)
  await stage.hearth.stop()
  await stage.oauth.removes(stage.harbour.slack, { told: false })
  await stage.restarts([secretOf('first')])
  expect((await stage.store.shelves.slack.entries()).map(([team]) => team)).toEqual([stage.meadow.slack.teamId])
  expect(await stage.meadow.runs(stage.meadow.member, 'help')).toContain('support')
})

test('a restart keeps what is installed, and no token stands in the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-install-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const stage = await installStage({ file: join(folder, 'hearth.db') })
  await stage.installs(stage.harbour)
  await stage.looksRight(stage.harbour)
  await stage.restarts([secretOf('first')])
  expect(await stage.harbour.runs(stage.harbour.member, 'suggest After it')).toContain('1')
  const [token = ''] = stage.oauth.tokens()
  expect(token).toContain('xoxb-')
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  expect(bytes.some((text) => text.includes('T0HARBOUR1'))).toBe(true)
  expect(bytes.filter((text) => text.includes(token) || text.includes('xoxb-'))).toEqual([])
})

test('a secret is changed by putting the new one first, and the old one can go after a start', async () => {
  const stage = await installStage({ secrets: [secretOf('old')] })
  await stage.installs(stage.harbour)
  await stage.looksRight(stage.harbour)
  await stage.restarts([secretOf('new'), secretOf('old')])
  expect(await stage.harbour.runs(stage.harbour.member, 'suggest One')).toContain('1')
  await stage.restarts([secretOf('new')])
  expect(await stage.harbour.runs(stage.harbour.member, 'suggest Two')).toContain('2')
})

test('an installation that no secret opens is told in plain words, and the other workspaces go on', async () => {
  const stage = await installStage({ secrets: [secretOf('old')] })
  const { meadow, harbour } = stage
  await stage.installs(harbour)
  await stage.looksRight(harbour)
  await stage.restarts([secretOf('new')])
  const told = stage.log.filter((line) => line.includes('HEARTH_SECRET') && line.includes('T0HARBOUR1'))
  expect(told.length).toBeGreaterThan(0)
  expect((await stage.installs(meadow)).status).toBe(200)
  await stage.looksRight(meadow)
  expect(await meadow.runs(meadow.member, 'suggest One')).toContain('1')
  await stage.restarts([secretOf('new'), secretOf('old')])
  expect(await harbour.runs(harbour.member, 'suggest Two')).toContain('1')
})

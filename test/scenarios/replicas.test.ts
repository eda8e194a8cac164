// Two Hearths over one database of PostgreSQL, and Slack by HTTP delivering to either: for the people it is one.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { systemTimers } from '../../src/system/system.ts'
import type { Hearth } from '../../src/wire.ts'
import { startSlack } from '../emulators/slack/index.ts'
import { freePorts } from '../free-port.ts'
import { emptyDatabase, runOn } from '../postgres/fresh-database.ts'
import { watchQueries } from './queries.ts'
import { bugs, startHearth } from './stage.ts'

const day = 24 * 60 * 60_000

/** Hands each request to the next of the ports, as a load balancer does. */
async function balancer(ports: readonly number[]): Promise<{ readonly url: string; readonly turns: number[] }> {
  const turns = ports.map(() => 0)
  let turn = 0
  const pass = (from: IncomingMessage, to: ServerResponse): void => {
    const index = turn++ % ports.length
    turns[index] = (turns[index] ?? 0) + 1
    const { method, url, headers } = from
    const options = { host: '127.0.0.1', port: ports[index], method, path: url, headers }
    const on = request(options, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(to)
    })
    on.on('error', () => to.writeHead(502).end())
    from.pipe(on)
  }
  const server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}/slack/events`, turns }
}

/** A workspace that is set up, and two Hearths for it. */
async function workspace() {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  const mo = slack.addUser({ name: 'Mo', admin: true, owner: true })
  const ben = slack.addUser({ name: 'Ben' })
  const members = [mo, ben]
  const welcome = slack.addChannel({ name: 'welcome', members })
  for (const name of ['support', 'suggestions']) slack.addChannel({ name, members })
  const moderators = slack.addChannel({ name: 'moderators', private: true, members: [mo], botIn: true })
  const url = await emptyDatabase()
  const ports = await freePorts(2)
  const hearths: Hearth[] = []
  const stopped = new Set<Hearth>()
  async function stop(hearth: Hearth): Promise<void> {
    if (stopped.has(hearth)) return
    stopped.add(hearth)
    await hearth.stop()
  }
  for (const port of ports) {
    const store = await openStore({
      ...{ database: { kind: 'postgres', url }, startedAt: 0, timers: systemTimers, onQuery: watchQueries },
    })
    const connection = { kind: 'http', signingSecret: slack.signingSecret, port } as const
    const hearth = await startHearth(
      { slack: { botToken: slack.botToken, apiUrl: slack.apiUrl, connection }, httpPort: port },
      { store, companyTimes: { beatMs: 100, deadMs: 2_000 } },
    )
    onTestFinished(() => stop(hearth))
    hearths.push(hearth)
  }
  const { url: front, turns } = await balancer(ports)
  await slack.deliverTo(front)
  const settles = async (): Promise<void> => {
    for (let time = 0; time < 2; time += 1) {
      await slack.settled(10_000)
      for (const hearth of hearths) await hearth.idle()
    }
  }
  await slack.until(() => slack.directMessages(mo).length > 0)
  const [found] = slack.directMessages(mo)
  if (found === undefined) throw new Error('nothing was found')
  await (await slack.press(mo, found, 'Looks right')).answered()
  await settles()
  const [one, other] = hearths
  if (one === undefined || other === undefined) throw new Error('two were started')
  const runs = async (words: string, by = mo): Promise<void> => {
    await (await slack.runCommand(by, slack.general, '/hearth', words)).answered()
    await settles()
  }
  const texts = (channel: typeof welcome): readonly string[] =>
    slack.messagesSeenBy(mo, channel).map((message) => slack.text(message))
  return { slack, ben, welcome, moderators, url, one, other, hearths, turns, settles, runs, texts, stop }
}

test('whoever joins is greeted once, suggestions have numbers without gaps, and a digest comes out once', {
  timeout: 60_000,
}, async () => {
  const { slack, ben, welcome, moderators, url, hearths, turns, settles, runs, texts } = await workspace()
  await runs('settings set name: welcome.greeting value: public')
  await runs('settings set name: welcome.burst value: 100')
  const names = ['Ada', 'Bo', 'Cleo', 'Dov', 'Eli', 'Fay', 'Gus', 'Hal', 'Ivo', 'Jo', 'Kit', 'Lou']
  await Promise.all(names.map((name) => slack.joinTeam({ name, general: true })))
  await settles()
  const greeted = () => texts(welcome).flatMap((text) => names.filter((name) => text.includes(`@${name}`)))
  await expect.poll(() => new Set(greeted()).size, { timeout: 10_000 }).toBe(names.length)
  expect(greeted()).toHaveLength(names.length)
  await Promise.all(
    Array.from({ length: 10 }, async (_, each) =>
      (await slack.runCommand(ben, slack.general, '/hearth', `suggest Idea ${each}`)).answered(),
    ),
  )
  await settles()
  const numbers = (await runOn(url, 'select number from suggestions')).map(({ number }) => Number(number))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, each) => each + 1))
  await runs('digest schedule every: daily time: 09:00 zone: UTC')
  await Promise.all(hearths.map((hearth) => hearth.advance(day)))
  await settles()
  await expect.poll(() => texts(moderators).filter((text) => /digest/i.test(text)).length).toBe(1)
  // Both had their part.
  expect(Math.min(...turns)).toBeGreaterThan(5)
  expect(bugs.splice(0)).toEqual([])
})

test('one that stops leaves everything to the other, and one that starts is no outage while another was up', async () => {
  const { slack, welcome, url, one, other, runs, texts, stop } = await workspace()
  await runs('settings set name: welcome.greeting value: public')
  expect(await runOn(url, 'select id from processes')).toHaveLength(2)
  expect(await runOn(url, 'select away_since from spaces')).toEqual([{ away_since: null }])
  await stop(one)
  expect(await runOn(url, 'select id from processes')).toHaveLength(1)
  // What the balancer hands to the one that is gone, Slack sends again.
  await slack.joinTeam({ name: 'Nia', general: true })
  await expect.poll(() => texts(welcome).filter((text) => text.includes('@Nia')).length, { timeout: 15_000 }).toBe(1)
  await other.idle()
  expect(texts(welcome).filter((text) => text.includes('@Nia'))).toHaveLength(1)
  expect(bugs.splice(0)).toEqual([])
})

// Watched over from outside: what the pages say while a platform or the database is away, and once it is back.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { systemMetrics } from '../../src/system/metrics.ts'
import { discordStage } from './discord-stage.ts'
import { playgroundStage } from './playground-stage.ts'
import { slackStage } from './slack-stage.ts'
import type { Stage } from './stage.ts'
import { becomes, page, readyz, samples } from './watched.ts'

const day = 24 * 60 * 60_000
const metrics = () => systemMetrics('1.2.3')
const outbox = { state: 'ok', waiting: 0, oldestSeconds: 0 }

async function opened<S extends Stage>(opening: Promise<S>): Promise<S> {
  const stage = await opening
  onTestFinished(() => stage.close())
  // What Hearth found is told; that it was is kept a moment later.
  await stage.hearth.idle()
  return stage
}

const connected = async (stage: Stage, platform: string): Promise<number | undefined> =>
  (await samples(stage.hearth))[`hearth_platform_connected{platform="${platform}"}`]

test('a connection to Discord that is cut is away until it is made again', async () => {
  const stage = await opened(discordStage({ metrics: metrics() }))
  expect(await readyz(stage.hearth)).toEqual({ status: 200, body: { ready: true, store: 'ok', discord: 'ok', outbox } })
  expect(await connected(stage, 'discord')).toBe(1)
  const { discord } = stage
  const mend = [2, 6].map((op) => discord.faults.everyOp(op, { kind: 'close', code: 4000 }))
  discord.dropConnections()
  await becomes(stage.hearth, 503, { ready: false, store: 'ok', discord: 'away', outbox })
  expect(await connected(stage, 'discord')).toBe(0)
  expect((await page(stage.hearth, '/healthz')).status).toBe(200)
  for (const mended of mend) mended()
  await becomes(stage.hearth, 200, { ready: true, discord: 'ok' })
  expect(await connected(stage, 'discord')).toBe(1)
})

test('a socket to Slack that is gone is away until there is another', async () => {
  const stage = await opened(slackStage('socket', { metrics: metrics() }))
  expect(await readyz(stage.hearth)).toEqual({ status: 200, body: { ready: true, store: 'ok', slack: 'ok', outbox } })
  await stage.slack.goAway()
  await becomes(stage.hearth, 503, { ready: false, store: 'ok', slack: 'away' })
  expect(await connected(stage, 'slack')).toBe(0)
  await stage.slack.comeBack()
  await becomes(stage.hearth, 200, { ready: true, slack: 'ok' })
  expect(await connected(stage, 'slack')).toBe(1)
})

test('Slack over HTTP and the playground are there once they have started', async () => {
  const slack = await opened(slackStage('http', { metrics: metrics() }))
  expect(await readyz(slack.hearth)).toMatchObject({ status: 200, body: { ready: true, slack: 'ok' } })
  const playground = await opened(playgroundStage({ metrics: metrics() }))
  expect(await readyz(playground.hearth)).toMatchObject({ status: 200, body: { ready: true, playground: 'ok' } })
})

test('a platform is away as long as it is not connected, and what is owed there keeps nobody', async () => {
  const stage = await opened(discordStage({ metrics: metrics() }))
  const platform = stage.hearth.platforms.get('discord')
  await platform?.stop()
  await becomes(stage.hearth, 503, { ready: false, discord: 'away', outbox: { state: 'ok' } })
})

test('a database that takes nothing is away, and the other pages go on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-watched-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'hearth.db')
  const stage = await opened(discordStage({ file, metrics: metrics() }))
  await stage.settles()
  const other = new Database(file)
  onTestFinished(() => void other.close())
  other.exec('begin immediate')
  await becomes(stage.hearth, 503, { ready: false, store: 'away', discord: 'ok' })
  expect(await readyz(stage.hearth)).not.toHaveProperty('body.outbox')
  const seen = await samples(stage.hearth)
  expect(seen).toMatchObject({
    hearth_store_up: 0,
    hearth_ready: 0,
    'hearth_platform_connected{platform="discord"}': 1,
  })
  expect(Object.keys(seen).filter((name) => name.startsWith('hearth_outbox'))).toEqual([])
  expect((await page(stage.hearth, '/healthz')).status).toBe(200)
  other.exec('rollback')
  await becomes(stage.hearth, 200, { ready: true, store: 'ok', outbox })
  expect(await samples(stage.hearth)).toMatchObject({ hearth_store_up: 1, hearth_outbox_oldest_seconds: 0 })
})

test('the metrics count what people do and what is done for them', async () => {
  const stage = await opened(discordStage({ metrics: metrics() }))
  await stage.presses('mo', 'Looks right')
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  await stage.runs('ben', 'suggestion view', { number: '77' })
  await stage.runs('mo', 'digest schedule', { every: 'daily', time: '09:00', zone: 'Europe/Berlin' })
  await stage.hearth.advance(day)
  await stage.settles()
  await stage.away(async (passes) => passes(2 * day + 60 * 60_000))
  const seen = await samples(stage.hearth)
  expect(seen).toMatchObject({
    'hearth_commands_total{name="suggest",outcome="ok"}': 1,
    'hearth_commands_total{name="suggestion view",outcome="refused"}': 1,
    'hearth_commands_total{name="digest schedule",outcome="ok"}': 1,
    'hearth_digests_total{when="on time"}': 1,
    'hearth_digests_total{when="late"}': 1,
    'hearth_effects_total{platform="discord",kind="answer",outcome="done"}': expect.any(Number),
    'hearth_outbox_depth{state="waiting"}': 0,
    'hearth_outbox_depth{state="failed"}': 0,
    hearth_ready: 1,
  })
  expect(seen[`hearth_info{version="1.2.3",node="${process.version}"}`]).toBe(1)
  expect(seen['hearth_first_answer_seconds_count{platform="discord"}']).toBeGreaterThan(3)
  expect(seen['hearth_answer_seconds_count{platform="discord"}']).toBeGreaterThan(1)
  expect(seen['hearth_effects_total{platform="discord",kind="post",outcome="done"}']).toBeGreaterThan(1)
})

test('on Slack and in the playground a first answer is counted too', async () => {
  for (const open of [
    () => slackStage('socket', { metrics: metrics() }),
    () => slackStage('http', { metrics: metrics() }),
  ]) {
    const stage = await opened(open())
    await stage.runs('ben', 'help')
    const seen = await samples(stage.hearth)
    expect(seen['hearth_first_answer_seconds_count{platform="slack"}']).toBe(1)
    expect(seen['hearth_commands_total{name="help",outcome="ok"}']).toBe(1)
  }
  const stage = await opened(playgroundStage({ metrics: metrics() }))
  await stage.runs('ben', 'help')
  expect((await samples(stage.hearth))['hearth_first_answer_seconds_count{platform="playground"}']).toBe(1)
})

test('the metrics are for this machine alone, and not for whoever comes over a proxy', async () => {
  const stage = await opened(playgroundStage({ metrics: metrics() }))
  expect((await page(stage.hearth, '/metrics')).headers.get('content-type')).toContain('text/plain')
  const refused = await page(stage.hearth, '/metrics', { 'x-forwarded-for': '203.0.113.7' })
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('METRICS_TOKEN lets others read them')
})

test('the README lists every metric of ours, and no other', async () => {
  const stage = await opened(playgroundStage({ metrics: metrics() }))
  const text = await (await page(stage.hearth, '/metrics')).text()
  const listed = [...readFileSync('README.md', 'utf8').matchAll(/^\| `(hearth_\w+)` \|/gm)].map((match) => match[1])
  const there = [...text.matchAll(/^# TYPE (hearth_\w+) /gm)].map((match) => match[1])
  expect(there.length).toBeGreaterThan(8)
  expect(listed.toSorted()).toEqual(there.toSorted())
  expect(text).toContain('\nprocess_resident_memory_bytes ')
})

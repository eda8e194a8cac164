// `npm start` without a configuration: what it prints, what it opens, and how it ends.
import { expect, test } from 'vitest'
import { house } from './house.ts'

const address = /^Playground: (http:\/\/127\.0\.0\.1:(\d+)\/\?token=\w+)$/m

test('a start with no configuration says what is on, what is off and why, and where the playground is', async () => {
  const run = house().run()
  const [, , port] = await run.says(address)
  run.send('SIGTERM')
  const { out, err } = await run.ended
  expect(out).toContain('Discord: off, DISCORD_TOKEN is not set.')
  expect(out).toContain('Slack: off, SLACK_BOT_TOKEN is not set.')
  expect(out).toContain('Data: data/hearth.db')
  expect(out).toMatch(new RegExp(`ssh -L ${port}:127\\.0\\.0\\.1:${port} you@\\S+`))
  expect(err).toBe('')
})

test('the playground opens for its printed address, and for nobody without it', async () => {
  const [, url = ''] = await house().run().says(address)
  const stranger = await fetch(new URL('/', url))
  expect(stranger.status).toBe(401)
  const page = await fetch(new URL('/', url), { headers: await signIn(url) })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<title>Hearth')
})

test('the playground listens on 127.0.0.1 alone', async () => {
  const [, url = ''] = await house().run().says(address)
  // All of 127.0.0.0/8 is this machine: a server that listens everywhere answers here too.
  const elsewhere = url.replace('127.0.0.1', '127.0.0.2')
  await expect(fetch(elsewhere)).rejects.toThrow('fetch failed')
})

/** The browser's cookie, for the printed address. */
async function signIn(url: string): Promise<{ cookie: string }> {
  const welcomed = await fetch(url, { redirect: 'manual' })
  const [cookie = ''] = welcomed.headers.get('set-cookie')?.split(';') ?? []
  return { cookie }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while the sample is being played ends it with 0 within ten seconds',
  async (signal) => {
    const run = house().run()
    const [, url = ''] = await run.says(address)
    const state = await fetch(new URL('/api/state?as=nia', url), { headers: await signIn(url) })
    expect(await state.json()).toMatchObject({ busy: 'sample' })
    const asked = performance.now()
    run.send(signal)
    const { code, signal: killed } = await run.ended
    expect({ code, killed }).toEqual({ code: 0, killed: null })
    expect(performance.now() - asked).toBeLessThan(10_000)
  },
)

test('a sample that was cut short is played at the next start', async () => {
  const home = house()
  const first = home.run()
  await first.says(address)
  first.send('SIGTERM')
  await first.ended
  const [, url = ''] = await home.run().says(address)
  const state = await fetch(new URL('/api/state?as=nia', url), { headers: await signIn(url) })
  expect(await state.json()).toMatchObject({ busy: 'sample' })
})

test('a stop while a browser is listening ends it with 0 within ten seconds', async () => {
  const run = house().run()
  const [, url = ''] = await run.says(address)
  const live = await fetch(new URL('/api/live?as=nia', url), { headers: await signIn(url) })
  expect(live.headers.get('content-type')).toContain('text/event-stream')
  const asked = performance.now()
  run.send('SIGTERM')
  expect((await run.ended).code).toBe(0)
  expect(performance.now() - asked).toBeLessThan(10_000)
  await live.body?.cancel().catch(() => undefined)
})

test('after a stop nothing of the database is left open', async () => {
  const home = house()
  const run = home.run()
  await run.says(address)
  run.send('SIGTERM')
  await run.ended
  expect(home.files()).not.toContain('data/hearth.db-wal')
})

test('it starts again where it stopped, with the same address for the browser', async () => {
  const home = house()
  const first = home.run()
  const [, before = ''] = await first.says(address)
  first.send('SIGTERM')
  await first.ended
  const [, after = ''] = await home.run().says(address)
  expect(new URL(after).search).toBe(new URL(before).search)
})

test('a second start on the same file says who holds it, and ends with 1', async () => {
  const home = house()
  await home.run().says(address)
  const { code, err } = await home.run().ended
  expect(code).toBe(1)
  expect(err).toMatch(/data\/hearth\.db is held by process \d+ on \S+, started 2\d{3}-\d\d-\d\dT/)
})

test('the lock ends with its process, however that ended', async () => {
  const home = house()
  const first = home.run()
  await first.says(address)
  first.send('SIGKILL')
  await first.ended
  await home.run().says(address)
})

// Three programs, one after the other.
test('a port that is taken is told in plain words, and ends it with 1', { timeout: 60_000 }, async () => {
  const [, , port = ''] = await house().run().says(address)
  const { code, err } = await house().run({ PLAYGROUND_PORT: port }).ended
  expect(code).toBe(1)
  expect(err).toContain(`Port ${port} is taken by another program. Set PLAYGROUND_PORT to a free one.`)
  const world = await house().run({ HTTP_PORT: port }).ended
  expect(world.code).toBe(1)
  expect(world.err).toContain(`Port ${port} is taken by another program. Set HTTP_PORT to a free one.`)
})

test('a word that it does not know is refused', async () => {
  const home = house()
  const { code, err } = await home.run({}, '--chekc').ended
  expect(code).toBe(1)
  expect(err).toContain("I don't know --chekc.")
  expect(home.files()).toEqual([])
})

// The heartbeat against a real server, with time by hand: when it calls, when it does not, and what the log says of it.
import { createServer, type ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import type { Health } from '../../src/ports/health.ts'
import { heartbeat } from '../../src/system/heartbeat.ts'
import { systemLogger } from '../../src/system/logger.ts'
import { handTimers } from '../delivery/hand-timers.ts'

const minute = 60_000
const secret = 'a-secret-in-the-address'

const health = (ready: boolean): Health => ({ ready, store: ready ? 'ok' : 'away', platforms: [] })

/** A watchman who answers as the test says, and a heart that beats for him. */
async function watchman() {
  const calls: string[] = []
  let answer = (response: ServerResponse): void => void response.end('OK')
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`)
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  let now = 0
  const timers = handTimers({ now: () => now })
  const logged: string[] = []
  const state = { ready: true, looks: 0 }
  const heart = heartbeat({
    url: `http://127.0.0.1:${port}/${secret}`,
    look: async () => {
      state.looks += 1
      return health(state.ready)
    },
    timers,
    logger: systemLogger('debug', (line) => logged.push(line)),
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  onTestFinished(async () => {
    await heart.stop()
    await close()
  })
  return {
    ...{ calls, timers, logged, state, heart, close },
    answers: (how: (response: ServerResponse) => void) => {
      answer = how
    },
    passes(ms: number) {
      now += ms
      timers.fire()
    },
    /** Resolves once this many beats are over, whether they called or not. */
    async beats(count: number) {
      await expect.poll(() => state.looks).toBe(count)
      // Only the timer of the next beat waits: the call of this one has ended.
      await expect.poll(() => timers.waiting()).toBe(1)
    },
  }
}

test('the address is called at the start, and then each minute', async () => {
  const { heart, calls, passes, beats, logged } = await watchman()
  heart.start()
  await beats(1)
  expect(calls).toEqual([`GET /${secret}`])
  passes(minute - 1)
  passes(1)
  await beats(2)
  passes(minute)
  await beats(3)
  expect(calls).toHaveLength(3)
  expect(logged).toEqual([])
})

test('nobody is called while something is amiss', async () => {
  const { heart, calls, state, passes, beats } = await watchman()
  state.ready = false
  heart.start()
  await beats(1)
  passes(minute)
  await beats(2)
  expect(calls).toEqual([])
  state.ready = true
  passes(minute)
  await beats(3)
  expect(calls).toHaveLength(1)
})

test.each<[string, (response: ServerResponse) => void, string]>([
  ['an answer of 500', (response) => void response.writeHead(500).end(), 'HTTP 500'],
  ['a redirect', (response) => void response.writeHead(302, { location: '/elsewhere' }).end(), 'HTTP 302'],
  ['a cut connection', (response) => void response.destroy(), 'UND_ERR_SOCKET'],
])('%s is logged once, until it works again', async (_what, fails, why) => {
  const { heart, answers, calls, passes, beats, logged } = await watchman()
  answers(fails)
  heart.start()
  await beats(1)
  passes(minute)
  await beats(2)
  expect(logged.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 40, msg: 'the heartbeat is not taken at HEARTBEAT_URL', why }),
  ])
  answers((response) => void response.end())
  passes(minute)
  await beats(3)
  expect(JSON.parse(logged[1] ?? '')).toMatchObject({ level: 30, msg: 'the heartbeat is taken again' })
  answers(fails)
  passes(minute)
  await beats(4)
  expect(logged).toHaveLength(3)
  expect(calls.filter((call) => call !== `GET /${secret}`)).toEqual([])
  expect(logged.join()).not.toContain(secret)
})

test('nobody who listens is told by its code', async () => {
  const { heart, close, beats, logged } = await watchman()
  await close()
  heart.start()
  await beats(1)
  expect(logged).toEqual([expect.stringContaining('"why":"ECONNREFUSED"')])
})

test('whoever does not answer within ten seconds has not taken it', async () => {
  const { heart, answers, calls, timers, passes, beats, logged } = await watchman()
  answers(() => {})
  heart.start()
  await expect.poll(() => calls).toHaveLength(1)
  expect(timers.waiting()).toBe(2)
  passes(9999)
  expect(logged).toEqual([])
  passes(1)
  await beats(1)
  expect(logged).toEqual([expect.stringContaining('"why":"no answer in 10 seconds"')])
})

test('a stop waits for nobody who does not answer, and says nothing of him', async () => {
  const { heart, answers, calls, timers, logged } = await watchman()
  answers(() => {})
  heart.start()
  await expect.poll(() => calls).toHaveLength(1)
  await heart.stop()
  expect(timers.waiting()).toBe(0)
  expect(logged).toEqual([])
})

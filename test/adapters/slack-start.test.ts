// Starting while something is wrong: told in plain words, never for ever, and with a time to try again where trying helps.
import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import type { Timers } from '../../src/ports/system.ts'
import type { Faults } from '../emulators/slack/faults.ts'
import { type Bench, type BenchOptions, bench, realTimers } from './slack-bench.ts'

type Fault = Parameters<Faults['next']>[1]

let open: Bench | undefined
let silent: Server | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
  silent?.closeAllConnections()
  silent?.close()
  silent = undefined
})

const house = async (options: BenchOptions = {}): Promise<Bench> => {
  open = await bench('socket', options)
  return open
}

const asked = ['auth.test', 'apps.connections.open'] as const
const aways: readonly (readonly [string, Fault, number])[] = [
  ['HTTP 503', { status: 503 }, 5000],
  ['a cut connection', { cut: 'before' }, 5000],
  ['an internal error', { error: 'internal_error' }, 5000],
  ['a rate limit', { status: 429, retryAfter: 11 }, 11_000],
]

test.each(asked.flatMap((method) => aways.map((away) => [method, ...away] as const)))(
  'a start whose %s meets %s may be tried again, and then succeeds',
  async (method, _name, fault, retryAfterMs) => {
    const { slack, start } = await house()
    slack.faults.next({ method }, fault)
    await expect(start()).rejects.toMatchObject({ name: 'PlatformError', operation: method, retryAfterMs })
    await start()
  },
)

test('a start where nobody listens may be tried again', async () => {
  const { start } = await house({ adapter: { apiUrl: 'http://127.0.0.1:9/api/' } })
  await expect(start()).rejects.toMatchObject({ name: 'PlatformError', retryAfterMs: 5000 })
})

test.each(
  asked.flatMap((method) =>
    ['invalid_auth', 'token_revoked', 'account_inactive', 'missing_scope'].map((error) => [method, error] as const),
  ),
)('a start whose %s is refused with %s is for the owner to mend', async (method, error) => {
  const { slack, start } = await house()
  slack.faults.next({ method }, { error })
  await expect(start()).rejects.toMatchObject({ name: 'PlatformError', retryAfterMs: undefined })
})

/** A Slack that takes every connection and says nothing but this. */
async function silentSlack(answers: Readonly<Record<string, object>>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers[(request.url ?? '').replace('/api/', '')]
    if (answer !== undefined) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  silent = server
  server.on('upgrade', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

const hasty = (limit: number): Timers => ({ after: (ms, work) => realTimers.after(ms === limit ? 20 : ms, work) })

test('a Slack that takes the request and says nothing is given up', async () => {
  const host = await silentSlack({})
  const { start } = await house({ timers: hasty(20_000), adapter: { apiUrl: `http://${host}/api/` } })
  await expect(start()).rejects.toMatchObject({ operation: 'auth.test', retryAfterMs: 5000 })
})

test('a Slack that takes the connection and never greets us is given up', async () => {
  const answers: Record<string, object> = {
    'auth.test': { ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1' },
    'users.list': { ok: true, members: [] },
  }
  const host = await silentSlack(answers)
  answers['apps.connections.open'] = { ok: true, url: `ws://${host}/link` }
  const { start } = await house({ timers: hasty(25_000), adapter: { apiUrl: `http://${host}/api/` } })
  await expect(start()).rejects.toMatchObject({ operation: 'apps.connections.open', retryAfterMs: 5000 })
})

// The two connections to Slack: requests that are not Slack's are refused, a cut socket is made again.
import { afterEach, describe, expect, test } from 'vitest'
import type { Timers } from '../../src/ports/system.ts'
import type { SlackEmulator } from '../emulators/slack/index.ts'
import { type Bench, type BenchOptions, bench, type Mode } from './slack-bench.ts'

let open: Bench | undefined

async function started(mode: Mode, options: BenchOptions = {}): Promise<Bench> {
  open = await bench(mode, options)
  await open.start()
  return open
}

afterEach(async () => {
  await open?.close()
  open = undefined
})

describe('Slack by HTTP', () => {
  const event = { type: 'event_callback', event: { type: 'team_join', user: { id: 'U1' } } }

  test.each([
    ['a wrong secret', { secret: 'not it' }],
    ['another body', { body: '{}' }],
    ['no signature', { signature: null }],
    ['a signature of another length', { signature: 'v0=1' }],
    ['an old timestamp', { skewSeconds: -301 }],
    ['a timestamp in the future', { skewSeconds: 330 }],
  ])('a request with %s is refused', async (_name, tampering) => {
    const { slack, inbox } = await started('http')
    const reply = await slack.sendTampered(event, tampering)
    expect(reply.status).toBe(401)
    expect(inbox.of('member-joined')).toEqual([])
  })
})

const connections = (slack: SlackEmulator): number =>
  slack.requests.filter((request) => request.method === 'apps.connections.open').length

describe('Slack by Socket Mode', () => {
  test('a cut connection is made again at once', async () => {
    const { slack, inbox } = await started('socket')
    const ana = slack.addUser({ name: 'ana' })
    const before = connections(slack)
    slack.dropSockets()
    await slack.until(() => connections(slack) > before)
    await slack.connected()
    await slack.runCommand(ana, slack.general, '/hearth', 'help')
    await inbox.until(() => inbox.wordsCalls.length === 1)
  })

  test('a connection that Slack recycles is made again', async () => {
    const { slack } = await started('socket')
    const before = connections(slack)
    slack.disconnectSockets('refresh_requested')
    await slack.until(() => connections(slack) > before)
    await slack.connected()
  })

  test('a Slack that stays away is asked again until it is back', async () => {
    const waits: Array<() => void> = []
    const byHand: Timers = {
      after(ms, work) {
        if (ms === 1000 || ms === 2000) waits.push(work)
        return () => undefined
      },
    }
    const { slack } = await started('socket', { timers: byHand })
    slack.faults.next({ method: 'apps.connections.open' }, { status: 503 })
    slack.faults.next({ method: 'apps.connections.open' }, { cut: 'before' })
    const before = connections(slack)
    slack.dropSockets()
    for (const tries of [1, 2]) {
      await slack.until(() => connections(slack) === before + tries)
      await expect.poll(() => waits.length).toBe(tries)
      waits[tries - 1]?.()
    }
    await slack.until(() => connections(slack) === before + 3)
    await slack.connected()
  })

  test('a token that Slack does not take is told in plain words', async () => {
    open = await bench('socket', { adapter: { botToken: 'xoxb-wrong' } })
    await expect(open.start()).rejects.toThrow(/SLACK_BOT_TOKEN \(invalid_auth\).*https:\/\/api\.slack\.com\/apps/)
  })

  test('an app token that Slack does not take is told in plain words', async () => {
    open = await bench('socket', { adapter: { connection: { kind: 'socket', appToken: 'xapp-wrong' } } })
    await expect(open.start()).rejects.toThrow(/SLACK_APP_TOKEN \(invalid_auth\)/)
  })

  test('a Slack that is away at start is told in plain words', async () => {
    open = await bench('socket', { adapter: { apiUrl: 'http://127.0.0.1:9/api/' } })
    await expect(open.start()).rejects.toThrow(/cannot be reached/)
  })
})

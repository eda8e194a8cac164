// The two ways to Slack: requests that are not Slack's are refused, and so are we, in plain words.
import { afterEach, describe, expect, test } from 'vitest'
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
  const secret = 'a secret of mine'
  const event = { type: 'event_callback', event: { type: 'team_join', user: { id: 'U1', name: secret } } }

  test.each([
    ['a wrong secret', { secret: 'not it' }, 'signature is wrong'],
    ['another body', { body: `{"event":"${secret}"}` }, 'signature is wrong'],
    ['no signature', { signature: null }, 'not signed'],
    ['a signature of another length', { signature: 'v0=1' }, 'signature is wrong'],
    ['an old timestamp', { skewSeconds: -301 }, 'too far in the past'],
    ['a timestamp in the future', { skewSeconds: 330 }, 'in the future'],
  ])('a request with %s is refused, and told once without its content', async (_name, tampering, because) => {
    const { slack, inbox, logged } = await started('http')
    const reply = await slack.sendTampered(event, tampering)
    expect(reply.status).toBe(401)
    expect(inbox.of('member-joined')).toEqual([])
    expect(logged).toEqual([expect.stringContaining(because)])
    expect(logged.join()).not.toContain(secret)
  })

  test('a signed request that is nothing of Slack is told once without its content', async () => {
    const { slack, logged } = await started('http')
    expect((await slack.sendSigned(secret)).status).toBe(400)
    expect(logged).toEqual([expect.stringContaining('cannot be read')])
    expect(logged.join()).not.toContain(secret)
  })
})

describe('Slack by Socket Mode', () => {
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

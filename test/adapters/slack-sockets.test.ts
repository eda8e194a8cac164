// The two sockets of Socket Mode: whatever happens to one, somebody listens, and no command is lost.
import { afterEach, describe, expect, test } from 'vitest'
import type { Timers } from '../../src/ports/system.ts'
import type { SlackEmulator } from '../emulators/slack/index.ts'
import { openWire, urlFrom } from '../emulators/slack/wire.ts'
import { type Bench, type BenchOptions, bench, held, realTimers } from './slack-bench.ts'

let open: Bench | undefined

async function started(options: BenchOptions = {}): Promise<Bench> {
  open = await bench('socket', options)
  await open.start()
  return open
}

afterEach(async () => {
  await open?.close()
  open = undefined
})

const opened = (slack: SlackEmulator): number =>
  slack.requests.filter((request) => request.method === 'apps.connections.open').length

/** Runs commands one after the other until the probe holds; says how many there were, and how those failed that did. */
async function commandsUntil({ slack }: Bench, probe: () => boolean) {
  const ana = slack.addUser({ name: 'ana' })
  const failures: string[] = []
  let sent = 0
  while (!probe() && sent < 2000) {
    const { failure } = await slack.runCommand(ana, slack.general, '/hearth', 'help')
    sent += 1
    if (failure !== undefined) failures.push(failure)
  }
  return { sent, failures }
}

/** Waits of the pair end when the test says so, all others by themselves. */
function byHand(own: (ms: number) => boolean) {
  const waits: number[] = []
  let due: (() => void)[] = []
  const timers: Timers = {
    after(ms, work) {
      if (!own(ms)) return realTimers.after(ms, work)
      waits.push(ms)
      due.push(work)
      return () => {
        due = due.filter((one) => one !== work)
      }
    },
  }
  return {
    waits,
    timers,
    /** Ends the waits that are under way. */
    pass() {
      const now = due
      due = []
      for (const work of now) work()
    },
  }
}

describe('what Slack takes away', () => {
  test('no command is lost while Slack recycles both sockets', async () => {
    const house = await started({ slack: { timing: { warned: 30, closing: 400 } } })
    const { slack, inbox } = house
    slack.faults.during('apps.connections.open', { delayMs: 60 })
    slack.recycleSockets()
    const { sent, failures } = await commandsUntil(house, () => opened(slack) === 4 && slack.openSockets() === 2)
    expect(failures).toEqual([])
    expect(sent).toBeGreaterThan(5)
    expect(inbox.wordsCalls).toHaveLength(sent)
    expect(new Set(inbox.wordsCalls.map((call) => call.key)).size).toBe(sent)
    expect(house.logged).toEqual([])
  })

  test('no command is lost while one socket is cut and made again', async () => {
    const house = await started()
    const { slack } = house
    slack.faults.during('apps.connections.open', { delayMs: 60 })
    slack.dropSockets(1)
    await slack.until(() => slack.openSockets() === 1)
    const { failures } = await commandsUntil(house, () => slack.openSockets() === 2)
    expect(failures).toEqual([])
    expect(opened(slack)).toBe(3)
  })

  test('both sockets that are cut are made again at once', async () => {
    const { slack } = await started()
    slack.dropSockets()
    await slack.until(() => opened(slack) === 4 && slack.openSockets() === 2)
  })

  test('what was not acknowledged over a socket that is cut comes again over the other, under the same key', async () => {
    const { slack, inbox } = await started()
    const slow = held<void>(undefined)
    inbox.onEvent = () => (inbox.of('message').length < 2 ? slow.promise : Promise.resolve())
    await slack.writeDirectly(slack.addUser({ name: 'ana' }), 'hello')
    await inbox.until(() => inbox.of('message').length === 1)
    slack.dropSockets()
    await inbox.until(() => inbox.of('message').length === 2)
    slow.release()
    await slack.settled()
    expect(new Set(inbox.of('message').map((event) => event.key)).size).toBe(1)
  })

  test('a silent socket is noticed and replaced', async () => {
    const { slack } = await started({ pongMs: 60 })
    slack.silenceSockets(1)
    await slack.until(() => opened(slack) === 3 && slack.openSockets() === 3)
  })

  test('two sockets that fall silent together are noticed and replaced', async () => {
    const house = await started({ pongMs: 60 })
    const { slack } = house
    slack.silenceSockets()
    await slack.until(() => opened(slack) === 4 && slack.openSockets() === 4)
    slack.dropSockets(2)
    await slack.until(() => slack.openSockets() === 2)
    const { failures } = await commandsUntil(house, () => house.inbox.wordsCalls.length >= 2)
    expect(failures).toEqual([])
  })

  test('an event that is named like a doing of the socket does nothing to it', async () => {
    const { slack } = await started()
    for (const type of ['close', 'disconnected', 'error', 'hello', 'ws_message']) {
      slack.sendEvent({ type: 'event_callback', team_id: slack.teamId, event: { type } })
      expect(await slack.sendEnvelope(type === 'hello' ? 'greeting' : type, {})).toMatchObject({ acked: true })
    }
    await slack.settled()
    expect([slack.openSockets(), opened(slack)]).toEqual([2, 2])
  })
})

describe('a Slack that gives no socket', () => {
  test('a second socket that cannot be opened disturbs nobody, and is tried again', async () => {
    const clock = byHand((ms) => ms === 1000)
    open = await bench('socket', { timers: clock.timers })
    const { slack, inbox, platform, logged } = open
    slack.faults.next({ method: 'apps.connections.open', after: 1 }, { status: 503 })
    await platform.start(inbox)
    await expect.poll(() => clock.waits).toEqual([1000])
    const { failures } = await commandsUntil(open, () => inbox.wordsCalls.length >= 3)
    expect(failures).toEqual([])
    clock.pass()
    await slack.connected(2)
    expect(logged.filter((line) => line.includes('"connections":1'))).toHaveLength(1)
  })

  test('the wait that Slack asks for is kept to, and then a socket is opened', async () => {
    const clock = byHand((ms) => ms === 17_000)
    const { slack } = await started({ timers: clock.timers })
    const end = slack.faults.during('apps.connections.open', { status: 429, retryAfter: 17 })
    slack.dropSockets()
    await expect.poll(() => clock.waits).toEqual([17_000])
    expect(opened(slack)).toBe(3)
    end()
    clock.pass()
    await slack.connected(2)
  })

  test('a Slack that is away is asked less and less often, told once, and heard again when it is back', async () => {
    const clock = byHand((ms) => ms >= 1000 && ms <= 16_000 && ms !== 2500)
    const { slack, logged } = await started({ timers: clock.timers })
    await slack.goAway()
    for (const tries of [1, 2, 3, 4]) {
      await expect.poll(() => clock.waits.length).toBeGreaterThanOrEqual(tries)
      if (tries < 4) clock.pass()
    }
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16_000].slice(0, clock.waits.length))
    await slack.comeBack()
    clock.pass()
    await slack.connected(2)
    expect(logged.filter((line) => line.includes('cannot be reached'))).toHaveLength(1)
    expect(logged.filter((line) => line.includes('connected again'))).toHaveLength(1)
  })

  test('Socket Mode that is switched off is told once with the page to visit, and tried until it is on again', async () => {
    const clock = byHand((ms) => ms >= 60_000)
    const { slack, logged } = await started({ timers: clock.timers })
    slack.enableSocketMode(false)
    await slack.until(() => slack.openSockets() === 0)
    const before = clock.waits.length
    clock.pass()
    await expect.poll(() => clock.waits.length).toBeGreaterThan(before)
    expect(opened(slack)).toBe(3)
    slack.enableSocketMode(true)
    clock.pass()
    await slack.connected(2)
    const told = logged.filter((line) => line.includes('Socket Mode is switched off'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('https://api.slack.com/apps')
  })

  test('a start without Socket Mode says the page to visit and when to try again', async () => {
    open = await bench('socket')
    open.slack.enableSocketMode(false)
    await expect(open.platform.start(open.inbox)).rejects.toMatchObject({
      name: 'PlatformError',
      message: expect.stringMatching(/switched off.*https:\/\/api\.slack\.com\/apps/),
      retryAfterMs: 60_000,
    })
    open.slack.enableSocketMode(true)
    await open.start()
  })

  test('an eleventh socket is told in plain words while the tenth works on', async () => {
    const clock = byHand((ms) => ms === 60_000)
    open = await bench('socket', { timers: clock.timers })
    const { slack, inbox, platform, logged } = open
    const others = await Promise.all(Array.from({ length: 9 }, async () => openWire(await urlFrom(slack))))
    await slack.connected(9)
    await platform.start(inbox)
    await expect.poll(() => clock.waits).toEqual([60_000])
    expect(logged.join('\n')).toContain('ten connections')
    expect(slack.openSockets()).toBe(10)
    for (const other of others) other.socket.terminate()
    clock.pass()
    await slack.until(() => slack.openSockets() === 2)
  })
})

describe('a stop', () => {
  test('does not wait for sockets that are silent', async () => {
    const hasty: Timers = { after: (ms, work) => realTimers.after(ms === 2000 ? 10 : ms, work) }
    const { slack, platform } = await started({ timers: hasty })
    slack.silenceSockets()
    await platform.stop()
  })

  test('what people wrote meanwhile is heard after the next start, as Slack sends it again', async () => {
    const retries = Array.from({ length: 2000 }, () => 1)
    const { slack, inbox, platform } = await started({ slack: { timing: { retries } } })
    const ana = slack.addUser({ name: 'ana' })
    await platform.stop()
    await slack.until(() => slack.openSockets() === 0)
    await slack.writeDirectly(ana, 'is anybody there?')
    await platform.start(inbox)
    await inbox.until(() => inbox.of('message').length === 1)
  })
})

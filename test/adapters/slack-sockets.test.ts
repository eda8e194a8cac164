// The sockets of Socket Mode: one takes over from the other before it goes, and whatever is lost is made again.
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

/** Holds once there were two sockets and there is one again: the next has taken over. */
function takenOver(slack: SlackEmulator): () => boolean {
  let both = false
  return () => {
    both ||= slack.openSockets() === 2
    return both && slack.openSockets() === 1
  }
}

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

/** Waits of the line end when the test says so, all others by themselves. */
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
  test('no command is lost while Slack recycles the socket', async () => {
    const house = await started({ slack: { timing: { warned: 30, closing: 400 } } })
    const { slack, inbox } = house
    slack.faults.during('apps.connections.open', { delayMs: 60 })
    slack.recycleSockets()
    const { sent, failures } = await commandsUntil(house, takenOver(slack))
    expect(failures).toEqual([])
    expect(opened(slack)).toBe(2)
    await inbox.until(() => inbox.wordsCalls.length === sent)
    expect(new Set(inbox.wordsCalls.map((call) => call.key)).size).toBe(sent)
    expect(house.logged).toEqual([])
  })

  test('no command is lost while the next socket cannot be opened for a while', async () => {
    const hasty: Timers = { after: (ms, work) => realTimers.after(ms === 1000 || ms === 2000 ? 20 : ms, work) }
    const house = await started({ timers: hasty, slack: { timing: { warned: 30, closing: 400 } } })
    const { slack } = house
    slack.faults.next({ method: 'apps.connections.open' }, { status: 503 })
    slack.faults.next({ method: 'apps.connections.open' }, { cut: 'before' })
    slack.recycleSockets()
    const { failures } = await commandsUntil(house, takenOver(slack))
    expect(failures).toEqual([])
    expect(opened(slack)).toBe(4)
  })

  test('what people write one right after the other keeps its order', async () => {
    const { slack, inbox } = await started()
    const ana = slack.addUser({ name: 'ana' })
    const texts = Array.from({ length: 20 }, (_, index) => `message ${index + 1}`)
    for (const text of texts) await slack.writeDirectly(ana, text)
    await slack.settled()
    expect(inbox.of('message').map((event) => event.text)).toEqual(texts)
  })

  test('a socket that is cut is made again at once', async () => {
    const house = await started()
    const { slack } = house
    slack.dropSockets()
    await slack.until(() => opened(slack) === 2 && slack.openSockets() === 1)
    const { failures } = await commandsUntil(house, () => house.inbox.wordsCalls.length >= 2)
    expect(failures).toEqual([])
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
    const house = await started({ pongMs: 60 })
    const { slack } = house
    slack.silenceSockets()
    await slack.until(() => opened(slack) === 2 && slack.openSockets() === 2)
    // The silent one is dead at our end; Slack does not know yet.
    slack.dropSockets(1)
    await slack.until(() => slack.openSockets() === 1)
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
    expect([slack.openSockets(), opened(slack)]).toEqual([1, 1])
  })
})

describe('a Slack that gives no socket', () => {
  test('the wait that Slack asks for is kept to, and then a socket is opened', async () => {
    const clock = byHand((ms) => ms === 17_000)
    const { slack } = await started({ timers: clock.timers })
    const end = slack.faults.during('apps.connections.open', { status: 429, retryAfter: 17 })
    slack.dropSockets()
    await expect.poll(() => clock.waits).toEqual([17_000])
    expect(opened(slack)).toBe(2)
    end()
    clock.pass()
    await slack.connected()
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
    await slack.connected()
    expect(logged.filter((line) => line.includes('cannot be reached'))).toHaveLength(1)
    await expect.poll(() => logged.filter((line) => line.includes('connected again'))).toHaveLength(1)
  })

  test('Socket Mode that is switched off is told once with the page to visit, and tried until it is on again', async () => {
    const clock = byHand((ms) => ms >= 60_000)
    const { slack, logged } = await started({ timers: clock.timers })
    slack.enableSocketMode(false)
    await slack.until(() => slack.openSockets() === 0)
    const before = clock.waits.length
    clock.pass()
    await expect.poll(() => clock.waits.length).toBeGreaterThan(before)
    expect(opened(slack)).toBe(2)
    slack.enableSocketMode(true)
    clock.pass()
    await slack.connected()
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

  test('an eleventh socket is told in plain words, and tried again', async () => {
    const clock = byHand((ms) => ms === 60_000)
    const { slack, logged } = await started({ timers: clock.timers })
    const others = await Promise.all(Array.from({ length: 9 }, async () => openWire(await urlFrom(slack))))
    await slack.connected(10)
    slack.disconnectSockets('warning', 1)
    await expect.poll(() => logged.join('\n')).toContain('ten connections')
    expect(slack.openSockets()).toBe(10)
    const before = opened(slack)
    for (const other of others) other.socket.terminate()
    clock.pass()
    await slack.until(() => opened(slack) > before)
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

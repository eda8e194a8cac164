// Calls and events over real Bolt, by Socket Mode and by HTTP: what the inbox hears, what Slack is told, what people see.
import { afterEach, describe, expect, test } from 'vitest'
import type { Given } from '../../src/ports/answer.ts'
import type { Timers } from '../../src/ports/system.ts'
import type { Form } from '../../src/view/form.ts'
import { button } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import type { SlackEmulator } from '../emulators/slack/index.ts'
import { type Bench, type BenchOptions, bench, type Mode, modes, realTimers, said } from './slack-bench.ts'

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

const form: Form = {
  action: 'command:1:support',
  title: 'Ask the team a question in private',
  submit: 'Send',
  fields: [
    { kind: 'text', name: 'subject', label: 'Subject', required: true, lines: 'one', maxLength: 100 },
    { kind: 'channel', name: 'where', label: 'Where', required: false },
  ],
}

/** Work that ends only when the test says so. */
function held<T>(value: T): { readonly promise: Promise<T>; readonly release: () => void } {
  let release = (): void => undefined
  const promise = new Promise<T>((resolve) => {
    release = () => resolve(value)
  })
  return { promise, release }
}

describe.each(modes)('Slack by %s', (mode) => {
  test('a command reaches the inbox as words, and its answer the person alone', async () => {
    const { slack, inbox, ...house } = await started(mode)
    const ana = slack.addUser({ name: 'ana', displayName: 'Ana M.', locale: 'pt-BR' })
    const help = slack.addChannel({ name: 'help' })
    const done = await slack.runCommand(ana, slack.general, '/hearth', `support a < b in <#${help.id}>`)
    expect(done.ackedWithin).toBeLessThan(2500)
    const [answer] = await slack.until(
      () => slack.messagesSeenBy(ana, slack.general).length > 0 && slack.messagesSeenBy(ana, slack.general),
    )
    expect(answer).toMatchObject({ ephemeralTo: ana.id })
    expect(slack.text(answer ?? done.responses[0] ?? expect.fail())).toBe('Heard.')
    expect(inbox.wordsCalls).toMatchObject([
      {
        words: 'support a < b in #help',
        references: { '#help': { kind: 'channel', channel: help.id, name: 'help' } },
        caller: { user: ana.id, name: 'Ana M.', locale: 'pt-BR' },
        place: { kind: 'channel', channel: slack.general.id },
        canOpenForm: true,
      },
    ])
    expect(house.logged).toEqual([])
  })

  test('a short name is the command of that name', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    await slack.runCommand(ana, slack.general, '/suggest', 'Dark mode')
    await inbox.until(() => inbox.wordsCalls.length === 1)
    expect(inbox.wordsCalls[0]?.words).toBe('suggest Dark mode')
  })

  test('a command is acknowledged while its handler still works', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    const slow = held<Given>(said('At last.'))
    inbox.onWords = () => slow.promise
    const done = await slack.runCommand(ana, slack.general, '/hearth', 'help')
    expect(done.ackedWithin).toBeLessThan(2500)
    slow.release()
    await slack.until(() => slack.messagesSeenBy(ana, slack.general).length === 1)
  })

  test('a handler that throws still answers', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    inbox.onWords = async () => Promise.reject(new Error('a bug'))
    await slack.runCommand(ana, slack.general, '/hearth', 'help')
    const [answer] = await slack.until(
      () => slack.messagesSeenBy(ana, slack.general).length > 0 && slack.messagesSeenBy(ana, slack.general),
    )
    expect(answer === undefined ? '' : slack.text(answer)).toContain('Something broke on my side')
  })

  test('a form opens, shows its errors, and is sent with the address of the command', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    const help = slack.addChannel({ name: 'help' })
    inbox.onWords = async () => ({ kind: 'form', form })
    await slack.runCommand(ana, slack.general, '/hearth', 'support')
    const view = await slack.until(() => slack.viewOf(ana))
    expect(slack.text(view)).toContain('Ask the team a question in private')

    inbox.onForm = async () => ({
      kind: 'errors',
      fields: { subject: plain('this is needed.') },
      resume: { text: plain('Not yet.') },
    })
    const refused = await slack.submit(ana, view, { subject: 'x', where: help.id })
    expect(refused.errors).toEqual({ subject: 'this is needed.' })

    inbox.onForm = async () => said('Thread 1 is open.')
    const sent = await slack.submit(ana, view, { subject: 'Cannot log in' })
    expect(sent).toMatchObject({ failure: undefined, closed: true })
    const [answer] = await slack.until(
      () => slack.messagesSeenBy(ana, slack.general).length > 0 && slack.messagesSeenBy(ana, slack.general),
    )
    expect(answer === undefined ? '' : slack.text(answer)).toBe('Thread 1 is open.')
    expect(inbox.formCalls.at(-1)).toMatchObject({
      action: 'command:1:support',
      place: { kind: 'channel', channel: slack.general.id },
      values: {
        subject: { kind: 'text', text: 'Cannot log in' },
        where: { kind: 'channel', channel: help.id, name: 'help' },
      },
    })
  })

  test('a form whose handler is slow closes in time, and its answer follows', async () => {
    const impatient = { after: (ms: number, work: () => void) => realTimers.after(ms === 2300 ? 5 : ms, work) }
    const { slack, inbox } = await started(mode, { timers: impatient })
    const ana = slack.addUser({ name: 'ana' })
    inbox.onWords = async () => ({ kind: 'form', form })
    await slack.runCommand(ana, slack.general, '/hearth', 'support')
    const view = await slack.until(() => slack.viewOf(ana))
    const slow = held<Given>({ kind: 'errors', fields: { subject: plain('no') }, resume: { text: plain('Continue?') } })
    inbox.onForm = () => slow.promise
    expect(await slack.submit(ana, view, { subject: 'x' })).toMatchObject({ failure: undefined, closed: true })
    slow.release()
    const [answer] = await slack.until(
      () => slack.messagesSeenBy(ana, slack.general).length > 0 && slack.messagesSeenBy(ana, slack.general),
    )
    expect(answer === undefined ? '' : slack.text(answer)).toBe('Continue?')
  })

  test('a pressed button names its action and the message it hangs on', async () => {
    const { slack, inbox, platform } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    const space = { platform: 'slack', id: slack.teamId } as const
    const message = { text: plain('12: Dark mode'), controls: [button('vote:1:12,a&b', 'Vote for 12')] }
    const place = { kind: 'direct', space, user: ana.id } as const
    const outcome = await platform.perform({ kind: 'post', place, message }, { id: 'e1', number: 1 })
    const [posted] = slack.directMessages(ana)
    if (posted === undefined) return expect.fail('nothing was posted')
    expect((await slack.press(ana, posted, 'Vote for 12')).failure).toBeUndefined()
    await slack.until(() => slack.directMessages(ana).length === 2)
    expect(inbox.actionCalls).toMatchObject([
      { action: 'vote:1:12,a&b', values: [], place, message: { place, channel: posted.channel, id: posted.ts } },
    ])
    expect(outcome).toMatchObject({ kind: 'done', result: { message: inbox.actionCalls[0]?.message } })
  })

  test('a mention in a thread is words at that thread, answered there to the person alone', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    await slack.inviteBot(slack.general)
    const root = await slack.write(ana, slack.general, 'A question')
    await slack.mention(ana, slack.general, 'resolve', { threadTs: root.ts })
    const answer = await slack.until(() =>
      slack.messagesSeenBy(ana, slack.general, { threadTs: root.ts }).find((one) => one.ephemeralTo === ana.id),
    )
    expect(slack.text(answer)).toBe('Heard.')
    expect(inbox.wordsCalls).toMatchObject([
      {
        words: 'resolve',
        canOpenForm: false,
        place: { kind: 'thread', channel: slack.general.id, thread: root.ts },
      },
    ])
  })

  test('a mention that comes twice is one call', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    await slack.inviteBot(slack.general)
    const slow = held<Given>(said('Once.'))
    inbox.onWords = () => slow.promise
    await slack.mention(ana, slack.general, 'help')
    await inbox.until(() => inbox.wordsCalls.length === 1)
    const repeated = slack.repeatLastEvent({ retry: 1 })
    slow.release()
    await repeated
    await slack.until(() => slack.messagesSeenBy(ana, slack.general).some((one) => one.ephemeralTo === ana.id))
    expect(inbox.wordsCalls).toHaveLength(1)
  })

  test('messages written one right after the other are heard in that order', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    const ben = slack.addUser({ name: 'ben' })
    await slack.writeDirectly(ana, `one for <@${ben.id}>`)
    await slack.writeDirectly(ana, 'two')
    await slack.settled()
    if (mode === 'socket') expect(inbox.of('message').map((event) => event.text)).toEqual(['one for @ben', 'two'])
    expect(inbox.of('message')).toHaveLength(2)
  })

  test('the log holds no words of members', async () => {
    const { slack, inbox, logged } = await started(mode, { slack: { timing: { ack: 60, retries: [] } } })
    const ana = slack.addUser({ name: 'ana' })
    inbox.onEvent = async () => Promise.reject(new Error('the store is away'))
    inbox.onWords = async () => Promise.reject(new Error('a bug'))
    await slack.writeDirectly(ana, 'a secret of mine')
    await slack.runCommand(ana, slack.general, '/hearth', 'another secret')
    await slack.until(() => slack.messagesSeenBy(ana, slack.general).length === 1)
    await slack.settled()
    expect(logged.length).toBeGreaterThan(1)
    expect(logged.join('\n')).not.toMatch(/secret|xoxb|xapp/)
  })

  test('an event is acknowledged only once it is kept, and comes again when it was not', async () => {
    const { slack, inbox } = await started(mode, { slack: { timing: { ack: 60 } } })
    const ana = slack.addUser({ name: 'ana' })
    let tries = 0
    inbox.onEvent = async () => {
      tries += 1
      if (tries < 3) throw new Error('the store is away')
    }
    await slack.writeDirectly(ana, 'hello')
    await inbox.until(() => inbox.of('message').length === 3)
    await slack.settled()
    const heard = inbox.of('message')
    expect(heard).toHaveLength(3)
    expect(new Set(heard.map((event) => event.key)).size).toBe(1)
  })

  test('an event that takes too long is not acknowledged', async () => {
    const impatient = { after: (ms: number, work: () => void) => realTimers.after(ms === 2500 ? 5 : ms, work) }
    const { slack, inbox } = await started(mode, { timers: impatient, slack: { timing: { ack: 60 } } })
    const ana = slack.addUser({ name: 'ana' })
    const slow = held<void>(undefined)
    inbox.onEvent = () => (inbox.of('message').length < 2 ? slow.promise : Promise.resolve())
    await slack.writeDirectly(ana, 'hello')
    await inbox.until(() => inbox.of('message').length === 2)
    slow.release()
  })

  test('the same message under another event id has the same key', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    await slack.writeDirectly(ana, 'hello')
    await slack.settled()
    await slack.repeatLastEvent()
    expect(inbox.of('message').map((event) => event.key)).toEqual([inbox.events.at(-1)?.key, inbox.events.at(-1)?.key])
  })

  test('a message is heard as posted, edited and removed, with its place and as its author reads it', async () => {
    const { slack, inbox, platform } = await started(mode)
    const ana = slack.addUser({ name: 'ana', displayName: 'Ana' })
    const space = { platform: 'slack', id: slack.teamId } as const
    await platform.perform(
      { kind: 'post', place: { kind: 'direct', space, user: ana.id }, message: { text: plain('Thread 1') } },
      { id: 'e1', number: 1 },
    )
    const root = slack.directMessages(ana)[0]
    const reply = await slack.writeDirectly(ana, `a & b for <@${ana.id}>`, { threadTs: root?.ts ?? '' })
    await slack.settled()
    await slack.editMessage(ana, reply, 'better')
    await slack.settled()
    await slack.deleteMessage(ana, reply)
    await slack.settled()
    await slack.writeDirectly(ana, 'outside')
    await slack.settled()
    const thread = { kind: 'thread', channel: root?.channel, thread: root?.ts }
    expect(inbox.of('message')).toMatchObject([
      { what: 'posted', text: 'a & b for @ana', place: thread, author: { name: 'Ana' }, ref: { id: reply.ts } },
      { what: 'edited', text: 'better', place: thread, ref: { id: reply.ts } },
      { what: 'removed', text: '', place: thread, ref: { id: reply.ts } },
      { what: 'posted', text: 'outside', place: { kind: 'direct', user: ana.id } },
    ])
    expect(new Set(inbox.of('message').map((event) => event.key)).size).toBe(4)
  })

  test('a join told three ways has one key, and other channels are no joins', async () => {
    const { slack, inbox } = await started(mode)
    await slack.inviteBot(slack.general)
    const other = slack.addChannel({ name: 'other', botIn: true })
    const nia = await slack.joinTeam({ name: 'nia' })
    await slack.joinChannel(nia, other)
    const guest = await slack.joinTeam({ name: 'gus', guest: true })
    await slack.settled()
    const joins = inbox.of('member-joined')
    expect(joins.filter((join) => join.member.user === nia.id).length).toBe(3)
    expect(new Set(joins.map((join) => join.key))).toEqual(
      new Set([`join:${slack.teamId}:${nia.id}`, `join:${slack.teamId}:${guest.id}`]),
    )
    expect(joins.find((join) => join.member.user === guest.id)?.member.guest).toBe(true)
  })

  test('a closed account has left', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    await slack.changeUser(ana, { deleted: true })
    await slack.settled()
    expect(inbox.of('member-left')).toMatchObject([{ user: ana.id }])
  })

  test('the workspace is seen at start, with the owner as host', async () => {
    open = await bench(mode)
    open.slack.addUser({ name: 'adam', admin: true })
    const olga = open.slack.addUser({ name: 'olga', owner: true })
    await open.start()
    expect(open.inbox.of('space-seen')).toMatchObject([
      { space: { platform: 'slack', id: open.slack.teamId }, name: 'Emulated Community', host: { user: olga.id } },
    ])
  })

  test('a stop waits for what is being handled', async () => {
    const { slack, inbox, platform } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    const slow = held<Given>(said('Just in time.'))
    inbox.onWords = () => slow.promise
    await slack.runCommand(ana, slack.general, '/hearth', 'help')
    const stopped = platform.stop()
    slow.release()
    await stopped
    expect(slack.messagesSeenBy(ana, slack.general)).toHaveLength(1)
  })
})

describe('Slack by HTTP', () => {
  const event = { type: 'event_callback', event: { type: 'team_join', user: { id: 'U1' } } }

  test.each([
    ['a wrong secret', { secret: 'not it' }],
    ['another body', { body: '{}' }],
    ['no signature', { signature: null }],
    ['a signature of another length', { signature: 'v0=1' }],
    ['an old timestamp', { skewSeconds: -301 }],
    ['a timestamp in the future', { skewSeconds: 301 }],
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

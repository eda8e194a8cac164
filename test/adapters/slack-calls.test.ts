// Calls over real Bolt, by Socket Mode and by HTTP: what the inbox hears, what Slack is told, what people see.
import { afterEach, describe, expect, test } from 'vitest'
import { limits } from '../../adapters/slack/limits.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { Kept } from '../../src/ports/inbox.ts'
import type { Timers } from '../../src/ports/system.ts'
import type { Form } from '../../src/view/form.ts'
import { button } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import { type Bench, type BenchOptions, bench, held, type Mode, modes, realTimers, said } from './slack-bench.ts'

/** Real ones, by which Slack has waited long enough at once. */
const impatient: Timers = {
  after: (ms, work) => realTimers.after(ms === limits.keepFormMs || ms === limits.acknowledgeMs ? 5 : ms, work),
}

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

  test('a command and a press are acknowledged once it is kept that somebody asked', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    const kept = held<Kept>('kept')
    inbox.keep = () => kept.promise
    let acked = false
    const run = slack.runCommand(ana, slack.general, '/hearth', 'suggest Dark mode').finally(() => {
      acked = true
    })
    await expect.poll(() => inbox.kept.length).toBe(1)
    expect(acked).toBe(false)
    expect(inbox.wordsCalls).toEqual([])
    kept.release()
    expect((await run).ackedWithin).toBeLessThan(2500)
    await inbox.until(() => inbox.wordsCalls.length === 1)
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
    const { slack, inbox } = await started(mode, { timers: impatient })
    const ana = slack.addUser({ name: 'ana' })
    inbox.onWords = async () => ({ kind: 'form', form })
    await slack.runCommand(ana, slack.general, '/hearth', 'support')
    const view = await slack.until(() => slack.viewOf(ana))
    const slow = held<Given>({ kind: 'errors', fields: { subject: plain('no') }, resume: { text: plain('Continue?') } })
    inbox.onForm = () => slow.promise
    const before = inbox.kept.length
    expect(await slack.submit(ana, view, { subject: 'x' })).toMatchObject({ failure: undefined, closed: true })
    // Should Hearth end now, the next start tells them so.
    const sent = inbox.formCalls.map(({ key }) => key)
    expect(inbox.kept.slice(before)).toEqual(sent)
    expect(inbox.forgotten).not.toContain(sent[0])
    slow.release()
    const [answer] = await slack.until(
      () => slack.messagesSeenBy(ana, slack.general).length > 0 && slack.messagesSeenBy(ana, slack.general),
    )
    expect(answer === undefined ? '' : slack.text(answer)).toBe('Continue?')
    await inbox.until(() => inbox.forgotten.includes(sent[0] ?? ''))
  })

  test('a form whose handler is slow is acknowledged only once it is kept that it was sent', async () => {
    const { slack, inbox } = await started(mode, { timers: impatient })
    const ana = slack.addUser({ name: 'ana' })
    inbox.onWords = async () => ({ kind: 'form', form })
    await slack.runCommand(ana, slack.general, '/hearth', 'support')
    const view = await slack.until(() => slack.viewOf(ana))
    const before = inbox.kept.length
    const slow = held<Given>(said('At last.'))
    const kept = held<Kept>('kept')
    inbox.onForm = () => slow.promise
    inbox.keep = () => kept.promise
    let acked = false
    const sending = slack.submit(ana, view, { subject: 'x' }).finally(() => {
      acked = true
    })
    await expect.poll(() => inbox.kept.length).toBe(before + 1)
    expect(acked).toBe(false)
    kept.release()
    expect(await sending).toMatchObject({ failure: undefined, closed: true })
    slow.release()
    await slack.until(() => slack.messagesSeenBy(ana, slack.general).length === 1)
  })

  test('whoever calls hears their answer before the acknowledgement where nothing could be kept', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    inbox.keep = async () => 'not kept'
    const slow = held<Given>(said('I did nothing.'))
    inbox.onWords = () => slow.promise
    let acked = false
    const run = slack.runCommand(ana, slack.general, '/hearth', 'suggest Dark mode').finally(() => {
      acked = true
    })
    await inbox.until(() => inbox.wordsCalls.length === 1)
    expect(acked).toBe(false)
    slow.release()
    const done = await run
    expect(done.failure).toBeUndefined()
    expect(done.responses.map((message) => slack.text(message))).toEqual(['I did nothing.'])
  })

  test('what cannot be kept in time is not done, and Slack says that it failed', async () => {
    const { slack, inbox, logged } = await started(mode, { timers: impatient, slack: { timing: { ack: 1000 } } })
    const ana = slack.addUser({ name: 'ana' })
    const kept = held<Kept>('kept')
    inbox.keep = () => kept.promise
    expect(await slack.runCommand(ana, slack.general, '/hearth', 'suggest Dark mode')).toMatchObject({
      ackedWithin: undefined,
      failure: 'operation_timeout',
    })
    kept.release()
    await expect.poll(() => logged.join('\n')).toContain('not kept in time')
    expect(inbox.forgotten).toEqual(inbox.kept)
    expect(inbox.wordsCalls).toEqual([])
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

  test('a message that is pointed at reaches the inbox with its words, its author and where it is found', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana', displayName: 'Ana M.' })
    const ben = slack.addUser({ name: 'ben' })
    const root = await slack.write(ben, slack.general, 'Soup?')
    const files = [{ name: 'lamp.png', content: Buffer.from('light') }]
    const lamp = await slack.write(ben, slack.general, `Ask <@${ana.id}>`, { threadTs: root.ts, files })
    const used = await slack.shortcut(ana, 'take', lamp)
    expect(slack.text(await used.response())).toBe('Taken along.')
    expect(used.ackedWithin).toBeLessThan(2500)
    const place = { kind: 'thread', channel: slack.general.id, thread: root.ts }
    expect(inbox.messageCalls).toMatchObject([
      {
        name: 'take',
        key: used.triggerId,
        place,
        caller: { user: ana.id, name: 'Ana M.' },
        on: {
          place,
          ref: { channel: slack.general.id, id: lamp.ts },
          author: { user: ben.id, name: 'ben', bot: false },
          text: 'Ask @ana',
          named: [{ kind: 'user', id: ana.id }],
          files: [{ name: 'lamp.png', bytes: 5 }],
          url: expect.stringMatching(
            new RegExp(`\\.slack\\.com/archives/${slack.general.id}/p${lamp.ts.replace('.', '')}$`),
          ),
        },
      },
    ])
    expect(inbox.kept).toEqual([used.triggerId])
  })

  test('what begins with our name and asks us for something is told from what is said to people', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    await slack.inviteBot(slack.general)
    const root = await slack.write(ana, slack.general, 'Soup?')
    await slack.mention(ana, slack.general, 'help', { threadTs: root.ts })
    await slack.mention(ana, slack.general, 'is a bot, I think', { threadTs: root.ts })
    await inbox.until(() => inbox.of('message').length === 3 && inbox.wordsCalls.length === 2)
    expect(inbox.of('message').map(({ asksUs }) => asksUs)).toEqual([undefined, true, undefined])
    expect(inbox.wordsCalls.every(({ mentioned }) => mentioned === true)).toBe(true)
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

// Events over real Bolt: kept before they are acknowledged, under one key however they come, in the words of the inbox.
import { afterEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/view/text.ts'
import { type Bench, type BenchOptions, bench, held, type Mode, modes, realTimers } from './slack-bench.ts'

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

describe.each(modes)('Slack by %s', (mode) => {
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

  test('who comes back has joined anew, once however it is told', async () => {
    const { slack, inbox } = await started(mode)
    await slack.inviteBot(slack.general)
    const nia = await slack.joinTeam({ name: 'nia' })
    await slack.settled()
    await slack.changeUser(nia, { deleted: true })
    await slack.leaveChannel(nia, slack.general)
    await slack.settled()
    await slack.changeUser(nia, { deleted: false })
    await slack.joinChannel(nia, slack.general)
    await slack.changeUser(nia, { displayName: 'Nia' })
    await slack.settled()
    const keys = new Set(inbox.of('member-joined').map((join) => join.key))
    expect(keys.size).toBe(2)
    expect(inbox.of('member-left')).toHaveLength(1)
  })

  test('who was away when Hearth started, and comes back, has joined anew', async () => {
    open = await bench(mode)
    const { slack, inbox } = open
    const nia = slack.addUser({ name: 'nia' })
    Object.assign(nia, { deleted: true })
    await open.start()
    await slack.changeUser(nia, { deleted: false })
    await slack.settled()
    expect(inbox.of('member-joined')).toMatchObject([{ member: { user: nia.id } }])
    expect(inbox.of('member-joined')[0]?.key).not.toBe(`join:${slack.teamId}:${nia.id}`)
  })

  test('a return that could not be kept is told again', async () => {
    const { slack, inbox } = await started(mode)
    const nia = slack.addUser({ name: 'nia' })
    await slack.changeUser(nia, { deleted: true })
    await slack.settled()
    let tries = 0
    inbox.onEvent = async () => {
      tries += 1
      if (tries === 1) throw new Error('the store is away')
    }
    await slack.changeUser(nia, { deleted: false })
    await inbox.until(() => inbox.of('member-joined').length === 2)
    await slack.settled()
    expect(new Set(inbox.of('member-joined').map((join) => join.key)).size).toBe(1)
  })

  test('a changed profile of somebody who never left is no join', async () => {
    const { slack, inbox } = await started(mode)
    const ana = slack.addUser({ name: 'ana' })
    await slack.changeUser(ana, { displayName: 'Ana' })
    await slack.settled()
    expect(inbox.of('member-joined')).toEqual([])
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
})

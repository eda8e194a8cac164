// Webhooks: other programs are told what happens to support threads, signed and in order, whatever goes wrong on the way.
import { expect, onTestFinished } from 'vitest'
import { isSigned, type Receiver, receiver } from '../receiver.ts'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

async function program(): Promise<Receiver> {
  const there = await receiver()
  onTestFinished(() => there.close())
  return there
}

async function isTold(stage: Stage, { address }: Pick<Receiver, 'address'>): Promise<string> {
  await stage.runs('mo', 'setup webhook')
  const form = await stage.presses('mo', 'New webhook')
  return (await form.send({ Address: address })).said
}

playSetUp('another program is told that a thread is opened, answered and solved', async (stage) => {
  const there = await program()
  expect((await stage.runs('mo', 'setup webhook')).said).toContain('No other program is told')
  const inside = { address: there.address.replace('127.0.0.1', '10.0.0.1') }
  expect(await isTold(stage, inside)).toContain('It leads into a private network')
  expect(await isTold(stage, { address: 'the crm' })).toContain('An address looks like')
  expect(await isTold(stage, there)).toContain(`127.0.0.1:${there.port} is told from now on`)
  expect((await stage.presses('mo', 'Try it')).said).toContain('took the test')
  await stage.runs('mo', 'setup webhook')
  await stage.presses('mo', `127.0.0.1:${there.port}`)
  const secret = /whsec_[\w+/=]+/.exec((await stage.presses('mo', 'Show the secret')).said)?.[0] ?? ''

  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.runs('mo', 'thread note', { thread: '1', text: 'She is a collector' })
  await stage.runs('mo', 'thread reply', { thread: '1', text: 'Turn it round' })
  await stage.runs('mo', 'thread resolve', { thread: '1' })
  await stage.presses('mo', 'Undo')
  expect(there.taken()).toEqual([
    'test',
    'thread.opened 1',
    'thread.replied 1',
    'thread.resolved 1',
    'thread.reopened 1',
  ])
  expect(there.got.map(({ event }) => event.thread?.state)).toEqual([
    ...[undefined, 'open', 'waiting on member', 'resolved', 'waiting on member'],
  ])
  for (const one of there.got) {
    expect(isSigned(one, secret)).toBe(true)
    expect(one.headers['webhook-id']).toBe(one.event.id)
    expect(one.body).not.toMatch(/lamp|Turn|collector|Ida|Mo\b/)
  }
})

playSetUp('what it does not take is told again in order, and holds up neither another nor the chat', async (stage) => {
  const slow = await program()
  const quick = await program()
  await isTold(stage, slow)
  await isTold(stage, quick)
  slow.meets(() => 500)
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.runs('mo', 'thread reply', { thread: '1', text: 'Turn it round' })
  expect(stage.reads('ida', 'thread').join()).toContain('Turn it round')
  expect(quick.taken()).toEqual(['thread.opened 1', 'thread.replied 1'])
  const waiting = (await stage.runs('mo', 'deliveries')).said
  expect(waiting).toContain(`the webhook at 127.0.0.1:${slow.port}: 2 things in line`)
  expect(waiting).toContain('It answered with the status 500')

  slow.meets(() => 'cut')
  await stage.away(async (time) => time(60_000))
  await stage.hearth.advance(15_000)
  slow.meets(() => 204)
  await stage.hearth.advance(60_000)
  await stage.settles()
  expect(slow.taken()).toEqual(['thread.opened 1', 'thread.replied 1'])
  const opened = slow.got.filter(({ event }) => event.type === 'thread.opened')
  expect(opened.length).toBeGreaterThan(2)
  expect(new Set(opened.map(({ event }) => event.id)).size).toBe(1)
})

playSetUp('what it refuses is for the staff to see, and it stays on until it is taken out', async (stage) => {
  const there = await program()
  await isTold(stage, there)
  there.meets(({ event }) => (event.type === 'thread.opened' ? 410 : 204))
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const listed = (await stage.runs('mo', 'deliveries')).said
  expect(listed).toContain(`telling 127.0.0.1:${there.port} of a thread opened`)
  expect(listed).toContain('It answered with the status 410')
  there.meets(() => 204)
  await stage.presses('mo', 'Retry 1')
  await stage.runs('mo', 'setup webhook')
  await stage.presses('mo', `127.0.0.1:${there.port}`)
  await stage.chooses('mo', 'Is told of', ['a thread opened', 'a thread solved'])
  await stage.runs('mo', 'thread reply', { thread: '1', text: 'Turn it round' })
  await stage.runs('mo', 'thread resolve', { thread: '1' })
  expect(there.taken()).toEqual(['thread.opened 1', 'thread.resolved 1'])

  await stage.runs('mo', 'setup webhook')
  await stage.presses('mo', `127.0.0.1:${there.port}`)
  await stage.presses('mo', 'Take it out')
  const gone = await stage.presses('mo', `Take 127.0.0.1:${there.port} out`)
  expect(gone.said).toContain('is told nothing more')
  await stage.runs('mo', 'thread reopen', { thread: '1' })
  await stage.runs('mo', 'thread resolve', { thread: '1' })
  expect(there.got).toHaveLength(3)
  expect((await stage.runs('mo', 'deliveries')).said).toContain('Everything has got through')
})

playSetUp(
  'another program is told that a suggestion is published and decided on, and never by whom it is',
  async (stage) => {
    const there = await program()
    await isTold(stage, there)
    await stage.runs('mo', 'settings set', { name: 'suggestions.review', value: 'on' })
    await stage.runs('ida', 'suggest', { title: 'Dark mode', details: 'My eyes hurt at night' })
    expect(there.taken()).toEqual([])
    await stage.presses('mo', 'Publish 1')
    await stage.presses('ben', 'Vote for 1')
    await stage.runs('mo', 'decide', { number: '1', status: 'planned', reason: 'Many asked for it' })
    expect(there.taken()).toEqual(['suggestion.published 1', 'suggestion.decided 1'])
    expect(there.got.map(({ event }) => event.suggestion)).toMatchObject([
      { title: 'Dark mode', status: 'new', reason: null, votes: 0, cards: [] },
      { title: 'Dark mode', status: 'planned', reason: 'Many asked for it', votes: 1, cards: [{}] },
    ])
    for (const { body } of there.got) expect(body).not.toMatch(/Ida|eyes|\bMo\b|Ben/)
  },
)

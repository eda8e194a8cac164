// Whatever Discord's gateway brings, Hearth goes on: it understands a packet, or says once in its log that it did not, and
// not a word of what stood in it.
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { staysCalm } from './calm.ts'
import { type DiscordFuzzStage, discordFuzzStage, readyPacket } from './discord-fuzz-stage.ts'
import { canary, changedAt, mutated, mutation, type Path, placesIn, valueAt } from './mutation.ts'

staysCalm()
let stage: DiscordFuzzStage

beforeEach(async () => {
  stage = await discordFuzzStage()
})
afterEach(() => stage.close())

/** What is changed by chance. */
const actNames = [
  'a command that reads',
  'a command with options',
  'a command that writes',
  'a command that opens a form',
  'a command of staff',
  'a form that is sent',
  'a press',
  'a message command',
  'a completion',
  'a message',
  'a mention',
  'a direct message',
  'an edit',
  'a deletion',
  'a reaction',
  'a join',
  'a passed screening',
  'a leave',
  'a new thread',
  'somebody let into a thread',
  'a channel that changes',
  'a server that comes back',
  'a server that goes',
] as const

const actOf = (name: string) => {
  const act = stage.acts[name]
  if (act === undefined) throw new Error(`nobody does ${name}`)
  return act
}

/** That so many lines were logged; a failure shows them. */
async function logs(lines: number, after: string): Promise<void> {
  const logged = await stage.settled()
  expect(logged, `${after}: ${JSON.stringify(logged)}`).toHaveLength(lines)
}

/** Hearth still answers. */
async function answers(): Promise<void> {
  const { said } = await stage.stage.runs('ben', 'help')
  expect(said).toContain('suggest')
}

/** What each packet cannot do without, and what stands there. */
const required: Readonly<Record<string, Readonly<Record<string, 'text' | 'number' | 'object'>>>> = {
  'a command that reads': { id: 'text', token: 'text', application_id: 'text', type: 'number', data: 'object' },
  'a command with options': { 'data.name': 'text', 'data.options.0.name': 'text', 'member.user.id': 'text' },
  'a command that opens a form': { 'member.user': 'object', id: 'text', data: 'object' },
  'a form that is sent': { 'data.custom_id': 'text', token: 'text' },
  'a press': { 'data.custom_id': 'text', message: 'object', 'message.id': 'text' },
  'a message command': {
    'data.name': 'text',
    'data.target_id': 'text',
    'data.resolved': 'object',
    'data.resolved.messages': 'object',
  },
  'a completion': { 'data.name': 'text', 'member.user.id': 'text' },
  'a message': {
    id: 'text',
    channel_id: 'text',
    timestamp: 'text',
    type: 'number',
    author: 'object',
    'author.id': 'text',
  },
  'an edit': { id: 'text', channel_id: 'text' },
  'a deletion': { id: 'text', channel_id: 'text' },
  'a join': { guild_id: 'text', joined_at: 'text', user: 'object', 'user.id': 'text' },
  'a passed screening': { guild_id: 'text', user: 'object', 'user.id': 'text' },
  'a leave': { guild_id: 'text', user: 'object', 'user.id': 'text' },
  'a new thread': { id: 'text' },
  'somebody let into a thread': { id: 'text' },
  'a channel that changes': { id: 'text' },
  'a server that comes back': { id: 'text' },
  'a server that goes': { id: 'text' },
}

/** What cannot stand for it. */
const wrong = {
  text: ['nothing', 'yes', 'zero', 'list', 'object', 'poison'],
  number: ['nothing', 'yes', 'word', 'list', 'object'],
  object: ['nothing', 'yes', 'zero', 'word', 'words'],
} as const

const placeOf = (path: string): Path => path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))

test.each(Object.entries(required))('%s without what it needs leaves exactly one line', async (name, fields) => {
  const act = actOf(name)
  for (const [path, kind] of Object.entries(fields)) {
    const place = placeOf(path)
    await stage.doing(act, (data) => changedAt(data, place, { how: 'drop' }))
    await logs(1, `${path} left out`)
    for (const value of wrong[kind]) {
      await stage.doing(act, (data) => changedAt(data, place, { how: 'replace', value }))
      await logs(1, `${path}: ${value}`)
    }
  }
  await answers()
})

test('whatever text stands in a packet, none of it reaches the log', { timeout: 60_000 }, async () => {
  for (const name of actNames) {
    let packet: unknown
    await stage.doing(actOf(name), (data) => (packet = data))
    const texts = placesIn(packet).filter((place) => typeof valueAt(packet, place) === 'string')
    for (const place of texts)
      await stage.doing(actOf(name), (data) => changedAt(data, place, { how: 'replace', value: 'word' }))
    expect((await stage.settled()).length, name).toBeLessThanOrEqual(texts.length)
  }
  await answers()
})

test('changed packets leave at most one line each, and Hearth answers after them', async () => {
  const spoilt = fc.record({
    act: fc.constantFrom(...actNames),
    mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(spoilt, { minLength: 12, maxLength: 12 }), async (batch) => {
      for (const { act, mutations } of batch) await stage.doing(actOf(act), (data) => mutated(data, mutations))
      const logged = await stage.settled()
      expect(logged.length, JSON.stringify(logged)).toBeLessThanOrEqual(batch.length)
      await answers()
    }),
    { seed: 3, numRuns: 25, endOnFailure: true },
  )
}, 60_000)

/** Frames that are none, or none that anybody could obey. */
const frames: Readonly<Record<string, string | Uint8Array>> = {
  'no frame at all': canary,
  nothing: 'null',
  'a cut frame': `{"op":0,"t":"MESSAGE_CREATE","s":9,"d":{"content":"${canary}`,
  'a list': `["${canary}"]`,
  'a text': `"${canary}"`,
  'an empty object': '{}',
  'an opcode that is text': `{"op":"${canary}"}`,
  'a dispatch of nothing': '{"op":0}',
  'a dispatch without a name': `{"op":0,"t":null,"d":{"content":"${canary}"}}`,
  'a message that is nothing': '{"op":0,"t":"MESSAGE_CREATE","s":9,"d":null}',
  'a message that is a list': `{"op":0,"t":"MESSAGE_CREATE","s":9,"d":["${canary}"]}`,
  'a message that is a text': `{"op":0,"t":"MESSAGE_CREATE","s":9,"d":"${canary}"}`,
  'a sequence that is none': `{"op":0,"t":"TYPING_START","s":1e308,"d":{"a":"${canary}"}}`,
  'a READY that is nothing': '{"op":0,"t":"READY","s":9,"d":null}',
  'a server that is nothing': '{"op":0,"t":"GUILD_CREATE","s":9,"d":null}',
  'a server without an id': `{"op":0,"t":"GUILD_CREATE","s":9,"d":{"name":"${canary}"}}`,
  'a HELLO that is nothing': '{"op":10,"d":null}',
  'a HELLO that never beats': `{"op":10,"d":{"heartbeat_interval":"${canary}"}}`,
  'an invalid session that is nothing': '{"op":9,"d":null}',
  'a binary frame': new TextEncoder().encode(`{"op":0,"t":"MESSAGE_CREATE","d":{"content":"${canary}"}}`),
}

test.each(Object.entries(frames))('%s leaves exactly one line and the connection as it was', async (name, frame) => {
  stage.discord.sendRaw(frame)
  await logs(1, name)
  await answers()
})

test('what keeps a connection alive leaves no line', async () => {
  for (const frame of ['{"op":11}', '{"op":11,"d":null,"s":null,"t":null}', '{"op":1,"d":null}', '{"op":99}'])
    stage.discord.sendRaw(frame)
  await logs(0, 'heartbeats')
  await answers()
})

test('an event that is called like one of the client leaves no harm', async () => {
  for (const name of [
    'error',
    'ready',
    'close',
    'closed',
    'debug',
    'dispatch',
    'hello',
    'resumed',
    '__proto__',
    canary,
  ])
    stage.discord.sendRaw(JSON.stringify({ op: 0, t: name, s: 9, d: { message: canary } }))
  expect((await stage.settled()).length).toBeLessThanOrEqual(1)
  await answers()
})

test('a READY with anything wrong in it leaves at most one line, and the connection can still be renewed', async () => {
  const ready = readyPacket(stage.stage)
  for (const place of placesIn(ready))
    for (const value of [...wrong.text, 'word', 'surrogate', 'deep'] as const)
      stage.discord.sendRaw(
        JSON.stringify({ op: 0, t: 'READY', s: 9, d: changedAt(ready, place, { how: 'replace', value }) }),
      )
  expect((await stage.settled()).length).toBeLessThanOrEqual(9 * placesIn(ready).length)
  await answers()
})

// Whatever Slack brings, by Socket Mode or by HTTP, Hearth goes on: it understands it, or says once in its log that it did
// not and acknowledges it, and not a word of what stood in it.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { staysCalm } from './calm.ts'
import { changedAt, mutated, mutation, type Path, placesIn, valueAt } from './mutation.ts'
import { type SlackFuzzStage, slackFuzzStage } from './slack-fuzz-stage.ts'

staysCalm()

/** What each payload cannot do without. Where it is a command by HTTP, all is text: there a part can only be missing. */
const required: Readonly<Record<string, readonly string[]>> = {
  'a command that reads': ['command', 'trigger_id', 'user_id', 'channel_id', 'response_url'],
  'a press': ['type', 'trigger_id', 'user', 'user.id', 'actions', 'actions.0.action_id', 'message.ts'],
  'a message shortcut': ['type', 'trigger_id', 'callback_id', 'user', 'user.id', 'channel.id', 'message', 'message.ts'],
  'a form that is sent': [
    'type',
    'user',
    'user.id',
    'view',
    'view.id',
    'view.hash',
    'view.private_metadata',
    'view.state',
  ],
  'a message': ['event', 'event.type', 'event.channel', 'event.ts'],
  'a mention': ['event.user', 'event.text', 'event.ts', 'event.channel'],
  'somebody new': ['event.user', 'event.user.id'],
  'somebody in the channel of all': ['event.user', 'event.channel'],
  'an account that changes': ['event.user', 'event.user.id'],
}

/** What can stand for none of these. */
const wrong = ['nothing', 'yes', 'list', 'words'] as const

const placeOf = (path: string): Path => path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))

const actNames = [
  'a command that reads',
  'a command that writes',
  'a command that opens a form',
  'a press',
  'a message shortcut',
  'a form that is sent',
  'a message',
  'a reaction',
  'a reaction that is taken back',
  'a direct message',
  'a mention',
  'somebody new',
  'somebody in the channel of all',
  'an account that changes',
  'a channel of another name',
] as const

describe.each(['socket', 'http'] as const)('by %s', (mode) => {
  let stage: SlackFuzzStage

  beforeEach(async () => {
    stage = await slackFuzzStage(mode)
  })
  afterEach(() => stage.close())

  const actOf = (name: string) => {
    const act = stage.acts[name]
    if (act === undefined) throw new Error(`nobody does ${name}`)
    return act
  }

  async function logs(lines: number, after: string): Promise<void> {
    const logged = await stage.settled()
    expect(logged, `${after}: ${JSON.stringify(logged)}`).toHaveLength(lines)
  }

  async function answers(): Promise<void> {
    const { said } = await stage.stage.runs('ben', 'help')
    expect(said).toContain('suggest')
  }

  test.each(Object.entries(required))('%s without what it needs leaves exactly one line', async (name, paths) => {
    const asText = mode === 'http' && name.startsWith('a command')
    for (const path of paths) {
      const place = placeOf(path)
      await stage.doing(actOf(name), (given) => changedAt(given, place, { how: 'drop' }))
      await logs(1, `${path} left out`)
      for (const value of asText ? [] : wrong) {
        await stage.doing(actOf(name), (given) => changedAt(given, place, { how: 'replace', value }))
        await logs(1, `${path}: ${value}`)
      }
    }
    await answers()
  })

  test('whatever text stands in a payload, none of it reaches the log', { timeout: 60_000 }, async () => {
    for (const name of actNames) {
      let given: unknown
      await stage.doing(actOf(name), (sent) => (given = sent))
      const texts = placesIn(given).filter((place) => typeof valueAt(given, place) === 'string')
      for (const [at, place] of texts.entries()) {
        await stage.doing(actOf(name), (sent) => changedAt(sent, place, { how: 'replace', value: 'word' }))
        // What all waits at once for a busy machine is not acknowledged in time, and that is a line of its own.
        if (at % 5 === 4) await stage.stage.settles()
      }
      const logged = await stage.settled()
      expect(logged.length, `${name}: ${JSON.stringify(logged)}`).toBeLessThanOrEqual(texts.length)
    }
    await answers()
  })

  test('changed payloads leave at most one line each, and Hearth answers after them', { timeout: 60_000 }, async () => {
    const spoilt = fc.record({
      act: fc.constantFrom(...actNames),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(spoilt, { minLength: 10, maxLength: 10 }), async (batch) => {
        for (const { act, mutations } of batch) await stage.doing(actOf(act), (given) => mutated(given, mutations))
        const logged = await stage.settled()
        expect(logged.length, JSON.stringify(logged)).toBeLessThanOrEqual(batch.length)
        await answers()
      }),
      { seed: 3, numRuns: 12, endOnFailure: true },
    )
  })
})

// Calls to webhooks as delivery has them: in order for each, beside everything else, for a day.
import { expect, test } from 'vitest'
import type { CallOut } from '../../src/ports/call-out.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { community, type Workshop, workshop } from './workshop.ts'

const minute = 60_000
const hour = 60 * minute
const away: Outcome = { kind: 'later', afterMs: 15 * minute, because: 'away', detail: 'status 500' }
const done: Outcome = { kind: 'done', result: {} }

const calling = (hook: string, id: string, event: CallOut['event'] = 'thread.opened'): CallOut => ({
  ...{ kind: 'callOut', hook, id, event, body: '{}' },
})

async function house(meets: (call: CallOut) => Outcome) {
  const tries: string[] = []
  const shop: Workshop = await workshop({
    callOut: async (_community, call) => {
      const outcome = meets(call)
      tries.push(`${call.hook} ${call.id} ${outcome.kind}`)
      return outcome
    },
  })
  const tells = (hook: string, id: string, event?: CallOut['event']) =>
    shop.delivery.send(community, calling(hook, id, event))
  const failed = (): Promise<number> => shop.store.ledger.outbox.count('failed', community)
  return { ...shop, shop, tries, tells, failed }
}

test('one webhook that is away keeps what is later for it waiting, and nothing else', async () => {
  let up = false
  const { tries, tells, post, pass, settle, platform, shop } = await house(({ hook, event }) =>
    hook === 'slow' && event !== 'test' && !up ? away : done,
  )
  await tells('slow', '1')
  await tells('slow', '2')
  await tells('slow', 'try', 'test')
  await tells('quick', '1')
  await post('general', 'hello')
  await settle()
  expect(tries.toSorted()).toEqual(['quick 1 done', 'slow 1 later', 'slow try done'])
  expect(platform.words('general')).toEqual(['hello'])
  await shop.restart()
  up = true
  await pass(hour)
  expect(tries.slice(3)).toEqual(['slow 1 done', 'slow 2 done'])
})

test('it is tried for a day, and what waited behind it a quarter of an hour more', async () => {
  const { tells, failed, pass } = await house(() => away)
  await tells('slow', '1')
  await tells('slow', '2')
  await pass(23 * hour)
  expect(await failed()).toBe(0)
  await pass(2 * hour)
  expect(await failed()).toBe(2)
})

test('what it refuses has failed at once, and the next is told', async () => {
  const { tells, failed, settle, tries } = await house(({ id }) =>
    id === '1' ? { kind: 'refused', reason: 'not-allowed', detail: 'status 410' } : done,
  )
  await tells('strict', '1')
  await tells('strict', '2')
  await settle()
  expect(await failed()).toBe(1)
  expect(tries).toEqual(['strict 1 refused', 'strict 2 done'])
})

test('webhooks that answer do not make a platform that is away count as one that answers', async () => {
  const { tells, failed, post, pass, platform } = await house(() => done)
  platform.answers(() => ({ kind: 'later', afterMs: minute, because: 'away' }))
  await post('general', 'hello')
  for (let passed = 0; passed < 30; passed += 1) {
    await tells('quick', `${passed}`)
    await pass(minute)
  }
  expect(await failed()).toBe(0)
})

test('what a process was telling when it was killed is told again, by the same name', async () => {
  const { tells, tries, shop, settle } = await house(() => done)
  await shop.work.stop()
  await tells('quick', '1')
  const now = shop.now()
  const claimed = await shop.store.ledger.outbox.claim('webhook', now, now + minute, 5)
  expect(claimed).toHaveLength(1)
  expect(tries).toEqual([])
  await shop.restart()
  await settle()
  expect(tries).toEqual(['quick 1 done'])
})

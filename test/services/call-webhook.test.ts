// Calling a webhook: with the secret as it is kept, and what each answer comes to.
import { expect, onTestFinished, test } from 'vitest'
import { communityId } from '../../src/domain/ids.ts'
import { webhookEvents } from '../../src/domain/webhook.ts'
import type { CallOut } from '../../src/ports/call-out.ts'
import type { Seal } from '../../src/ports/seal.ts'
import type { Post, Posted } from '../../src/ports/web-post.ts'
import { callWebhook } from '../../src/services/webhooks/call-webhook.ts'
import { closeSecret, renewSecrets } from '../../src/services/webhooks/secret.ts'
import { openStore } from '../../src/store/store.ts'
import { keyring } from '../../src/system/keyring.ts'
import { inMemory } from '../store/in-memory.ts'

const community = communityId('lantern')
const secret = 'whsec_c2VjcmV0'
const event: CallOut = { kind: 'callOut', hook: 'one', id: 'event', event: 'thread.opened', body: '{}' }

async function desk(seal: Seal | undefined, kept = closeSecret(seal, 'one', secret)) {
  const store = await openStore({ database: inMemory(), startedAt: 0 })
  onTestFinished(() => store.close())
  const ref = { platform: 'discord', id: '1' } as const
  await store.spaces.add({ ref, name: 'Lantern', locale: undefined, host: undefined, at: 0 }, community)
  const { webhooks } = store.of(community)
  await webhooks.add({ id: 'one', address: 'https://app.example/hook', secret: kept, events: webhookEvents })
  const posts: Post[] = []
  let answer: Posted = { kind: 'answered', status: 204 }
  const webPost = {
    check: async () => undefined,
    newSecret: () => secret,
    post: async (post: Post) => {
      posts.push(post)
      return answer
    },
  }
  const calls = callWebhook({ store, clock: { now: () => 5000 }, webPost, seal })
  const perform = (number = 1, what: CallOut = event) => calls(community, what, { id: 'row', number })
  return {
    ...{ posts, perform, webhooks, store },
    meets(how: Posted) {
      answer = how
    },
  }
}

const answered = (status: number, retryAfterMs?: number): Posted => ({
  ...{ kind: 'answered', status },
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
})

test('it is signed with the secret, which is closed in the store where there is a key', async () => {
  const { perform, posts, webhooks } = await desk(keyring(['k'.repeat(32)]))
  expect((await webhooks.get('one'))?.secret).not.toContain(secret)
  expect(await perform()).toEqual({ kind: 'done', result: {} })
  expect(posts).toEqual([{ address: 'https://app.example/hook', id: 'event', body: '{}', secret, at: 5000 }])
})

test('a secret that was closed with a key on its way out, or with none, is used, and closed anew at a start', async () => {
  const old = keyring(['o'.repeat(32)])
  const both = keyring(['n'.repeat(32), 'o'.repeat(32)])
  for (const kept of [closeSecret(old, 'one', secret), secret]) {
    const { perform, posts, webhooks, store } = await desk(both, kept)
    await perform()
    await renewSecrets(store, both)
    expect(posts[0]?.secret).toBe(secret)
    expect(keyring(['n'.repeat(32)]).open((await webhooks.get('one'))?.secret ?? '', 'webhook one')).toMatchObject({
      ...{ kind: 'open', words: secret, renew: false },
    })
  }
})

test('one whose key is gone is not called', async () => {
  const { perform, posts } = await desk(undefined, closeSecret(keyring(['o'.repeat(32)]), 'one', secret))
  expect(await perform()).toMatchObject({ kind: 'refused', detail: 'other-key' })
  expect(posts).toEqual([])
})

test('what may be taken later is tried again after longer and longer, and what is refused is not', async () => {
  const { perform, meets } = await desk(undefined)
  for (const status of [500, 503, 429, 408]) {
    meets(answered(status))
    expect(await perform()).toMatchObject({ kind: 'later', afterMs: 1000, detail: `status ${status}` })
  }
  expect(await perform(5)).toMatchObject({ afterMs: 16_000 })
  expect(await perform(500)).toMatchObject({ afterMs: 15 * 60_000 })
  meets(answered(429, 120_000))
  expect(await perform(9)).toMatchObject({ afterMs: 120_000 })
  meets(answered(503, 900 * 60_000))
  expect(await perform()).toMatchObject({ afterMs: 60 * 60_000 })
  for (const status of [301, 400, 401, 404, 410]) {
    meets(answered(status))
    expect(await perform()).toMatchObject({ kind: 'refused', detail: `status ${status}` })
  }
  meets({ kind: 'failed', why: 'private' })
  expect(await perform()).toMatchObject({ kind: 'refused', detail: 'private' })
  meets({ kind: 'failed', why: 'unresolved' })
  expect(await perform()).toMatchObject({ kind: 'later', detail: 'unresolved' })
})

test('a test is tried once, and what was taken out is told nothing', async () => {
  const { perform, meets, webhooks } = await desk(undefined)
  meets(answered(500))
  expect(await perform(1, { ...event, event: 'test' })).toMatchObject({ kind: 'refused', detail: 'status 500' })
  await webhooks.remove('one')
  expect(await perform()).toMatchObject({ kind: 'refused', reason: 'gone' })
})

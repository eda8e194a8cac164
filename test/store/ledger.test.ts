// What delivery keeps, on either database: effects in the order of their places, events and calls once, things that are due.
import { describe, expect, test } from 'vitest'
import { memberId, personId } from '../../src/domain/ids.ts'
import { platformNames } from '../../src/domain/place.ts'
import type { Store } from '../../src/store/store.ts'
import { kinds, lantern, opened, space } from './opened.ts'

const leaseMs = 60_000

const add = (store: Store, id: string, placeKey: string, notBefore = 0): Promise<void> =>
  store.ledger.outbox.add({ id, community: lantern, placeKey, effect: { id }, followUp: undefined, notBefore, at: 0 })

const claim = async (store: Store, now: number, limit = 16): Promise<readonly string[]> =>
  (await store.ledger.outbox.claim('discord', now, now + leaseMs, limit)).map(({ id }) => id)

const look = (store: Store, now: number) => store.ledger.work.look(platformNames, now)
const held = { unknownSince: undefined, heldSince: undefined, outcome: { kind: 'later' } }

describe.each(kinds)('on %s', (kind) => {
  test('of each place the first effect alone is claimed, and the next once that has ended', async () => {
    const { store } = await opened({ kind })
    await add(store, 'a1', 'discord:1/a')
    await add(store, 'a2', 'discord:1/a')
    await add(store, 'b1', 'discord:1/b')
    expect(await claim(store, 1)).toEqual(['a1', 'b1'])
    expect(await claim(store, 1)).toEqual([])
    await store.ledger.outbox.end('a1', 'done', { kind: 'done' }, 2)
    expect(await claim(store, 2)).toEqual(['a2'])
  })

  test('what is held or comes later holds its place until then, and what is claimed is seen as what it was', async () => {
    const { store } = await opened({ kind })
    await add(store, 'a1', 'discord:1/a', 10)
    await add(store, 'a2', 'discord:1/a')
    expect(await claim(store, 9)).toEqual([])
    expect(await look(store, 9)).toMatchObject({ effects: [], next: { effects: 10 } })
    expect(await look(store, 10)).toMatchObject({ effects: ['discord'], next: { effects: undefined } })
    expect(await store.ledger.outbox.claim('discord', 10, 10 + leaseMs, 1)).toMatchObject([
      { id: 'a1', attempts: 1, effect: { id: 'a1' }, followUp: undefined, unknownSince: undefined },
    ])
    expect(await look(store, 10)).toMatchObject({ effects: [], next: { effects: 10 + leaseMs } })
    await store.ledger.outbox.hold('a1', { ...held, notBefore: 50 })
    expect(await claim(store, 49)).toEqual([])
    expect(await claim(store, 50)).toEqual(['a1'])
  })

  test('a platform claims what is its own, whatever its ids look like', async () => {
    const { store } = await opened({ kind })
    await add(store, 's', 'slack:T1/a')
    await add(store, 'd', 'discord:1/Ä/answer/Z')
    expect(await claim(store, 1)).toEqual(['d'])
    expect((await store.ledger.outbox.claim('slack', 1, 2, 1)).map(({ id }) => id)).toEqual(['s'])
  })

  test('what was claimed and not ended before its lease was over is of unknown outcome since it was claimed', async () => {
    const { store } = await opened({ kind })
    await add(store, 'a', 'discord:1/a')
    await claim(store, 100)
    const [again] = await store.ledger.outbox.claim('discord', 100 + leaseMs, 100 + 2 * leaseMs, 1)
    expect(again).toMatchObject({ id: 'a', attempts: 2, unknownSince: 100 })
  })

  test('an event and a call are marked once, and a call that was asked for is marked all the same', async () => {
    const { store } = await opened({ kind })
    const { inbox, asked } = store.ledger
    const mark = { community: lantern, kind: 'command', what: 'suggest', placeKey: 'p', payload: null, at: 1 } as const
    expect(await inbox.mark({ ...mark, key: 'one' })).toBe(true)
    expect(await inbox.mark({ ...mark, key: 'one' })).toBe(false)
    expect(await asked.add({ ...mark, key: 'two', payload: { a: 1 } })).toBe(true)
    expect(await asked.add({ ...mark, key: 'two' })).toBe(false)
    expect(await asked.get('two')).toEqual({ key: 'two', community: lantern, payload: { a: 1 } })
    expect(await inbox.mark({ ...mark, key: 'two' })).toBe(true)
    expect(await asked.get('two')).toBeUndefined()
    await inbox.keepAnswer('two', { said: 'yes' })
    expect(await inbox.answerOf(lantern, 'two')).toEqual({ said: 'yes' })
  })

  test('what is due is set, put off and ended, and one that was set anew is not ended for the old moment', async () => {
    const { store } = await opened({ kind })
    const { due } = store.ledger
    const row = { id: 'd', community: lantern, kind: 'digest', subject: 's' }
    expect(await look(store, 20)).toMatchObject({ due: false, next: { due: undefined } })
    await due.set({ ...row, at: 10 })
    await due.postpone('d', 30)
    expect(await look(store, 20)).toMatchObject({ due: false, next: { due: 30 } })
    expect(await look(store, 30)).toMatchObject({ due: true, next: { due: undefined } })
    await due.set({ ...row, at: 20 })
    await due.end('d', 10)
    expect(await due.due(20, 5)).toMatchObject([{ id: 'd', at: 20 }])
    await due.end('d', 20)
    expect(await look(store, 20)).toMatchObject({ due: false, next: { due: undefined } })
  })

  test('numbers have no gaps, however many are asked for at once', async () => {
    const { store } = await opened({ kind })
    const numbers = await Promise.all(
      Array.from({ length: 40 }, () =>
        store.transaction(lantern, () => store.of(lantern).records.nextNumber('thread')),
      ),
    )
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, each) => each + 1))
  })

  test('appearances are claimed while they are old, found by their message, and counted anew once that is lost', async () => {
    const { store } = await opened({ kind })
    const { appearances } = store.ledger
    const place = { kind: 'channel', space, channel: 'c' } as const
    const subject = [lantern, 'poll', 'p'] as const
    await appearances.add({
      id: 'x',
      community: lantern,
      subjectKind: 'poll',
      subject: 'p',
      role: 'card',
      place,
      at: 0,
    })
    expect(await look(store, 1)).toMatchObject({ appearances: ['discord'], next: { appearances: undefined } })
    expect(await appearances.claim('discord', 1, 1 + leaseMs, 5)).toMatchObject([{ id: 'x', wanted: 1, shown: 0 }])
    expect(await appearances.claim('discord', 1, 1 + leaseMs, 5)).toEqual([])
    await appearances.shown('x', 1, { place, channel: 'c', id: 'm' })
    expect(await look(store, 1)).toMatchObject({ appearances: [], next: { appearances: undefined } })
    expect(await appearances.ofMessage(lantern, 'poll', { channel: 'c', id: 'm' })).toMatchObject({ id: 'x' })
    await appearances.touch(...subject)
    await appearances.lost('x')
    expect(await appearances.find(...subject, 'card')).toMatchObject([
      { wanted: 2, shown: 1, losses: 1, message: undefined },
    ])
  })

  test('what did not get through is counted and listed, the newest first and what is doubtful last', async () => {
    const { store } = await opened({ kind })
    for (const [at, reason] of [
      [1, 'gone'],
      [2, 'unconfirmed'],
      [3, 'gone'],
    ] as const) {
      await add(store, `e${at}`, `discord:1/${at}`)
      await store.ledger.outbox.end(`e${at}`, 'failed', { kind: 'refused', reason, detail: '' }, at)
    }
    const { undelivered, waiting } = store.of(lantern)
    expect(await undelivered.counts()).toEqual({ failed: 2, doubtful: 1 })
    expect((await undelivered.page(0, 5)).map(({ id }) => id)).toEqual(['e3', 'e1', 'e2'])
    expect(await undelivered.dismiss({ kind: 'effect', id: 'e3' }, 4)).toBe(true)
    expect(await undelivered.dismiss({ kind: 'effect', id: 'e3' }, 4)).toBe(false)
    expect(await undelivered.counts()).toEqual({ failed: 1, doubtful: 1 })
    await add(store, 'w1', 'discord:1/w')
    await add(store, 'w2', 'discord:1/w')
    expect(await waiting.effects(1)).toMatchObject([{ count: 2, since: 0 }])
  })

  test('members are known once, and yes and no come back as such', async () => {
    const { store } = await opened({ kind })
    const { members } = store.of(lantern)
    const user = { space, user: 'ana' }
    const one = { user, name: 'Ana', locale: undefined, bot: false, guest: true, joinedAt: 5, pending: true }
    await members.add({ ...one, id: memberId('m1'), person: personId('p1') })
    await members.add({ ...one, id: memberId('m2'), person: personId('p2') })
    expect(await members.count(space)).toBe(1)
    expect(await members.byUser(user)).toMatchObject({ id: 'm1', bot: false, guest: true, joinedAt: 5, pending: true })
  })
})

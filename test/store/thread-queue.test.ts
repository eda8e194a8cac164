// Lists of open threads, on either database: read page by page behind the last thread of the page before.
import { expect, test } from 'vitest'
import { memberId, personId, threadId } from '../../src/domain/ids.ts'
import type { QueueFilter, QueueKey } from '../../src/store/repositories/queue-narrowing.ts'
import { kinds, lantern, opened, space } from './opened.ts'

const now = 1_000_000
const states = ['open', 'waiting on member', 'waiting on staff'] as const

test.each(kinds)('pages follow one another in the order of each list, on %s', async (kind) => {
  const { store } = await opened({ kind })
  const { members, threads, threadTargets, threadTags, threadQueue } = store.of(lantern)
  for (let number = 1; number <= 9; number += 1) {
    const [id, opener] = [threadId(`t${number}`), memberId(`m${number}`)]
    const user = { space, user: `u${number}` }
    const rest = { locale: undefined, bot: false, guest: false, joinedAt: undefined }
    await members.add({ id: opener, person: personId(`p${number}`), user, name: `Name ${number}`, ...rest })
    await threads.add({ id, number, opener, space, subject: `Subject ${number}`, shape: 'thread', at: 100 - number })
    await threads.change(id, {
      state: states[number % states.length] ?? 'open',
      priority: number % 2 === 0 ? 'high' : 'normal',
      ...(number === 9 ? { snoozedUntil: now + 1 } : {}),
    })
    if (number > 4) await threadTags.add(id, 'door', 1)
    const at = number < 6 ? now - 10 : now + 10 - number
    const targets = { clock: { spent: 0, runningSince: undefined }, stages: { first: 0, resolution: 0 } } as const
    await threadTargets.keep(id, { ...targets, due: { kind: 'first', at } }, number !== 2)
  }
  async function paged(filter: QueueFilter): Promise<readonly (readonly number[])[]> {
    const pages: number[][] = []
    let from: QueueKey | number = 0
    for (;;) {
      const page = await threadQueue.page(filter, now, from, 2)
      pages.push(page.threads.map(({ number }) => number))
      expect(page.left).toBe(page.listed - pages.flat().length)
      if (page.left === 0 || page.next === undefined) return pages
      from = page.next
    }
  }
  // 2, 3, 5, 6, 8 and 9 wait for the team, 9 is put off; whoever came last here has waited longest.
  expect(await paged({})).toEqual([
    [8, 6],
    [5, 3],
    [2, 7],
    [4, 1],
  ])
  expect(await paged({ waiting: true })).toEqual([[8, 6], [5, 3], [2]])
  expect(await paged({ priority: 'high', assignees: [] })).toEqual([
    [8, 6],
    [2, 4],
  ])
  expect(await paged({ tag: 'door' })).toEqual([
    [8, 6],
    [5, 7],
  ])
  expect(await paged({ snoozed: true })).toEqual([[9]])
  expect(await paged({ near: true })).toEqual([[1, 3], [4, 5], [8, 7], [6]])
  expect(await paged({ near: true, tag: 'door' })).toEqual([
    [5, 8],
    [7, 6],
  ])
  expect(await threadQueue.page({ near: true }, now, 0, 2)).toMatchObject({
    listed: 7,
    pressing: 4,
    snoozed: 1,
    left: 5,
  })
  expect(await threadQueue.page({}, now, 3, 2)).toMatchObject({ listed: 8, pressing: 5, snoozed: 1, left: 3 })
  expect((await threads.openAfter(threadId('t7'), 10)).map(({ number }) => number)).toEqual([8, 9])
  await store.transaction(lantern, () => threads.change(threadId('t8'), { state: 'closed', team: 'door' }))
  expect(await threads.openOfTeam('door', 5)).toEqual([])
  expect((await paged({ near: true })).flat()).toEqual([1, 3, 4, 5, 7, 6])
})

// How support threads went, on either database: counted, and put in order as numbers.
import { describe, expect, test } from 'vitest'
import { memberId, personId, threadId } from '../../src/domain/ids.ts'
import { kinds, lantern, opened, space } from './opened.ts'

const opener = memberId('ana')
/** As text, 10 and 100 would stand before 2. */
const minutes = [2, 100, 10, 3, 1, 9, 8, 30, 20, 4]

describe.each(kinds)('on %s', (kind) => {
  test('half and nine of ten are told of what threads took, of a team, and of one’s own', async () => {
    const { store } = await opened({ kind })
    const { members, threads, threadFigures } = store.of(lantern)
    await members.add({
      ...{ id: opener, person: personId('person-ana'), user: { space, user: 'ana' }, name: 'Ana' },
      ...{ locale: undefined, bot: false, guest: false, joinedAt: undefined },
    })
    for (const [index, took] of minutes.entries()) {
      const id = threadId(`thread-${index}`)
      const team = index < 2 ? { team: 'lamps' } : {}
      await threads.add({ id, number: index + 1, opener, space, subject: 'Lamps', shape: 'thread', at: 1000, ...team })
      await threads.change(id, { firstReplyAt: 1000 + took * 60_000, ...(index === 0 ? { assignee: opener } : {}) })
      if (took > 3) await threads.change(id, { state: 'resolved', resolvedAt: 1000 + took * 120_000, reopened: 1 })
      await threadFigures.waited(`wait-${index}`, id, took * 1000, 2000)
    }
    const old = { id: threadId('old'), number: 11, opener, space, subject: 'Old', shape: 'thread', at: 10 } as const
    await threads.add(old)

    expect(await threadFigures.since(1000, { kind: 'all' })).toEqual({
      ...{ opened: 10, solved: 7, reopened: 7 },
      first: { count: 10, median: 8 * 60_000, ninetieth: 30 * 60_000 },
      resolution: { count: 7, median: 10 * 120_000, ninetieth: 100 * 120_000 },
      waiting: { count: 10, median: 8_000, ninetieth: 30_000 },
      ratings: { count: 0, sum: 0 },
    })
    const { first } = await threadFigures.since(1000, { kind: 'team', team: 'lamps' })
    expect(first).toEqual({ count: 2, median: 2 * 60_000, ninetieth: 100 * 60_000 })
    const theirs = await threadFigures.since(1000, { kind: 'accounts', accounts: [opener] })
    expect(theirs).toMatchObject({ opened: 1, solved: 0, first: { count: 1, median: 120_000, ninetieth: 120_000 } })
    expect((await threadFigures.since(5000, { kind: 'all' })).first).toBeUndefined()
  })
})

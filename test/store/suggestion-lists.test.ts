// Lists of suggestions on either database: every order page by page, and none that walks through all there are.
import { expect, test } from 'vitest'
import { memberId, personId, suggestionId } from '../../src/domain/ids.ts'
import type { ListKey, ListOrder } from '../../src/domain/suggestion-list.ts'
import type { ListFilter } from '../../src/store/repositories/suggestion-lists.ts'
import { kinds, lantern, opened, space } from './opened.ts'

const statuses = ['new', 'planned', 'new', 'done'] as const
const dayMs = 24 * 60 * 60_000

test.each(kinds)('pages follow one another in each order, on %s', async (kind) => {
  const { store } = await opened({ kind })
  const { members, suggestions, suggestionLists, votes, merges } = store.of(lantern)
  const rest = { locale: undefined, bot: false, guest: false, joinedAt: undefined }
  const voters = ['v1', 'v2', 'v3'].map((name) => memberId(name))
  for (const id of voters) await members.add({ id, person: personId(id), user: { space, user: id }, name: id, ...rest })
  for (let number = 1; number <= 9; number += 1) {
    const member = memberId(`m${number}`)
    const user = { space, user: `u${number}` }
    await members.add({ id: member, person: personId(`p${number}`), user, name: `Name ${number}`, ...rest })
    const id = suggestionId(`s${number}`)
    await suggestions.add({
      ...{ id, number, author: member, space, title: `Idea ${number}`, details: undefined, at: number },
      ...(number % 3 === 0 ? { topic: 'Doors' } : number % 3 === 1 ? { topic: 'A, B' } : {}),
    })
    const status = statuses[number % statuses.length] ?? 'new'
    if (status !== 'new') {
      const unsaid = { reason: undefined, team: undefined, targetAt: undefined }
      const decision = { ...unsaid, status, by: member, at: number * dayMs, together: id, signed: 'team' } as const
      await suggestions.decide(id, decision)
    }
    if (number > 6) await suggestions.change(id, { team: 'gate' })
    for (const voter of voters.slice(0, number % 4)) await votes.add(id, voter, 0)
  }
  async function paged(filter: ListFilter, order: Exclude<ListOrder, 'trending'>): Promise<readonly number[]> {
    const numbers: number[] = []
    for (let behind: ListKey | undefined; ; ) {
      const page = await suggestionLists.page(filter, order, behind, 2)
      numbers.push(...page.map(({ suggestion }) => suggestion.number))
      if (page.length < 2) return numbers
      behind = page.at(-1)?.key
    }
  }
  expect(await paged({}, 'newest')).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
  expect(await paged({ statuses: ['planned'] }, 'oldest')).toEqual([1, 5, 9])
  expect(await paged({}, 'votes')).toEqual([7, 3, 6, 2, 9, 5, 1, 8, 4])
  expect(await paged({ team: 'gate' }, 'votes')).toEqual([7, 9, 8])
  expect(await paged({ topic: 'Doors', statuses: ['new'] }, 'newest')).toEqual([6])
  expect(await suggestionLists.topics(25)).toEqual(['A, B', 'Doors'])
  expect((await suggestionLists.decidedSince('done', 4 * dayMs, 5)).map(({ number }) => number)).toEqual([7])

  // Withdrawn, not published, or merged: listed among one's own alone.
  await suggestions.change(suggestionId('s9'), { withdrawnAt: 1 })
  await suggestions.change(suggestionId('s8'), { publishedAt: undefined })
  await merges.merged({ id: suggestionId('s7'), into: suggestionId('s6'), at: 1 })
  await merges.countFor([suggestionId('s7')], suggestionId('s6'))
  expect(await paged({}, 'newest')).toEqual([6, 5, 4, 3, 2, 1])
  expect(await paged({ statuses: ['duplicate'] }, 'newest')).toEqual([7])
  expect(await paged({ authors: [7, 8, 9].map((one) => memberId(`m${one}`)) }, 'newest')).toEqual([9, 8, 7])

  // A vote given today weighs more than two of last week, and one for what was merged counts where that is now.
  const now = 20 * dayMs
  const since = now - 7 * dayMs
  await votes.add(suggestionId('s1'), memberId('m1'), since + 1)
  await votes.add(suggestionId('s1'), memberId('m2'), since + dayMs)
  await votes.add(suggestionId('s2'), memberId('m1'), now)
  await votes.add(suggestionId('s7'), memberId('m1'), now - dayMs)
  await votes.add(suggestionId('s3'), memberId('m1'), since - 1)
  const trending = async (after: number) =>
    (await suggestionLists.trending({}, since, after, 2)).map(({ number }) => number)
  expect([await trending(0), await trending(2)]).toEqual([[2, 6], [1]])

  // Whoever is against it does not want it.
  await votes.add(suggestionId('s4'), memberId('m1'), now, { side: 'against' })
  await votes.add(suggestionId('s4'), memberId('m2'), now)
  const counted = await suggestionLists.counted([suggestionId('s4'), suggestionId('s6')])
  expect([...counted].map(([id, { people }]) => [id, people]).toSorted()).toEqual([
    ['s4', 1],
    ['s6', 4],
  ])
})

// Organisations on either database: whose threads are of which, what their lists hold, and what becomes of them where
// communities join and part.
import { describe, expect, test } from 'vitest'
import { communityId, memberId, personId, type ThreadId, threadId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { CommunityStore } from '../../src/store/community-store.ts'
import { kinds, lantern, opened, space as server } from './opened.ts'

const harbour = communityId('harbour')
const workspace: SpaceRef = { platform: 'slack', id: 'T1' }
const person = (name: string) => personId(`person-${name}`)

const add = (own: CommunityStore, space: SpaceRef, name: string) =>
  own.members.add({
    ...{ id: memberId(name), person: person(name), user: { space, user: name }, name },
    ...{ locale: undefined, bot: false, guest: false, joinedAt: undefined },
  })

async function opens(own: CommunityStore, space: SpaceRef, opener: string, number: number): Promise<ThreadId> {
  const id = threadId(`thread-${number}-${opener}`)
  const subject = `${opener} asks`
  await own.threads.add({ id, number, opener: memberId(opener), space, subject, shape: 'relayed', at: number })
  return id
}

const by = (organisation: string, how: 'staff' | 'domain' = 'staff', member = 'mo') => ({
  ...{ organisation, how, by: memberId(member), at: 5 },
})
const makes = (own: CommunityStore, id: string, name: string) => own.organisations.add({ id, name, targets: {} }, 1)
const numbers = async (own: CommunityStore, organisation: string) =>
  (await own.threadQueue.page({ organisation }, 100, 0, 5)).threads.map(({ number }) => number)

describe.each(kinds)('on %s', (kind) => {
  test('open threads follow what their opener belongs to, closed ones keep what they were', async () => {
    const own = (await opened({ kind })).store.of(lantern)
    await add(own, server, 'ana')
    await makes(own, 'acme', 'Acme')
    await makes(own, 'borg', 'Borg')
    const first = await opens(own, server, 'ana', 1)
    expect(await own.belonging.ofThread(first)).toBeUndefined()
    await own.belonging.set(person('ana'), by('acme'))
    expect(await own.belonging.followOpen(person('ana'))).toEqual([first])
    const second = await opens(own, server, 'ana', 2)
    expect((await own.belonging.ofEach([first, second])).get(second)?.name).toBe('Acme')
    await own.threads.change(first, { state: 'closed', closedAt: 9 })
    await own.belonging.set(person('ana'), by('borg'))
    await own.belonging.followOpen(person('ana'))
    expect([await numbers(own, 'acme'), await numbers(own, 'borg')]).toEqual([[], [2]])
    expect((await own.belonging.ofThread(first))?.id).toBe('acme')
    // It goes on again, and follows.
    await own.belonging.follow(first)
    expect((await own.belonging.ofThread(first))?.id).toBe('borg')
    expect((await own.threadFigures.since(0, { kind: 'organisation', organisation: 'borg' })).opened).toBe(2)
    await own.organisations.remove('borg')
    expect(await own.belonging.ofThread(second)).toBeUndefined()
    expect(await own.belonging.of(person('ana'))).toBeUndefined()
  })

  test('names are one however they are typed, domains are one organisation’s, and lists go on behind a name', async () => {
    const { organisations } = (await opened({ kind })).store.of(lantern)
    for (const name of ['beta', 'Acme 50%', 'Übel']) await organisations.add({ id: name, name, targets: {} }, 1)
    expect((await organisations.named('  ACME  50% '))?.id).toBe('Acme 50%')
    expect(await organisations.setDomains('beta', ['a.example', 'b.example'])).toEqual([])
    expect(await organisations.setDomains('Übel', ['b.example', 'c.example'])).toEqual(['b.example'])
    expect((await organisations.byDomain('c.example'))?.id).toBe('Übel')
    expect(await organisations.domainsOf('beta')).toEqual(['a.example', 'b.example'])
    const [first, second] = await organisations.page('', 2)
    expect([first?.name, second?.name]).toEqual(['Acme 50%', 'beta'])
    expect((await organisations.page('beta', 2)).map(({ name }) => name)).toEqual(['Übel'])
    expect((await organisations.matching('0%', 5)).map(({ name }) => name)).toEqual(['Acme 50%'])
    expect(await organisations.anyPromised()).toBe(false)
    await organisations.change({ id: 'beta', name: 'Beta', targets: { high: { first: 5 } } })
    expect(await organisations.anyPromised()).toBe(true)
  })

  test('communities that join have one of each name, and a space that leaves takes along who belongs where', async () => {
    const { store } = await opened({ kind })
    await store.spaces.add({ ref: workspace, name: 'Harbour', locale: undefined, host: undefined, at: 1 }, harbour)
    const [own, theirs] = [store.of(lantern), store.of(harbour)]
    await add(own, server, 'ana')
    for (const name of ['ben', 'cem']) await add(theirs, workspace, name)
    await makes(own, 'acme', 'Acme')
    await makes(theirs, 'acme-two', 'ACME')
    await makes(theirs, 'borg', 'Borg')
    await own.organisations.setDomains('acme', ['a.example', 'b.example'])
    await theirs.organisations.setDomains('acme-two', ['c.example'])
    await theirs.organisations.setDomains('borg', ['b.example'])
    await own.belonging.set(person('ana'), by('acme'))
    await theirs.belonging.set(person('ben'), by('acme-two'))
    await theirs.belonging.set(person('cem'), by('borg', 'domain', 'cem'))
    const thread = await opens(theirs, workspace, 'ben', 7)

    await store.transaction(lantern, () => store.joining.join(lantern, harbour))
    expect(await own.organisations.count()).toBe(2)
    expect(await own.organisations.domainsOf('acme')).toEqual(['a.example', 'b.example', 'c.example'])
    expect(await own.organisations.domainsOf('borg')).toEqual([])
    expect(await own.belonging.people('acme', '', 5)).toEqual([person('ana'), person('ben')])
    expect((await own.belonging.ofThread(thread))?.id).toBe('acme')

    // Ana and Cem are one; what her moderators set holds for his account as well when it goes.
    await own.belonging.clear(person('cem'))
    await own.members.linkTo(memberId('cem'), person('ana'), 8)
    let made = 0
    await store.transaction(lantern, () =>
      store.joining.separate({
        ...{ space: workspace, from: lantern, to: harbour, at: 9, newPerson: () => person('anew') },
        newOrganisation: () => {
          made += 1
          return `made-${made}`
        },
      }),
    )
    expect(await own.belonging.people('acme', '', 5)).toEqual([person('ana')])
    expect(await theirs.belonging.people('made-1', '', 5)).toEqual([person('anew'), person('ben')])
    expect((await theirs.belonging.ofThread(thread))?.id).toBe('made-1')
    expect(await theirs.organisations.domainsOf('made-1')).toEqual(['a.example', 'b.example', 'c.example'])
    expect(await theirs.organisations.count()).toBe(1)
  })
})

// The queue by organisation: its buttons stay narrowed however much that is, and those from before there were any answer still.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { memberId } from '../../src/domain/ids.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

const [team, topic, tag] = ['00000000team-billing', '0000000topic-billing', 'a'.repeat(30)]

let house: SupportHouse
let mo: Person

beforeEach(async () => {
  house = await supportHouse('discord', 'thread')
  mo = house.person('Mo', 'staff')
  for (let number = 1; number <= 8; number += 1) {
    const name = `Ana${number}`
    await house.person(name).types('support', { subject: `Of ${name}` })
  }
  await house.set({
    'support.teams': [{ id: team, name: 'Billing', people: [], hours: [], holidays: [], targets: {} }],
    'support.topics': [{ id: topic, name: 'Bills', questions: [], who: 'everyone' }],
  })
})

afterEach(() => house.close())

/** All threads as they are sorted by everything that there is to sort by. */
async function sorted(): Promise<void> {
  await house.store.organisations.add({ id: 'acme567890', name: 'Acme, Inc.', targets: {} }, 1)
  for (let number = 1; number <= 8; number += 1) {
    const thread = await house.store.threads.byNumber(number)
    if (thread === undefined) throw new Error(`thread ${number} was not opened`)
    await house.store.threads.change(thread.id, { team, topic, priority: 'high' })
    await house.store.threadTags.add(thread.id, tag, 1)
    const member = await house.store.members.get(memberId(`member-ana${number}`))
    if (member === undefined) throw new Error('an opener is not known')
    if (number === 8) continue
    const to = { organisation: 'acme567890', how: 'staff', by: undefined, at: 1 } as const
    await house.store.belonging.set(member.person, to)
    await house.store.belonging.followOpen(member.person)
  }
}

test('a list that is narrowed by all there is goes on narrowed, and leads to the other lists', async () => {
  await sorted()
  const narrowed = { priority: 'high', team: 'Billing', topic: 'Bills', tag, organisation: 'acme, inc.' }
  const first = await mo.types('queue', narrowed)
  expect(first).toContain('One more is open.')
  expect(first).not.toContain('Of Ana8')
  const second = await mo.presses('Show more')
  expect(second).toContain('Of Ana7')
  expect(second).not.toContain('Of Ana8')
})

test('buttons from before there were organisations answer still', async () => {
  await sorted()
  expect(await mo.pressesOld(`queue-on:1:ah,0000000000,${team},${topic},${tag}`)).toContain('Of Ana1')
  expect(await mo.chooses(`queue-choose:1:high,${team},${topic},${tag}`, 'u')).toContain('Of Ana1')
})

test('what a button names that is there no more finds nothing', async () => {
  await sorted()
  expect(await mo.chooses('queue-choose:2:,gone1234,,,', 'a')).toContain('there is no support thread on this list')
  expect(await mo.chooses('queue-choose:2:,,,,gone567890', 'a')).toContain('there is no support thread on this list')
})

test('no organisation of that name is said with those that there are', async () => {
  await sorted()
  expect(await mo.types('queue', { organisation: 'Borg' })).toContain('I know none called Borg. There are: Acme, Inc..')
  expect(await mo.types('organisation show', { organisation: 'Borg' })).toContain('There are, among others: Acme, Inc.')
})

// What a digest of a living community says, and that it says nothing of another.
import { expect, test } from 'vitest'
import type { ActivityKind } from '../../src/domain/activity.ts'
import { memberId, threadId } from '../../src/domain/ids.ts'
import { channelPlace, happened } from '../../src/services/house.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { digestsIn, garden, moderators, staffedDigest } from './digest-stage.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 2, 4, 12)

test('it counts people, not accounts, and votes that stand', async () => {
  const { town, community, mia, ana } = await staffedDigest(start)
  const workshop = { platform: 'slack', id: 'workshop' } as const
  await town.addSpace({ community: 'c1', space: workshop })
  const anaAtWork = await town.addMember(community, workshop, 'Ana at work', { samePersonAs: ana })
  const note = (kind: ActivityKind, actor: typeof ana) =>
    happened(town.house, community, {
      kind,
      space: actor.caller.space,
      member: actor.caller.member,
      subject: undefined,
    })
  for (const actor of [ana, anaAtWork, mia]) await note('joined', actor)
  for (const kind of ['voted', 'vote-taken-back', 'voted'] as const) await note(kind, ana)
  await town.until(start + hour)
  await mia.runs('digest now')
  expect(digestsIn(town)[0]?.split('\n')).toEqual([
    'Digest from Tue, Mar 3, 13:00 to Wed, Mar 4, 13:00, UTC.',
    'Joined: 2 (0 before): 2 in garden and 1 in workshop; 2 of 2 took part',
    'Votes: 1 (0 before)',
  ])
})

test('it names what waits, the longest first, and its buttons lead there', async () => {
  const { town, community, mia, ana } = await staffedDigest(start)
  await ana.runs('suggest', { title: 'Dark mode' })
  const { threads } = town.store.of(community)
  const member = memberId(ana.caller.member)
  const thread = { opener: member, space: garden, shape: 'thread' } as const
  await threads.add({
    ...thread,
    id: threadId('t1'),
    number: 7,
    subject: 'Login fails',
    call: 'call',
    at: start + hour,
  })
  await town.until(start + 3 * hour)
  await mia.runs('digest now')
  expect(digestsIn(town)[0]?.split('\n').slice(1)).toEqual([
    'One thread waits for an answer:',
    '7: Login fails, for 2 hours',
    'One suggestion waits for a decision:',
    '1: Dark mode, for 3 hours',
    'Suggestions: 1 new (0 before), 0 decided (0 before)',
  ])
  const [message] = town.platform.at(moderators)
  if (message === undefined) throw new Error('no digest came')
  expect(labelsSeen(message)).toEqual(['Open the queue', 'Decide on 1'])
  const form = await mia.pressesForForm(message, 'Decide on 1')
  await mia.sends(form, { status: 'planned' })
  await threads.change(threadId('t1'), { state: 'waiting on member' })
  await mia.runs('digest now')
  expect(digestsIn(town)[1]?.split('\n').slice(1)).toEqual(['Suggestions: 1 new (0 before), 1 decided (0 before)'])
})

test('what the list has no room for is one button away, and can be decided from there', async () => {
  const { town, mia, ana } = await staffedDigest(start)
  for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) await ana.runs('suggest', { title })
  await town.until(start + 48 * hour)
  await mia.runs('digest now')
  const [message] = town.platform.at(moderators)
  if (message === undefined) throw new Error('no digest came')
  const all = await mia.presses(message, 'All that wait')
  expect(messageSeen(all)).toContain('5 suggestions wait for a decision, the longest first:\n1: One, for 2 days\n')
  const last = await town.store.of(mia.caller.community).suggestions.byNumber(5)
  const form = await mia.pressesForForm(all, 'Decide on one', last?.id)
  expect(form.fields[0]).toMatchObject({ value: '5' })
  expect(messageSeen(await ana.presses(message, 'All that wait'))).toContain('Only the moderators')
})

test('a week tells of a week, against the week before', async () => {
  const { town, mia, ana } = await staffedDigest(start)
  await mia.runs('digest schedule', { every: 'weekly', time: '09:00', zone: 'Europe/Berlin' })
  await ana.runs('suggest', { title: 'Dark mode' })
  await town.until(start + 13 * 24 * hour)
  expect(digestsIn(town).map((text) => text.split('\n').at(-1))).toEqual([
    'Suggestions: 1 new (0 before), 0 decided (0 before)',
    'Suggestions: 0 new (1 before), 0 decided (0 before)',
  ])
  expect(digestsIn(town)[0]).toContain('from Mon, Mar 2, 09:00 to Mon, Mar 9, 09:00, Europe/Berlin')
})

test('nothing of another community is named', async () => {
  const { town, ana, mia } = await staffedDigest(start)
  await ana.runs('suggest', { title: 'Dark mode' })
  const meadow = { platform: 'discord', id: 'meadow' } as const
  const elsewhere = await town.addSpace({ community: 'c2', space: meadow, channels: ['moderators'] })
  const zoe = await town.addMember(elsewhere, meadow, 'Zoe', { level: 'staff' })
  await zoe.runs('digest schedule', { every: 'daily', time: '09:00', zone: 'UTC' })
  await zoe.runs('digest now')
  await town.until(start + 24 * hour)
  expect(digestsIn(town)).toEqual([])
  for (const text of digestsIn(town, channelPlace(meadow, 'meadow-moderators'))) {
    expect(text).toContain('Nothing waits for a decision')
    expect(text).not.toContain('Dark mode')
  }
  expect(digestsIn(town, channelPlace(meadow, 'meadow-moderators'))).toHaveLength(2)
  await mia.runs('digest now')
  expect(digestsIn(town)[0]).toContain('1: Dark mode')
})

test('only staff have a digest posted or scheduled', async () => {
  const { town, ana } = await staffedDigest(start)
  expect(messageSeen(await ana.runs('digest now'))).toContain('Only the moderators')
  const wanted = { every: 'daily', time: '09:00', zone: 'UTC' }
  expect(messageSeen(await ana.runs('digest schedule', wanted))).toContain('Only the moderators')
  expect(digestsIn(town)).toEqual([])
})

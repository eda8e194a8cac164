// When the digest comes out: in its zone, over clock changes, outages and restarts, once a period.
import { expect, test } from 'vitest'
import type { Room } from '../../src/ports/disk.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { messageSeen } from './as-seen.ts'
import { digestsIn, garden, moderators, openDigest, staffedDigest } from './digest-stage.ts'

const daily = (time: string, zone: string) => ({ every: 'daily', time, zone })
const weekly = (time: string, zone: string) => ({ every: 'weekly', time, zone })

test('the answer says when the next one is due, in words and with the zone, and where it goes', async () => {
  const { mia } = await staffedDigest(Date.UTC(2026, 2, 4, 12))
  expect(messageSeen(await mia.runs('digest schedule', weekly('9:00', 'europe/berlin')))).toBe(
    'The digest comes out on Mondays at 09:00, Europe/Berlin. The next one is due on Monday, March 9, 2026 at 09:00. It comes to #moderators.',
  )
})

test('a time or a zone that is none changes nothing, and the answer says what to give', async () => {
  const { town, community, mia } = await staffedDigest(Date.UTC(2026, 2, 4, 12))
  expect(messageSeen(await mia.runs('digest schedule', daily('25:00', 'UTC')))).toContain(
    "I can't read 25:00 as a time. Nothing was changed.",
  )
  expect(messageSeen(await mia.runs('digest schedule', daily('09:00', 'Mars/Olympus')))).toContain(
    "I don't know a time zone called Mars/Olympus. Nothing was changed.",
  )
  expect((await town.store.of(community).settings.get())['digest.every']).toBe('off')
})

test('the zone completes from what the system knows', async () => {
  const { mia, ana } = await staffedDigest(0)
  expect((await mia.completes('digest schedule', 'zone', 'berl')).map((one) => one.value)).toEqual(['Europe/Berlin'])
  expect(await mia.completes('digest schedule', 'zone', '')).toHaveLength(25)
  expect(await ana.completes('digest schedule', 'zone', 'berl')).toEqual([])
})

test('none comes out before a zone is set', async () => {
  const { town, community } = await staffedDigest(Date.UTC(2026, 2, 4, 12))
  await town.store.of(community).settings.change({ 'digest.every': 'daily' })
  await town.until(Date.UTC(2026, 2, 8))
  expect(digestsIn(town)).toEqual([])
})

test.each([
  {
    name: 'in spring the run that the clocks skip comes when they are moved (OpenCTI-Platform/opencti#4310)',
    from: Date.UTC(2026, 2, 27, 12),
    to: Date.UTC(2026, 2, 30, 12),
    periods: [
      'from Fri, Mar 27, 02:30 to Sat, Mar 28, 02:30',
      'from Sat, Mar 28, 02:30 to Sun, Mar 29, 03:00',
      'from Sun, Mar 29, 03:00 to Mon, Mar 30, 02:30',
    ],
    runs: ['2026-03-28T01:30', '2026-03-29T01:00', '2026-03-30T00:30'],
  },
  {
    name: 'in autumn the hour that comes twice has one run (activepieces/activepieces#12636)',
    from: Date.UTC(2026, 9, 23, 12),
    to: Date.UTC(2026, 9, 26, 12),
    periods: [
      'from Fri, Oct 23, 02:30 to Sat, Oct 24, 02:30',
      'from Sat, Oct 24, 02:30 to Sun, Oct 25, 02:30',
      'from Sun, Oct 25, 02:30 to Mon, Oct 26, 02:30',
    ],
    runs: ['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30'],
  },
])('$name', async ({ from, to, periods, runs }) => {
  const { town, community, mia } = await staffedDigest(from)
  await mia.runs('digest schedule', daily('02:30', 'Europe/Berlin'))
  const seen: string[] = []
  for (let due = await dueAt(); due !== undefined && due <= to; due = await dueAt()) {
    seen.push(new Date(due).toISOString().slice(0, 16))
    await town.until(due)
  }
  expect(seen).toEqual(runs)
  expect(digestsIn(town).map((text) => /from .*(?=, Europe)/.exec(text)?.[0])).toEqual(periods)

  function dueAt() {
    return town.house.delivery.dueAt(community, 'digest', community)
  }
})

test('each period comes out once, also when the row comes twice and over a restart (getsentry/sentry#66044)', async () => {
  const { town, community, mia } = await staffedDigest(Date.UTC(2026, 2, 4, 12))
  await mia.runs('digest schedule', daily('09:00', 'UTC'))
  const due = Date.UTC(2026, 2, 5, 9)
  await town.until(due)
  expect(digestsIn(town)).toHaveLength(1)
  await town.house.delivery.later(community, 'digest', community, due)
  await town.settle()
  expect(digestsIn(town)).toHaveLength(1)
  await town.stop()
  const again = await openDigest(due + 60_000, town.store)
  await again.house.delivery.later(community, 'digest', community, due)
  await again.settle()
  expect(digestsIn(again)).toEqual([])
  await again.until(Date.UTC(2026, 2, 6, 9))
  expect(digestsIn(again)).toHaveLength(1)
})

test('after days away one late digest comes for the latest period, says so, and the next is planned', async () => {
  const { town, community, mia } = await staffedDigest(Date.UTC(2026, 2, 4, 12))
  await mia.runs('digest schedule', daily('09:00', 'UTC'))
  await town.stop()
  const later = await openDigest(Date.UTC(2026, 2, 9, 15), town.store)
  await later.settle()
  expect(digestsIn(later)).toEqual([
    expect.stringContaining(
      'Digest from Sun, Mar 8, 09:00 to Mon, Mar 9, 09:00, UTC. It comes late, because I was not running when it was due.',
    ),
  ])
  expect(await later.house.delivery.dueAt(community, 'digest', community)).toBe(Date.UTC(2026, 2, 10, 9))
})

test('a new time on a day that had its digest counts from the next day', async () => {
  const { town, mia } = await staffedDigest(Date.UTC(2026, 2, 4, 8))
  await mia.runs('digest schedule', daily('09:00', 'UTC'))
  await town.until(Date.UTC(2026, 2, 4, 10))
  expect(messageSeen(await mia.runs('digest schedule', daily('17:00', 'UTC')))).toContain(
    'due on Thursday, March 5, 2026 at 17:00',
  )
  await town.until(Date.UTC(2026, 2, 5, 16))
  expect(digestsIn(town)).toHaveLength(1)
})

test('switched off by the settings, it comes out no more', async () => {
  const { town, community, mia } = await staffedDigest(Date.UTC(2026, 2, 4, 8))
  await mia.runs('digest schedule', daily('09:00', 'UTC'))
  await town.store.of(community).settings.change({ 'digest.every': 'off' })
  await town.until(Date.UTC(2026, 2, 6))
  expect(digestsIn(town)).toEqual([])
  expect(await town.house.delivery.dueAt(community, 'digest', community)).toBeUndefined()
})

test('without a moderators’ channel the host gets it, and when the channel refuses it the host gets it with a word on why', async () => {
  const { town, community, mia } = await staffedDigest(Date.UTC(2026, 2, 4, 8))
  const host = directPlace({ space: garden, user: 'garden-Hal' })
  town.platform.refuse(moderators, 'not-allowed')
  await mia.runs('digest now')
  expect(digestsIn(town, host)).toEqual([expect.stringContaining("I could not post it in the moderators' channel.")])
  await town.store.of(community).spaces.setChannel(garden, 'moderators', undefined)
  expect(messageSeen(await mia.runs('digest now'))).toContain('it goes to garden-Hal in a direct message')
  expect(digestsIn(town, host)).toHaveLength(2)
})

test('it goes to the first confirmed space with a moderators’ channel', async () => {
  const town = await openDigest(Date.UTC(2026, 2, 4, 8))
  const bare = { platform: 'discord', id: 'bare' } as const
  const community = await town.addSpace({ community: 'c1', space: bare, host: 'bare-Bo' })
  await town.addSpace({ community: 'c1', space: garden, channels: ['moderators'] })
  const bo = await town.addMember(community, bare, 'Bo', { level: 'admins' })
  await bo.runs('digest schedule', daily('09:00', 'UTC'))
  await town.until(Date.UTC(2026, 2, 4, 10))
  expect(digestsIn(town)).toHaveLength(1)
  expect(digestsIn(town, directPlace({ space: bare, user: 'bare-Bo' }))).toEqual([])
  expect(digestsIn(town, channelPlace(bare, 'bare-moderators'))).toEqual([])
})

test('a digest tells the team of a disk that runs full, while it does', async () => {
  let room: Room = 'plenty'
  const { town, mia } = await staffedDigest(Date.UTC(2026, 2, 4, 12), () => room)
  await mia.runs('digest schedule', daily('09:00', 'UTC'))
  await town.until(Date.UTC(2026, 2, 5, 10))
  room = 'low'
  await town.until(Date.UTC(2026, 2, 6, 10))
  room = 'full'
  await town.until(Date.UTC(2026, 2, 7, 10))
  room = 'plenty'
  await town.until(Date.UTC(2026, 2, 8, 10))
  const told = digestsIn(town).map((text) => /over (\d+) percent full/.exec(text)?.[1])
  expect(told).toEqual([undefined, '80', '95', undefined])
})

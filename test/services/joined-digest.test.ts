// The digest of a community with a Discord server and a Slack workspace: one for both, where it was set to come out.
import { expect, test } from 'vitest'
import { threadId } from '../../src/domain/ids.ts'
import { channelPlace, directPlace, happened } from '../../src/services/house.ts'
import { messageSeen } from './as-seen.ts'
import { digestsIn, garden, staffedDigest } from './digest-stage.ts'

const hour = 3_600_000
const day = 24 * hour
const start = Date.UTC(2026, 2, 4, 12)
const workshop = { platform: 'slack', id: 'workshop' } as const
const atWork = channelPlace(workshop, 'workshop-moderators')
const daily = { every: 'daily', time: '09:00', zone: 'UTC' }

async function joined(plan: { readonly host?: string; readonly bare?: boolean } = {}) {
  const staffed = await staffedDigest(start)
  const { town, community } = staffed
  const { host, bare = false } = plan
  await town.addSpace({
    ...{ community: 'c1', space: workshop, channels: bare ? [] : ['moderators'] },
    ...(host === undefined ? {} : { host }),
  })
  const wes = await town.addMember(community, workshop, 'Wes', { level: 'staff' })
  return { ...staffed, wes, workDigests: () => town.other.at(atWork).map(messageSeen) }
}

test('it comes out where it was scheduled last, and the answer says so', async () => {
  const { town, mia, wes, workDigests } = await joined()
  expect(messageSeen(await wes.runs('digest schedule', daily))).toContain('It comes to #moderators.')
  await town.until(start + day)
  expect([digestsIn(town).length, workDigests().length]).toEqual([0, 1])
  await mia.runs('digest schedule', daily)
  await town.until(start + 2 * day)
  expect([digestsIn(town).length, workDigests().length]).toEqual([1, 1])
})

test('where nobody has a moderators’ channel, it goes to the host of the space where it was set', async () => {
  const { town, community, wes, workDigests } = await joined({ bare: true, host: 'workshop-Hol' })
  await town.store.of(community).spaces.setChannel(garden, 'moderators', undefined)
  expect(messageSeen(await wes.runs('digest schedule', daily))).toContain('it goes to workshop-Hol in a direct message')
  await town.until(start + day)
  expect(town.other.at(directPlace({ space: workshop, user: 'workshop-Hol' }))).toHaveLength(1)
  expect([digestsIn(town).length, workDigests().length]).toEqual([0, 0])
})

test('where there is no moderators’ channel, it comes to that of the other space, and the answer names it', async () => {
  const { town, wes } = await joined({ bare: true, host: 'workshop-Hol' })
  expect(messageSeen(await wes.runs('digest schedule', daily))).toContain('It comes to #moderators in garden.')
  await town.until(start + day)
  expect(digestsIn(town)).toHaveLength(1)
})

test('once the channel it was set to is gone, it comes to the other space', async () => {
  const { town, community, wes, workDigests } = await joined()
  await wes.runs('digest schedule', daily)
  await town.store.of(community).spaces.setChannel(workshop, 'moderators', undefined)
  await town.until(start + day)
  expect([digestsIn(town).length, workDigests().length]).toEqual([1, 0])
})

test('one asked for now comes where it is asked for', async () => {
  const { town, mia, wes, workDigests } = await joined()
  await mia.runs('digest schedule', daily)
  await wes.runs('digest now')
  expect([digestsIn(town).length, workDigests().length]).toEqual([0, 1])
})

test('it names the space of what waits, and says how many people joined which', async () => {
  const { town, community, ana, wes, workDigests } = await joined()
  const anaAtWork = await town.addMember(community, workshop, 'Ana', { samePersonAs: ana })
  for (const { caller } of [ana, anaAtWork, wes])
    await happened(town.house, community, {
      ...{ kind: 'joined', space: caller.space, member: caller.member, subject: undefined },
    })
  await ana.runs('suggest', { title: 'Dark mode' })
  const thread = { opener: wes.caller.member, space: workshop, shape: 'relayed', subject: 'Login fails' } as const
  await town.store.of(community).threads.add({ ...thread, id: threadId('t1'), number: 7, call: 'call', at: start })
  await town.until(start + 2 * hour)
  await wes.runs('digest now')
  expect(workDigests()[0]?.split('\n').slice(1)).toEqual([
    'One thread waits for an answer:',
    '7: Login fails, in workshop, for 2 hours',
    'One suggestion waits for a decision:',
    '1: Dark mode, in garden, for 2 hours',
    'Joined: 2 (0 before): 1 in garden and 2 in workshop; 2 of 2 took part',
    'Suggestions: 1 new (0 before), 0 decided (0 before)',
  ])
})

test('a community of one space reads what it always did', async () => {
  const { town, community, mia, ana } = await staffedDigest(start)
  const { space, member } = ana.caller
  await happened(town.house, community, { kind: 'joined', space, member, subject: undefined })
  await ana.runs('suggest', { title: 'Dark mode' })
  await town.until(start + 2 * hour)
  await mia.runs('digest now')
  expect(digestsIn(town)[0]?.split('\n').slice(2)).toEqual([
    '1: Dark mode, for 2 hours',
    'Joined: 1 (0 before); 1 of 1 took part',
    'Suggestions: 1 new (0 before), 0 decided (0 before)',
  ])
  expect(space).toEqual(garden)
})

test('where it comes out is no setting that people type', async () => {
  const { town, community, wes } = await joined()
  await wes.runs('digest schedule', daily)
  const { settings } = town.store.of(community)
  expect((await settings.get())['digest.space']).toBe('slack:workshop')
  await expect(settings.change({ 'digest.space': 'nowhere' })).rejects.toThrow()
})

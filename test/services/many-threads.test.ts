// Very many open threads: what is done with all of them is done some at a time, and whole however often Hearth is killed
// meanwhile; and the queue is paged behind what was seen.
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { household, householdSpaces } from '../../bench/store/household.ts'
import { seed, seededCommunity, seededMember, seededUser } from '../../bench/store/seed.ts'
import { seedSupport, supportSettings } from '../../bench/store/seed-support.ts'
import { willingPlatform } from '../../bench/store/willing-platform.ts'
import type { Caller } from '../../src/domain/caller.ts'
import { communityId, memberId, personId } from '../../src/domain/ids.ts'
import { sayIn } from '../../src/locales/say.ts'
import { setTeamsService } from '../../src/services/support/teams/set-teams.ts'
import { whoAnswersChanges } from '../../src/services/support/teams/who-answers.ts'
import type { QueueKey } from '../../src/store/repositories/queue-narrowing.ts'
import { openStore } from '../../src/store/store.ts'
import { systemClock, systemIds } from '../../src/system/system.ts'
import { folder } from '../store/opened.ts'

const open = 130
const hourMs = 60 * 60_000
const sizes = { members: 10_000, suggestions: 10, activities: 10, done: 10 }
const community = communityId(seededCommunity(0))
const say = sayIn('en')
const space = { platform: 'slack', id: 'T0' } as const
const caller: Caller = {
  ...{ community, space, name: 'Somebody', level: 'admins', guest: false, greeter: false, confirmed: true },
  member: memberId(seededMember(1)),
  person: personId('p1'),
  user: { space, user: seededUser(1) },
}

class Killed extends Error {}

/** A community with many open threads in a file, which is opened anew after every kill. */
async function town() {
  const file = join(folder(), 'hearth.db')
  await seed(file, householdSpaces, sizes, supportSettings)
  const [first] = householdSpaces
  if (first !== undefined) seedSupport(file, first, open)
  const openHere = async () => {
    const store = await openStore({ database: { kind: 'sqlite', file }, startedAt: systemClock.now() })
    return { store, ...household(store, systemIds(systemClock), sizes, willingPlatform()) }
  }
  let life = await openHere()
  onTestFinished(() => life.store.close())

  /** What is due of a kind, one thing at a time as the worker does it. `kill`: in the middle of that transaction. */
  async function goesOn(kind: string, kill: boolean): Promise<boolean> {
    const { store, called } = life
    const row = (await store.ledger.due.due(systemClock.now() + 1, 1_000)).find((one) => one.kind === kind)
    if (row === undefined) return false
    const work = store.transaction(community, async () => {
      await store.ledger.due.end(row.id, row.at)
      await called.due[kind]?.({ community, subject: row.subject, at: row.at })
      if (kill) throw new Killed('killed before its commit')
    })
    if (kill) await expect(work).rejects.toBeInstanceOf(Killed)
    await work.catch(() => undefined)
    return true
  }

  return {
    life: () => life,
    /** Every step of it is killed once before its commit, and Hearth once after it. */
    async throughKills(kind: string): Promise<number> {
      let steps = 0
      while (await goesOn(kind, true)) {
        await life.store.close()
        life = await openHere()
        await goesOn(kind, false)
        await life.store.close()
        life = await openHere()
        steps += 1
      }
      return steps
    },
    all: async () => life.store.of(community).threads.openAfter(undefined, 10_000),
  }
}

test('targets that a team sets count for every open thread, a few at once and the others after any kill', async () => {
  const { life, throughKills, all } = await town()
  const { store, house } = life()
  const targets = { low: '5h', normal: '5h', high: '5h', urgent: '5h' }
  const sent = await store.transaction(community, () => setTeamsService(house).targets(caller, say, 'team1', targets))
  expect(sent).not.toHaveProperty('fields')
  const theirs = (await all()).filter(({ team, firstReplyAt }) => team === 'team1' && firstReplyAt === undefined)
  async function dueAfterFiveHours(): Promise<number> {
    const { threadTargets } = life().store.of(community)
    const kept = await Promise.all(theirs.map(({ id }) => threadTargets.of(id)))
    return kept.filter((one, at) => one?.due?.at === (theirs[at]?.openedAt ?? 0) + 5 * hourMs).length
  }
  expect(theirs.length).toBeGreaterThan(10)
  expect(await dueAfterFiveHours()).toBeLessThan(theirs.length)
  expect(await throughKills('support.targets-anew')).toBeGreaterThan(10)
  expect(await dueAfterFiveHours()).toBe(theirs.length)
})

test('every thread of a team that is removed is everyone’s, and each is moved once, whatever is killed', async () => {
  const { life, throughKills, all } = await town()
  const { store, house } = life()
  const theirs = (await all()).filter(({ team }) => team === 'team2')
  expect(theirs.length).toBeGreaterThan(10)
  const { text } = await setTeamsService(house).remove(caller, say, 'team2')
  expect(JSON.stringify(text)).toContain(String(theirs.length))
  await store.transaction(community, () => setTeamsService(house).removeSurely(caller, say, 'team2'))
  expect((await all()).some(({ team }) => team === 'team2')).toBe(true)
  expect(await throughKills('support.team-left')).toBeGreaterThan(2)
  expect((await all()).filter(({ team }) => team === 'team2')).toEqual([])
  const wanted = async (id: string) =>
    (await life().store.ledger.appearances.find(community, 'support-thread', id, 'notice')).map((one) => one.wanted)
  for (const { id } of theirs) expect(await wanted(id)).toEqual([2])
})

test('every notice shows once more when another moderator is there, whatever is killed', async () => {
  const { life, throughKills, all } = await town()
  const { store, house } = life()
  const own = store.of(community)
  await store.transaction(community, () => own.settings.change({ 'support.teams': [] }))
  await store.transaction(community, () =>
    whoAnswersChanges(house, community, () => own.settings.change({ ...supportSettings })),
  )
  expect(await throughKills('support.notices-anew')).toBeGreaterThan(1)
  for (const { id } of await all()) {
    const found = await life().store.ledger.appearances.find(community, 'support-thread', id, 'notice')
    // The open threads of the seed itself have no notice.
    for (const one of found) expect(one.wanted).toBe(2)
  }
})

test('pages of every list together are the list, once each, although what is read is solved meanwhile', async () => {
  const { life, all } = await town()
  const { threadQueue, threads } = life().store.of(community)
  const now = systemClock.now()
  async function paged(filter: Parameters<typeof threadQueue.page>[0], solved: boolean) {
    const seen: string[] = []
    let key: QueueKey | number = 0
    for (;;) {
      const page = await threadQueue.page(filter, now, key, 6)
      seen.push(...page.threads.map(({ id }) => id))
      if (page.left === 0 || page.next === undefined) return seen
      if (solved) for (const { id } of page.threads) await threads.change(id, { state: 'resolved' })
      else expect(page.left).toBe(page.listed - seen.length)
      key = page.next
    }
  }
  const awake = (await all()).filter(({ snoozedUntil = 0 }) => snoozedUntil <= now)
  for (const filter of [{}, { waiting: true }, { near: true }, { priority: 'high' }, { tag: 'late' }] as const) {
    const whole = await threadQueue.page(filter, now, 0, 10_000)
    expect(whole.threads.length).toBeGreaterThan(6)
    expect(await paged(filter, false)).toEqual(whole.threads.map(({ id }) => id))
  }
  const seen = await paged({}, true)
  expect(seen).toHaveLength(awake.length)
  expect(new Set(seen)).toEqual(new Set(awake.map(({ id }) => id)))
})

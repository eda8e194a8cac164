// Targets: warned of before they are missed, counted once when they are, by the team's own hours.
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Team } from '../../src/domain/team.ts'
import { aroundThread } from '../../src/services/support/around.ts'
import { moveToTeam } from '../../src/services/support/teams/move.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'
import { wordsOf } from './words-of.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Everyone, there on weekdays from nine to five, with an hour for the first answer and four until it is solved. */
const everyone: Team = {
  ...{ id: 'all', name: 'Everyone', people: [], zone: 'UTC', holidays: [] },
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
  targets: { normal: { first: 60, resolution: 240 } },
}

/** A Friday, half an hour before the team leaves. */
const friday = Temporal.ZonedDateTime.from('2026-03-06T16:30[UTC]').epochMilliseconds
const monday = Temporal.ZonedDateTime.from('2026-03-09T09:00[UTC]').epochMilliseconds

describe('the targets of a thread', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person
  let now = 1_000

  beforeEach(async () => {
    house = await supportHouse('discord', 'thread')
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    now = 1_000
    await house.store.settings.change({ 'support.teams': [everyone] })
  })
  afterEach(() => house.close())

  const until = async (at: number): Promise<void> => {
    await house.passes(at - now)
    now = at
  }
  const channel = (): readonly string[] => house.village.at(house.channel('mods'))
  const notice = (): string => channel()[0] ?? 'no notice'
  const warnings = (): readonly string[] =>
    house.village.standing
      .filter(({ ref }) => ref.place.kind !== 'direct')
      .map(({ message }) => wordsOf(message))
      .filter((text) => text.includes('due by') && !text.includes('State'))
  const misses = async (): Promise<number> =>
    (await house.store.records.counts(['target-missed'], 0, Number.MAX_SAFE_INTEGER))['target-missed'] ?? 0
  async function opensOnFriday(): Promise<void> {
    await until(friday)
    await ana.types('support', { subject: 'The door is locked' })
  }

  it('warn the team, where nobody has it, when four fifths of its own time are over, and not at night', async () => {
    await opensOnFriday()
    expect(notice()).toContain(`Answer due by: [${monday + 30 * minuteMs}]`)
    await until(monday + 17 * minuteMs)
    expect(warnings()).toEqual([])
    await until(monday + 18 * minuteMs)
    expect(warnings()).toEqual([expect.stringContaining('Thread 1, “The door is locked”, has no answer yet')])
    await until(monday + 29 * minuteMs)
    expect(warnings()).toHaveLength(1)
    expect(await misses()).toBe(0)
  })

  it('warn whoever has it first, privately, and the team at nine tenths', async () => {
    await opensOnFriday()
    await mo.presses('Claim')
    await until(monday + 18 * minuteMs)
    expect(house.village.at(mo.direct).join()).toContain('Thread 1, “The door is locked”, has no answer yet')
    expect(warnings()).toEqual([])
    await until(monday + 24 * minuteMs)
    expect(warnings()).toHaveLength(1)
    expect(house.village.at(mo.direct)).toHaveLength(1)
  })

  it('are counted once when they are missed, and the notice says so until it is done', async () => {
    await opensOnFriday()
    await until(monday + 31 * minuteMs)
    expect(notice()).toContain(`Answer was due by: [${monday + 30 * minuteMs}]`)
    expect(await misses()).toBe(1)
    await until(monday + 60 * minuteMs)
    await mo.presses('Claim')
    expect(await misses()).toBe(1)
    await mo.sends('support-reply:1:1', { text: 'Try the other key' })
    expect(notice()).not.toContain('was due')
    expect(await misses()).toBe(1)
  })

  it('are answered by the first reply, and nobody is warned any more', async () => {
    await opensOnFriday()
    await mo.sends('support-reply:1:1', { text: 'Try the other key' })
    await until(monday + 8 * hourMs)
    expect(warnings()).toEqual([])
    expect(house.village.at(mo.direct)).toEqual([])
    expect(await misses()).toBe(0)
  })

  it('count until it is solved only what waits for the team', async () => {
    await opensOnFriday()
    // Half an hour is used up when it waits for the member.
    await until(friday + 30 * minuteMs)
    await mo.sends('support-reply:1:1', { text: 'Which door?' })
    await until(monday + 6 * hourMs)
    expect(notice()).not.toContain('To be solved by')
    await ana.writes(house.village.threads[0]?.place ?? house.channel('help'), 'The red one')
    // Two hours of Monday are left, and one and a half of Tuesday.
    expect(notice()).toContain(`To be solved by: [${monday + 24 * hourMs + 90 * minuteMs}]`)
    await until(monday + 24 * hourMs + 90 * minuteMs)
    expect(await misses()).toBe(1)
    expect(notice()).toContain('Was to be solved by')
    await mo.presses('Resolve')
    expect(notice()).not.toContain('solved by')
  })

  it('are none where no team has any', async () => {
    await house.store.settings.change({ 'support.teams': [{ ...everyone, targets: {} }] })
    await opensOnFriday()
    await until(monday + 100 * hourMs)
    expect(notice()).not.toContain('due')
    expect(channel()).toHaveLength(1)
    expect(await misses()).toBe(0)
  })

  it('list what is due soonest, as long as the team can do something about it', async () => {
    await until(friday)
    const [ben, cid] = [house.person('Ben'), house.person('Cid')]
    await ben.types('support', { subject: 'The lamp is dark' })
    await until(friday + 10 * minuteMs)
    await ana.types('support', { subject: 'The door is locked' })
    await cid.types('support', { subject: 'The chair squeaks' })
    await mo.types('thread snooze', { until: '3w', thread: '3' })
    const near = (): Promise<string> => mo.types('queue', { list: 'near' })
    const first = await near()
    expect(first).toMatch(/Due soonest: 2 support threads, none of them is overdue\..*One more is put off/s)
    // The team is gone at five, and comes back after the weekend.
    expect(first).toMatch(/1, .*lamp is dark.*: first answer due in 2 days.*2, .*door is locked.*due in 2 days/s)
    await until(monday + 35 * minuteMs)
    const then = await near()
    expect(then).toMatch(
      /2 support threads, one is overdue.*1, .*: first answer overdue by 5 minutes.*2, .*due in 5 minutes/s,
    )
    await mo.sends('support-reply:1:1', { text: 'Try the other one' })
    expect(await near()).toMatch(/Due soonest: one support thread, .*2, .*door is locked/s)
    await ben.writes(house.village.threads[0]?.place ?? house.channel('help'), 'It is dark as well')
    expect(await near()).toMatch(/2, .*door is locked.*first answer due in 5 minutes.*1, .*: solution due in 2 hours/s)
    await mo.pressesOld('support-resolve:1:2')
    expect(await near()).not.toContain('door is locked')
  })

  it('offer no such list where nobody promises anything, and say what is missing to whoever asks for it', async () => {
    const offered = async (): Promise<readonly string[]> => {
      await mo.types('queue', { list: 'mine' })
      const choices = house.village.answers
        .at(-1)
        ?.message.controls?.flatMap((one) => (one.kind === 'select' ? one.choices.map(({ label }) => label) : []))
      return choices ?? []
    }
    expect(await offered()).toContain('Due soonest')
    await house.store.settings.change({ 'support.teams': [{ ...everyone, targets: {} }] })
    expect(await offered()).not.toContain('Due soonest')
    expect(await mo.types('queue', { list: 'near' })).toContain('no targets are set')
    expect(await mo.types('queue', { list: 'soon' })).toContain('There are: All, Mine, With nobody')
  })

  const billing: Team = {
    ...{ id: 'billing', name: 'Billing', people: [], hours: [], holidays: [], targets: {} },
    channel: { space: 'discord:S', channel: 'money', name: 'money' },
  }
  const move = async (team: string | undefined): Promise<boolean> => {
    const [thread] = await house.store.threads.openAfter(undefined, 100)
    if (thread === undefined) throw new Error('no thread is open')
    const about = await aroundThread(house.house, thread)
    const moved = await house.house.store.transaction(thread.community, () => moveToTeam(house.house, about, team))
    await house.idle()
    return moved
  }

  it('go with the thread to another team, whose channel has its notice from then on', async () => {
    await house.store.settings.change({ 'support.teams': [everyone, billing] })
    await opensOnFriday()
    await mo.presses('Claim')
    expect(await move('billing')).toBe(true)
    const theirs = (): string => house.village.at(house.channel('money'))[0] ?? 'no notice'
    expect(theirs()).toContain('Support thread 1, opened by Ana')
    expect(theirs()).toContain('With: nobody yet')
    expect(theirs()).not.toContain('due')
    expect(notice()).toBe(
      'Support thread 1, “The door is locked”, is answered by Billing now. What changes about it shows there.',
    )
    await mo.presses('Claim')
    expect(theirs()).toContain('With: Mo')
    expect(notice()).not.toContain('With')
    await until(monday + 60 * minuteMs)
    expect(await misses()).toBe(0)
    // And back again: the notice from before is the one again.
    expect(await move(undefined)).toBe(true)
    expect(await move(undefined)).toBe(false)
    expect(notice()).toContain('With: nobody yet')
    expect(theirs()).toContain('is answered by Everyone now')
    expect(channel()).toHaveLength(1)
  })
})

describe('a relayed thread that goes to another team', () => {
  it('is carried on under the new notice, and the old end says so', async () => {
    const house = await supportHouse('slack', 'relayed')
    const [ana, mo] = [house.person('Ana'), house.person('Mo', 'staff')]
    const channel = { space: 'slack:S', channel: 'money', name: 'money' }
    const people = [{ space: 'slack:S', kind: 'user', id: 'mo', name: 'Mo' } as const]
    const team = { id: 'billing', name: 'Billing', people, hours: [], holidays: [], targets: {}, channel }
    await house.store.settings.change({ 'support.teams': [team] })
    await ana.types('support', { subject: 'The door is locked' })
    const before = (await house.store.threads.openAfter(undefined, 100))[0]
    if (before?.place === undefined || before.teamPlace === undefined) throw new Error('the thread does not stand')
    await ana.writes(before.place, 'It is the red one')
    const about = await aroundThread(house.house, before)
    await house.house.store.transaction(before.community, () => moveToTeam(house.house, about, 'billing'))
    await ana.writes(before.place, 'And the bill is wrong')
    const after = (await house.store.threads.openAfter(undefined, 100))[0]
    if (after?.teamPlace === undefined) throw new Error('the new end does not stand')
    expect(after.teamPlace.channel).toBe('money')
    const [old, there] = [before.teamPlace, after.teamPlace].map((place) => house.village.at(place).join('\n'))
    expect(old).toContain('It is the red one')
    expect(old).toContain('Thread 1 is answered by Billing now, so nothing more comes here.')
    expect(old).not.toContain('bill is wrong')
    expect(there).toContain('This is the team’s side of thread 1'.replace('’', "'"))
    expect(there).toContain('And the bill is wrong')
    await mo.presses('Resolve')
    await house.passes(minuteMs)
    expect(house.village.at(before.place).join('\n')).toContain('Mo says that thread 1 is solved')
    await house.close()
  })
})

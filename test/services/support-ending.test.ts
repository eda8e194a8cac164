// How support threads end and go on: asked, taken back, closed, opened again, rated; waited for; left and lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Effect } from '../../src/ports/effect.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Whether an effect is in a thread, by its own place. */
function isIn(effect: Effect, thread: string): boolean {
  if (effect.kind === 'edit') return effect.ref.place.kind === 'thread' && effect.ref.place.thread === thread
  if (effect.kind === 'post') return effect.place.kind === 'thread' && effect.place.thread === thread
  return 'thread' in effect && effect.thread.thread === thread
}

describe('the end of a private thread', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person
  let lea: Person

  beforeEach(async () => {
    house = await supportHouse('discord', 'thread')
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    lea = house.person('Lea', 'staff')
    await ana.types('support', { subject: 'The door is locked' })
  })
  afterEach(() => house.close())

  const thread = () => {
    const last = house.village.threads.at(-1)
    if (last === undefined) throw new Error('no thread is open')
    return last
  }
  const told = (): readonly string[] => house.village.at(thread().place)
  const notice = (): string => house.village.at(house.channel('mods'))[0] ?? 'no notice'

  it('asks the opener once it can’t be taken back any more, and closes with their yes', async () => {
    await mo.presses('Claim')
    await mo.presses('Resolve')
    expect(told()).toHaveLength(1)
    await house.passes(minute)
    expect(told().at(-1)).toMatch(
      /^Mo says that thread 1 is solved\. Did this solve it\?.* in 7 days\. · \[Yes, solved\]/,
    )
    expect(thread().closed).toBe(false)
    expect(await ana.presses('Yes, solved')).toMatch(/How was the help\?.*\[1 Bad\].*\[5 Very good\] · \[Skip\]$/)
    expect(thread().closed).toBe(true)
    expect(notice()).toContain('State: solved and closed')
    expect(await ana.presses('Yes, solved')).toContain('How was the help?')
    expect(await mo.presses('No, I still need help')).toContain('Only whoever opened thread 1 can say that')
  })

  it('is taken back however long it took to keep that it is solved', async () => {
    let now = house.house.clock.now()
    Object.assign(house.house.clock, { now: () => (now += 1) })
    await mo.presses('Resolve')
    expect(await mo.presses('Undo')).toBe('Thread 1 is open as it was. Ana was told nothing of it.')
  })

  it('takes back within a minute that it is solved, and tells the opener nothing', async () => {
    await mo.presses('Resolve')
    expect(await mo.presses('Undo')).toBe('Thread 1 is open as it was. Ana was told nothing of it.')
    expect(notice()).toContain('State: new, nobody has answered yet')
    await house.passes(10 * minute)
    expect(told()).toHaveLength(1)
    await mo.presses('Resolve')
    await house.passes(minute)
    expect(await mo.presses('Undo')).toMatch(/^The minute in which that could be taken back is over.* · \[Reopen\]$/)
    expect(notice()).toContain('State: solved ·')
    expect(await mo.presses('Reopen')).toBe('Thread 1 is open again. Ana is told in it.')
    expect(await mo.presses('Undo')).toContain('Thread 1 is open, so nothing was changed')
    expect(told().at(-1)).toBe('Mo opened thread 1 again, so it goes on here.')
    expect(await house.acts()).toEqual(['support.resolve', 'support.undo', 'support.resolve', 'support.reopen'])
  })

  it('takes it back also where the clock goes on while it is said to be solved', async () => {
    house.ticking = true
    await mo.presses('Resolve')
    expect(await mo.presses('Undo')).toBe('Thread 1 is open as it was. Ana was told nothing of it.')
  })

  it('goes on with the same person when the opener says no, or writes', async () => {
    await mo.presses('Claim')
    await mo.presses('Resolve')
    await house.passes(minute)
    expect(await ana.presses('No, I still need help')).toContain('Thread 1 is open again. Mo sees')
    expect(notice()).toContain('State: waiting for the team · With: Mo')
    expect(house.village.at(mo.direct).at(-1)).toContain('Ana still needs help in thread 1')
    expect(await ana.presses('No, I still need help')).toContain('Thread 1 is open, and the team knows')
    await mo.presses('Resolve')
    await house.passes(minute)
    await ana.writes(thread().place, 'It is locked again')
    expect(notice()).toContain('State: waiting for the team · With: Mo')
    expect(house.village.at(mo.direct)).toHaveLength(2)
    expect(thread().closed).toBe(false)
  })

  it('closes what nobody answers to after the days that are set, and its opener opens it again for as long', async () => {
    await mo.presses('Resolve')
    await house.passes(minute)
    await house.passes(7 * day)
    expect(thread().closed).toBe(true)
    expect(told()[0]).toMatch(/State: solved · \[I still need help\] · \[Transcript\]$/)
    expect(await ana.presses('I still need help')).toContain('Thread 1 is open again. The team sees')
    expect(thread().closed).toBe(false)
    await ana.presses('Solved')
    await house.passes(8 * day)
    expect(await ana.presses('I still need help')).toContain('Thread 1 was closed some time ago')
    expect(await mo.types('thread reopen', { thread: '1' })).toContain('Thread 1 is open again')
    expect(thread().closed).toBe(false)
    expect(await mo.types('thread reopen', { thread: '1' })).toContain('Thread 1 is open, so nothing was changed')
    expect(await mo.types('thread reopen', { thread: '7' })).toContain("I don't know that support thread")
    expect(await mo.types('thread reopen')).toContain('Which thread do you mean?')
  })

  it('is rated once, by its opener alone, with a comment where they like', async () => {
    await ana.presses('Solved')
    expect(await mo.presses('4 Good')).toContain('Only whoever opened thread 1 can say that')
    expect(await ana.presses('4 Good')).toContain('The team reads: 4 Good.')
    expect(notice()).toContain('Rating: 4 Good')
    expect(await ana.presses('1 Bad')).toContain('You said something about the help in thread 1 already')
    expect(await ana.presses('Add a comment')).toContain('A comment for the team')
    expect(await ana.sends('rate-comment:1:1', { comment: 'Quick and kind' })).toContain('Thank you')
    expect(notice()).toContain('Comment: “Quick and kind”')
    expect(await ana.sends('rate-comment:1:1', { comment: 'No' })).toContain('already')
  })

  it('is not asked about again once its opener did not want to rate it', async () => {
    await ana.presses('Solved')
    expect(await ana.presses('Skip')).toBe('Good, I do not ask again.')
    await ana.presses('I still need help')
    expect(await ana.presses('Solved')).not.toContain('How was the help?')
    expect(notice()).not.toContain('Rating')
  })

  it('asks an opener who does not come back once, and takes it for solved after that', async () => {
    await mo.writes(thread().place, 'Which door?')
    await house.passes(2 * day)
    await mo.writes(thread().place, 'The red one?')
    await house.passes(2 * day)
    expect(told()).toHaveLength(1)
    await house.passes(day)
    expect(told().at(-1)).toMatch(
      /^@Ana, the team wrote to you in thread 1 .* in 4 days\. · \[Still need help\] · \[Solved\]$/,
    )
    await house.passes(3 * day)
    expect(told()).toHaveLength(2)
    await house.passes(day)
    expect(told().at(-1)).toMatch(
      /^I have heard nothing for 7 days, so I take thread 1 for solved\..*\[Still need help\]$/,
    )
    expect(notice()).toContain('State: solved')
    expect(await ana.presses('Still need help')).toContain('Thread 1 is open again')
    await mo.writes(thread().place, 'Here again')
    await house.passes(3 * day)
    expect(await ana.presses('Still need help')).toContain('The team sees that thread 1 waits for them')
    expect(notice()).toContain('State: waiting for the team')
    await house.passes(30 * day)
    expect(notice()).toContain('State: waiting for the team')
    expect(thread().closed).toBe(false)
  })

  it('asks nobody who waits for the team, and nobody where that is switched off', async () => {
    await house.passes(30 * day)
    expect(told()).toHaveLength(1)
    await house.set({ 'support.nudge-days': 0, 'support.resolve-days': 0 })
    await mo.writes(thread().place, 'Which door?')
    await house.passes(30 * day)
    expect(told()).toHaveLength(1)
    await house.set({ 'support.nudge-days': 3 })
    await house.passes(day)
    expect(told()).toHaveLength(2)
    expect(told().at(-1)).not.toContain('I take it for solved')
  })

  it('gives back what somebody took and did not answer, and says so kindly', async () => {
    await house.set({ 'support.claim-minutes': 30 })
    await mo.presses('Claim')
    await house.passes(29 * minute)
    expect(notice()).toContain('With: Mo')
    await house.passes(minute)
    expect(notice()).toContain('With: nobody yet')
    expect(house.village.at(mo.direct).at(-1)).toMatch(
      /is in the queue again.*within 30 minutes\. No harm done.*\[Claim\]$/,
    )
    await lea.presses('Claim')
    await lea.writes(thread().place, 'Which door?')
    await ana.writes(thread().place, 'The red one')
    await house.passes(60 * minute)
    expect(notice()).toContain('With: Lea')
    expect(await house.acts()).toEqual(['support.claim', 'support.claim'])
    expect(await lea.types('thread history', { thread: '1' })).toContain('queue: Mo had no time to answer')
  })

  it('can be handled when its opener has left, and goes on when they are back', async () => {
    await mo.presses('Claim')
    await house.leaves('Ana')
    expect(notice()).toContain('Member: Ana has left')
    expect(await mo.sends('support-reply:1:1', { text: 'Are you there?' })).toContain(
      'Ana has left, so it may not be read',
    )
    await house.passes(3 * day)
    expect(told()).toHaveLength(2)
    await house.comes('Ana')
    expect(notice()).not.toContain('has left')
    await house.leaves('Ana')
    expect(await mo.presses('Resolve')).toContain('Ana has left, so nobody is asked')
    await house.passes(minute)
    expect(told()).toHaveLength(2)
    expect(thread().closed).toBe(true)
  })

  it('is everyone’s again when the moderator who had it has left', async () => {
    await mo.presses('Claim')
    await house.leaves('Mo')
    expect(notice()).toContain('With: nobody yet')
    expect(await house.acts()).toEqual(['support.claim'])
    expect(await lea.types('thread history', { thread: '1' })).toContain('It went back to the queue: Mo has left')
  })

  it('goes on in another private thread when somebody deleted the one it had', async () => {
    await mo.presses('Claim')
    const first = thread().place.thread
    house.village.refuses = (effect) => (isIn(effect, first) ? 'gone' : undefined)
    await mo.sends('support-reply:1:1', { text: 'Which door?' })
    await house.passes(minute)
    expect(thread()).toMatchObject({ title: '1 The door is locked', users: ['ana', 'mo', 'mo'] })
    expect(thread().place.thread).not.toBe(first)
    expect(told()[0]).toContain('this is your thread with the team, number 1')
    expect(told().slice(1).toSorted()).toEqual([
      'Mo from the team answers:\n“Which door?”',
      'The place where thread 1 stood was deleted, so it goes on here, with the same people.',
    ])
    expect(notice()).toContain('the one before was deleted by hand')
    expect(house.village.at(house.channel('mods'))).toHaveLength(1)
    expect(await lea.types('thread history', { thread: '1' })).toContain(
      'was deleted by hand, so another one was opened',
    )
    await ana.writes(thread().place, 'The red one')
    expect(notice()).toContain('State: waiting for the team')
    await ana.presses('Solved')
    expect(thread().closed).toBe(true)
  })

  it('stays open while no other private thread can be opened, and tries again', async () => {
    const first = thread().place.thread
    const isRoom = (kind: string): boolean => kind === 'openThread'
    house.village.refuses = (effect) => (isRoom(effect.kind) || isIn(effect, first) ? 'gone' : undefined)
    await mo.presses('Claim')
    await house.passes(2 * 60 * minute)
    expect(notice()).toContain('State: new')
    expect(notice()).toContain('I could not open another one: the support channel is gone')
    expect(house.village.at(ana.direct)).toEqual([expect.stringContaining('could not open another one yet')])
    house.village.refuses = (effect) => (isIn(effect, first) ? 'gone' : undefined)
    await house.passes(60 * minute)
    expect(told().at(-1)).toContain('so it goes on here')
  })
})

describe('a thread that has no place any more', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person

  beforeEach(async () => {
    house = await supportHouse('discord', 'thread')
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    house.person('Lea', 'staff')
    await ana.types('support', { subject: 'The door is locked' })
    const first = house.village.threads.at(-1)?.place.thread ?? ''
    house.village.refuses = (effect) => (effect.kind === 'openThread' || isIn(effect, first) ? 'gone' : undefined)
    await mo.presses('Claim')
    await house.passes(minute)
  })
  afterEach(() => house.close())

  const notice = (): string => house.village.at(house.channel('mods'))[0] ?? 'no notice'
  const direct = (): readonly string[] => house.village.at(ana.direct)

  it('is asked about directly once it is solved, and ends without an answer', async () => {
    await mo.presses('Resolve')
    await house.passes(2 * minute)
    expect(direct().at(-1)).toContain('Did this solve it?')
    const asked = direct().length
    await house.passes(day)
    expect(direct()).toHaveLength(asked)
    await house.passes(7 * day)
    expect(notice()).toContain('State: solved and closed')
  })

  it('is given a place again where its opener still needs help', async () => {
    await mo.presses('Resolve')
    await house.passes(2 * minute)
    house.village.refuses = () => undefined
    await ana.presses('No, I still need help')
    await house.passes(minute)
    expect(notice()).toContain('the one before was deleted by hand')
    expect(house.village.at(house.village.threads.at(-1)?.place ?? ana.direct).at(-1)).toContain('so it goes on here')
  })

  it('ends at once where its opener says that it is solved', async () => {
    await ana.pressesOld('support-solved:1:1')
    expect(notice()).toContain('State: solved and closed')
  })
})

describe('the figures', () => {
  it('are the middle and nine tenths of what was opened lately, for a team, for all, and for oneself', async () => {
    const house = await supportHouse('discord', 'thread')
    const [mo, lea] = [house.person('Mo', 'staff'), house.person('Lea', 'staff')]
    const stats = (person: Person) => person.types('thread stats', { days: '30' })
    await house.person('Ana').types('support', { subject: 'Long ago' })
    await house.passes(40 * day)
    expect(await stats(mo)).toContain('None. With fewer than 5 threads')
    for (let each = 1; each <= 10; each += 1) {
      const person = house.person(`Person${each}`)
      await person.types('support', { subject: `Lamp ${each}` })
      const place = house.village.threads.at(-1)?.place
      if (place === undefined) throw new Error('no thread is open')
      await (each <= 6 ? mo : lea).presses('Claim')
      await house.passes(each * 60 * minute)
      await (each <= 6 ? mo : lea).writes(place, 'Turn it off and on')
      await person.writes(place, 'And now?')
      await house.passes(20 * minute)
      await (each <= 6 ? mo : lea).writes(place, 'Now it works')
      await person.presses('Solved')
      if (each % 2 === 0) await person.presses(each === 2 ? '2 Poor' : '5 Very good')
      if (each === 1) await mo.types('thread reopen', { thread: String(each + 1) })
    }
    const said = await stats(mo)
    expect(said).toContain('10 opened, 9 solved, 1 opened again (10 %)')
    expect(said).toContain('First answer: half within 5 hours, nine of ten within 9 hours (10 threads)')
    expect(said).toContain('Solved: half within 6 hours, nine of ten within 10 hours (9 threads)')
    expect(said).toContain('Each wait for an answer: half within 20 minutes, nine of ten within 8 hours (20 waits)')
    expect(said).toContain('Rating: 4.4 of 5 on average (5 ratings)')
    expect(said).toMatch(/those that are with you.*6 opened, 5 solved, 1 opened again \(17 %\)/s)
    expect(await stats(lea)).toMatch(/those that are with you.*4 threads\. With fewer than 5/s)
    const team = { id: 'lamps', name: 'Lamps', people: [], hours: [], holidays: [], targets: {} }
    await house.set({ 'support.teams': [team] })
    expect(await stats(mo)).toMatch(/Those of Lamps:\nNone\..*Those of no team:\n10 opened/s)
    expect(await mo.types('thread stats', { days: '400' })).toContain('a number of days from 1 to 366')
    await house.close()
  })
})

describe('the end of a relayed thread', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person

  beforeEach(async () => {
    house = await supportHouse('slack', 'relayed')
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    await ana.types('support', { subject: 'I was charged twice' })
  })
  afterEach(() => house.close())

  const under = (place: { readonly id: string; readonly channel: string }) =>
    ({ kind: 'thread', space: house.space, channel: place.channel, thread: place.id }) as const
  const anas = () => under(standing('this is your thread'))
  const teams = () => under(standing('Support thread 1, opened by'))
  const standing = (words: string) => {
    const found = house.village.standing.findLast(({ message }) => JSON.stringify(message).includes(words))
    if (found === undefined) throw new Error(`nothing says ${words}`)
    return found.ref
  }

  it('goes on with what its opener writes after it was solved, which the team reads', async () => {
    await mo.presses('Resolve')
    await house.passes(minute)
    expect(house.village.at(anas()).at(-1)).toContain('Mo says that thread 1 is solved. Did this solve it?')
    await ana.writes(anas(), 'Not quite')
    expect(house.village.at(teams()).at(-1)).toContain('“Not quite”')
    expect(house.village.at(house.channel('mods'))[0]).toContain('State: waiting for the team')
  })

  it('offers to go on in the closed thread with what was written in it', async () => {
    await ana.presses('Solved')
    await ana.writes(anas(), 'It happened again')
    expect(house.village.at(anas()).at(-1)).toMatch(/\[Go on in thread 1\] · \[Open a thread with it\]$/)
    expect(await ana.presses('Go on in thread 1')).toContain('Done: I passed it on to thread 1')
    expect(house.village.at(teams()).at(-1)).toContain('“It happened again”')
    expect(house.village.at(house.channel('mods'))[0]).toContain('State: waiting for the team')
  })

  it('goes on under a new notice when somebody deleted the one that stood', async () => {
    const old = teams()
    house.village.standing.splice(
      house.village.standing.findIndex(({ ref }) => ref.id === old.thread),
      1,
    )
    house.village.refuses = (effect) =>
      JSON.stringify(effect).includes(`"thread":"${old.thread}"`) ? 'gone' : undefined
    await ana.writes(anas(), 'Hello?')
    await house.passes(minute)
    expect(teams().thread).not.toBe(old.thread)
    expect(house.village.at(teams()).join()).toContain('“Hello?”')
    expect(house.village.at(anas())).toEqual([])
  })
})

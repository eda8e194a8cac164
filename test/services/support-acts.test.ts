// What staff do about one thread beside answering it: each act, and what it refuses.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

const hourMs = 60 * 60_000

describe('the acts on a private thread', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person
  let lea: Person
  let ben: Person

  beforeEach(async () => {
    house = await supportHouse('discord', 'thread')
    ana = house.person('Ana')
    ben = house.person('Ben')
    mo = house.person('Mo', 'staff')
    lea = house.person('Lea', 'staff')
    for (const one of [ben, lea]) await one.types('help')
    house.village.admins.push('lea')
    await ana.types('support', { subject: 'The door is locked' })
  })
  afterEach(() => house.close())

  const thread = () => {
    const [first] = house.village.threads
    if (first === undefined) throw new Error('no thread is open')
    return first
  }
  const notice = (): string => house.village.at(house.channel('mods'))[0] ?? 'no notice'
  const inThread = (): string => house.village.at(thread().place).join('\n')
  const history = (): Promise<string> => mo.types('thread history', { thread: '1' })

  it('hands a thread to a colleague, who is told and let in', async () => {
    expect(await mo.types('thread assign', { who: '@lea', thread: '1' })).toContain('Thread 1 is with Lea now')
    expect(notice()).toContain('With: Lea')
    expect(thread().users).toContain('lea')
    expect(house.village.at(lea.direct).join()).toContain('Mo handed thread 1 to you: “The door is locked”')
    expect(await mo.types('thread assign', { who: '@lea', thread: '1' })).toContain('with Lea already')
    expect(await history()).toContain('Mo handed it to Lea')
  })

  it('hands no thread to a role, or to somebody who does not answer', async () => {
    expect(await mo.types('thread assign', { who: '@&helpers', thread: '1' })).toContain('takes one person')
    expect(await mo.types('thread assign', { who: '@ben', thread: '1' })).toContain('Ben is no moderator here')
    expect(notice()).toContain('With: nobody')
  })

  it('gives a thread back to the queue, and tells whoever had it', async () => {
    expect(await mo.types('thread unassign', { thread: '1' })).toContain('is with nobody')
    await lea.types('thread history', { thread: '1' })
    await mo.types('thread assign', { who: '@lea', thread: '1' })
    expect(await mo.types('thread unassign', { thread: '1' })).toContain('was with Lea and waits in the queue')
    expect(notice()).toContain('With: nobody')
    expect(house.village.at(lea.direct).join()).toContain('You need not look after it any more')
  })

  it('sorts a thread by priority and tags, which the notice and the queue show', async () => {
    expect(await mo.types('thread priority', { priority: 'urgent', thread: '1' })).toContain('is urgent now')
    expect(await mo.types('thread tag', { tag: '#Front  Door', thread: '1' })).toContain('has the tag front door now')
    expect(notice()).toContain('Priority: urgent')
    expect(notice()).toContain('Tags: front door')
    expect(await mo.types('queue')).toContain('(urgent, #front door)')
    expect(await mo.types('queue', { priority: 'low' })).toContain('there is no support thread on this list')
    expect(await mo.types('queue', { tag: 'front door' })).toContain('The door is locked')
    expect(await mo.types('thread tag', { tag: 'front door', thread: '1' })).toContain('does not have the tag')
    expect(notice()).not.toContain('Tags')
  })

  it('refuses what is no tag, and the eleventh', async () => {
    expect(await mo.types('thread tag', { tag: 'three words here', thread: '1' })).toContain('one or two words')
    for (let number = 1; number <= 10; number += 1) await mo.types('thread tag', { tag: `tag-${number}`, thread: '1' })
    expect(await mo.types('thread tag', { tag: 'more', thread: '1' })).toContain("more don't fit")
  })

  it('takes the number behind a tag for the thread, outside of any', async () => {
    expect(await mo.types('thread tag', { tag: 'billing 1' })).toContain('Thread 1 has the tag billing')
    expect(await mo.types('thread snooze', { until: '2h #1' })).toContain('Thread 1 is out of the queue')
    expect(await mo.types('thread tag', { tag: 'billing' })).toContain('Which thread do you mean?')
    // The one of `tomorrow 1` is an hour, and no thread is put off by mistake.
    expect(await mo.types('thread snooze', { until: 'tomorrow 1' })).toContain('Which thread do you mean?')
    expect(await mo.types('thread snooze', { until: 'tomorrow 9 1' })).toContain('Thread 1 is out of the queue')
  })

  it('puts a thread off, and wakes it at its time', async () => {
    await mo.types('thread snooze', { until: '2h', thread: '1' })
    expect(await mo.types('queue')).toContain('One more is put off')
    expect(await mo.types('queue', { list: 'snoozed' })).toContain('The door is locked')
    expect(notice()).toContain('Put off until')
    await house.passes(2 * hourMs)
    expect(await mo.types('queue')).toContain('One support thread is open')
    expect(notice()).not.toContain('Put off until')
    expect(house.village.at(mo.direct).join()).toContain('put off until now and is back in the queue')
    expect(await history()).toContain('Its snooze was over')
  })

  it('wakes a thread at once when its opener writes, and only once', async () => {
    await mo.types('thread snooze', { until: '3d', thread: '1' })
    await lea.writes(thread().place, 'Let us wait for the locksmith')
    expect(notice()).toContain('Put off until')
    await ana.writes(thread().place, 'It opens again')
    expect(notice()).not.toContain('Put off until')
    expect(house.village.at(mo.direct).join()).toContain('The member wrote in thread 1')
    await house.passes(80 * hourMs)
    expect(house.village.at(mo.direct)).toHaveLength(1)
  })

  it('keeps what was typed where the thread, the team or the time can’t be told', async () => {
    const lost = 'Nothing is lost: press Continue'
    expect(await mo.types('thread escalate', { team: 'nobody', reason: 'Not ours' })).toContain(lost)
    expect(await mo.types('thread escalate', { team: 'nobody', reason: 'Not ours', thread: '1' })).toContain(lost)
    expect(await mo.types('thread snooze', { until: 'soon', thread: '1' })).toContain(lost)
    expect(await mo.types('thread tag', { tag: 'three words here', thread: '1' })).toContain(lost)
  })

  it('says what it cannot read as a time, and puts nothing off', async () => {
    expect(await mo.types('thread snooze', { until: 'soon', thread: '1' })).toMatch(/can't read .*soon.* as a time/)
    expect(await mo.types('thread snooze', { until: '1969-01-01', thread: '1' })).toContain('is over already')
    expect(await mo.types('thread snooze', { until: '600d', thread: '1' })).toContain('more than a year')
    expect(notice()).not.toContain('Put off until')
    expect(await mo.types('thread wake', { thread: '1' })).toContain('is not put off')
  })

  it('lets a third person in, who writes and ends nothing, and out again', async () => {
    expect(await mo.types('thread add', { who: '@ben', thread: '1' })).toContain('I let Ben into thread 1')
    expect(thread().users).toContain('ben')
    expect(inThread()).toContain('Mo let @Ben into this thread')
    await ben.writes(thread().place, 'I have a key')
    expect(notice()).toContain('State: new, nobody has answered yet')
    expect(await ben.presses('Solved')).toContain('Only whoever opened thread 1')
    expect(await mo.types('thread remove', { who: '@ben', thread: '1' })).toContain('I take Ben out of thread 1')
    expect(thread().users).not.toContain('ben')
    expect(inThread()).toContain('Mo took Ben out of this thread')
    expect(await mo.types('thread remove', { who: '@ben', thread: '1' })).toContain('nobody else was')
    expect(await history()).toMatch(/Mo let Ben into it.*Mo took Ben out of it/s)
  })

  it('lets nobody in who is of the team, or whose thread it is', async () => {
    expect(await mo.types('thread add', { who: '@lea', thread: '1' })).toContain('Lea is of the team')
    expect(await mo.types('thread add', { who: '@ana', thread: '1' })).toContain("Thread 1 is Ana's own")
    expect(await mo.types('thread add', { who: '@nobody', thread: '1' })).toContain('I have not seen')
  })

  it('says when somebody could not be let in', async () => {
    house.village.refuses = (effect) => (effect.kind === 'addToThread' ? 'not-allowed' : undefined)
    await mo.types('thread add', { who: '@ben', thread: '1' })
    expect(house.village.at(mo.direct).join()).toContain('I could not let Ben into thread 1')
    expect(await history()).toContain('Ben could not be let in')
    expect(inThread()).not.toContain('Ben')
  })

  it('does nothing about a thread that is solved', async () => {
    await mo.pressesOld('support-resolve:1:1')
    for (const [path, options] of [
      ['thread priority', { priority: 'high' }],
      ['thread tag', { tag: 'late' }],
      ['thread snooze', { until: '2h' }],
      ['thread unassign', {}],
      ['thread add', { who: '@ben' }],
    ] as const)
      expect(await mo.types(path, { ...options, thread: '1' }), path).toContain('Thread 1 is solved already')
  })

  it('merges what one person opened twice: the other thread says where it goes on, and is closed', async () => {
    const ann = house.person('Ann')
    await ann.types('support', { subject: 'The door is still locked' })
    await mo.types('thread tag', { tag: 'door', thread: '1' })
    await mo.types('thread priority', { priority: 'high', thread: '1' })
    expect(await mo.types('thread merge', { into: '2', thread: '1' })).toContain('Nobody is to read what another wrote')
    await house.links('Ann', 'Ana')
    expect(await mo.types('thread merge', { into: '1', thread: '1' })).toContain('merged into itself')
    expect(await mo.types('thread merge', { into: '2', thread: '1' })).toContain('Thread 1 goes on in thread 2')
    expect(inThread()).toContain('Thread 1 goes on in thread 2, so I close it here')
    expect(thread().closed).toBe(true)
    expect(notice()).toContain('State: closed, it goes on in another thread')
    const [, other] = house.village.at(house.channel('mods'))
    expect(other).toContain('Priority: high')
    expect(other).toContain('Tags: door')
    expect(await mo.pressesOld('support-claim:1:1')).toContain('Thread 1 goes on in thread 2, so nothing was changed')
    expect(await history()).toContain('Mo merged it into 2')
    expect(await mo.types('thread history', { thread: '2' })).toContain('Mo merged 1 into it')
    expect(await mo.types('thread merge', { into: '1', thread: '2' })).toContain('goes on in thread 2')
    await ana.writes(thread().place, 'Hello?')
    expect(house.village.at(ana.direct).join()).toContain('You have thread 2 open')
  })

  it('merges no thread that is being opened still, since its opener could not be told', async () => {
    house.village.delays = (effect) => effect.kind === 'openThread'
    await house.person('Ann').types('support', { subject: 'The door is still locked' })
    await house.links('Ann', 'Ana')
    expect(await mo.types('thread merge', { into: '1', thread: '2' })).toContain('Thread 2 is being opened right now')
    house.village.delays = () => false
    await house.passes(60_000)
    expect(await mo.types('thread merge', { into: '1', thread: '2' })).toContain('Thread 2 goes on in thread 1')
  })

  it('moves a thread to no team where there is none', async () => {
    expect(await mo.types('thread escalate', { team: 'billing', thread: '1' })).toContain('There are no teams here')
  })

  it('moves a thread to another team with the reason, with nobody who has it yet', async () => {
    const team = { people: [], hours: [], holidays: [], targets: {} }
    await house.changes({ 'support.teams': [{ ...team, id: 'b', name: 'Billing desk' }] })
    await mo.types('thread assign', { who: '@lea', thread: '1' })
    const moved = await mo.types('thread escalate', {
      team: 'billing-desk',
      reason: 'They were charged twice',
      thread: '1',
    })
    expect(moved).toContain('Thread 1 is with Billing desk now')
    expect(notice()).toContain('Team: Billing desk')
    expect(notice()).toContain('With: nobody')
    expect(await history()).toContain('Mo moved it to Billing desk: They were charged twice')
    expect(await mo.types('queue', { team: 'billing-desk' })).toContain('The door is locked')
    expect(await mo.types('thread escalate', { team: 'b', thread: '1' })).toContain('is with Billing desk already')
    expect(await mo.types('thread escalate', { team: 'sales', thread: '1' })).toContain(
      'There are: Billing desk, everyone',
    )
    expect(await mo.types('thread escalate', { team: 'everyone', thread: '1' })).toContain('is with Everyone now')
  })

  it('pages a long history', async () => {
    for (let turn = 0; turn < 25; turn += 1)
      await mo.types('thread priority', { priority: turn % 2 === 0 ? 'high' : 'low', thread: '1' })
    const latest = await history()
    expect(latest.match(/set its priority/g)).toHaveLength(20)
    expect(latest).not.toContain('opened it')
    const earlier = await mo.presses('Earlier')
    expect(earlier.match(/set its priority/g)).toHaveLength(5)
    expect(earlier).toContain('Ana opened it')
  })
})

describe('the acts on a relayed thread', () => {
  let house: SupportHouse
  beforeEach(async () => {
    house = await supportHouse('slack', 'relayed', ['moderators'])
  })
  afterEach(() => house.close())

  it('lets nobody into a direct conversation, and says why', async () => {
    const mo = house.person('Mo', 'staff')
    await house.person('Ben').types('help')
    await house.person('Ana').types('support', { subject: 'The door is locked' })
    const said = await mo.types('thread add', { who: '@ben', thread: '1' })
    expect(said).toContain('which nobody else can be let into')
  })
})

describe('the queue', () => {
  let house: SupportHouse
  let mo: Person
  let lea: Person
  beforeEach(async () => {
    house = await supportHouse('discord', 'thread')
    mo = house.person('Mo', 'staff')
    lea = house.person('Lea', 'staff')
    await lea.types('help')
    for (const name of ['Ana', 'Ben', 'Cem', 'Dee', 'Eve', 'Fay', 'Gil', 'Hal']) {
      await house.person(name).types('support', { subject: `Of ${name}` })
      await house.passes(1_000)
    }
  })
  afterEach(() => house.close())

  const subjects = (said: string): readonly string[] => [...said.matchAll(/“Of (\w+)”/g)].map(([, name = '']) => name)

  it('shows those first that wait for the team, the longest waiting before the others, page by page', async () => {
    await mo.sends('support-reply:1:1', { text: 'Which?' })
    const first = await mo.types('queue')
    expect(first).toContain('8 support threads are open, 7 wait for the team')
    expect(subjects(first)).toEqual(['Ben', 'Cem', 'Dee', 'Eve', 'Fay', 'Gil'])
    expect(first).toContain('2 more are open')
    expect(subjects(await mo.presses('Show more'))).toEqual(['Hal', 'Ana'])
    expect(subjects(await mo.pressesOld('queue-more:1:6'))).toEqual(['Hal', 'Ana'])
    expect(subjects(await mo.pressesOld('queue-more:2:w,6,,,,'))).toEqual(['Hal'])
  })

  it('has lists of what is mine, of what is with nobody, and of what waits', async () => {
    expect(await mo.types('queue', { list: 'mine' })).toContain('Mine: there is no support thread on this list')
    await mo.pressesOld('support-claim:1:2')
    await mo.sends('support-reply:1:2', { text: 'Which?' })
    await lea.pressesOld('support-claim:1:3')
    expect(subjects(await mo.types('queue', { list: 'mine' }))).toEqual(['Ben'])
    expect(subjects(await mo.types('queue', { list: 'unassigned' }))).toEqual([
      'Ana',
      'Dee',
      'Eve',
      'Fay',
      'Gil',
      'Hal',
    ])
    expect(await mo.types('queue', { list: 'waiting' })).toContain('Waiting longest for the team: 7 support threads')
  })

  it('says what it can be narrowed by, when it is asked for what there is not', async () => {
    expect(await mo.types('queue', { team: 'billing' })).toContain('There is nothing like billing here')
    expect(await mo.types('queue', { tag: 'far too many words' })).toContain("can't be a tag")
  })
})

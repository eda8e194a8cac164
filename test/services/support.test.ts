// Support threads where a private thread holds both sides: Discord and the playground.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Effect } from '../../src/ports/effect.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'
import { wordsOf } from './words-of.ts'

describe('support in a private thread', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person
  let lea: Person

  beforeEach(async () => {
    house = await supportHouse('discord', 'thread')
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    lea = house.person('Lea', 'staff')
  })
  afterEach(() => house.close())

  const thread = () => {
    const [first] = house.village.threads
    if (first === undefined) throw new Error('no thread is open')
    return first
  }
  const notice = (): string => house.village.at(house.channel('mods'))[0] ?? 'no notice'

  it('opens a thread for its opener, says who can read it, and answers with the link', async () => {
    const answer = await ana.types('support', { subject: 'The door is locked' })
    expect(answer).toContain(
      'I am opening your thread, number 1. Only you, the moderators and whoever may manage threads',
    )
    expect(answer).toContain('Your thread is open, number 1: <channel/help/thread/t1>')
    expect(thread()).toMatchObject({ title: '1 The door is locked', users: ['ana'] })
    const [first] = house.village.at(thread().place)
    expect(first).toMatch(/^@Ana, this is your thread with the team, number 1: “The door is locked”/)
    expect(first).toContain('State: with us')
    expect(first).toContain('[Solved]')
  })

  it('gives up a thread that cannot be opened, tells both sides, and lets its opener ask again', async () => {
    house.village.delays = (effect) => effect.kind === 'openThread'
    await ana.types('support', { subject: 'The door is locked' })
    // The platform answers others meanwhile, so it is not away.
    for (let minutes = 4; minutes <= 16; minutes += 4) {
      expect(await ana.types('support', { subject: 'Still locked' })).toContain('It is being opened right now')
      await house.passes(4 * 60_000)
    }
    expect(house.village.at(ana.direct).join()).toContain('the platform did not let me for a quarter of an hour')
    expect(notice()).toContain('closed, it could not be opened')
    expect(house.village.at(house.channel('mods')).join()).toContain('I could not open thread 1 for Ana')
    house.village.delays = () => false
    expect(await ana.types('support', { subject: 'Still locked' })).toContain('Your thread is open, number 2')
  })

  it('brings a reply to a thread that was solved before it stood, and ends it after that', async () => {
    house.village.delays = (effect) => effect.kind === 'openThread'
    await ana.types('support', { subject: 'The door is locked' })
    expect(await mo.sends('support-reply:1:1', { text: 'Try the other key' })).toContain('is on its way')
    await mo.pressesOld('support-resolve:1:1')
    house.village.delays = () => false
    await house.passes(60_000)
    const [reply, end, ...more] = house.village.at(thread().place)
    expect(reply).toContain('Try the other key')
    expect(end).toContain('was marked as solved while I was opening it')
    expect(more).toEqual([])
  })

  it('asks about what the opener writes in a thread that is solved before it is known where it stands', async () => {
    house.village.hides = (effect) => effect.kind === 'openThread'
    await ana.types('support', { subject: 'The door is locked' })
    await mo.pressesOld('support-resolve:1:1')
    await ana.writes(thread().place, 'The window as well')
    await ana.writes({ ...thread().place, channel: 'general' }, 'No business of ours')
    await mo.writes(thread().place, 'Who is here?')
    house.village.hides = () => false
    await house.passes(60_000)
    expect(house.village.at(ana.direct)).toEqual([
      expect.stringContaining('Thread 1 is solved, so nobody waits for what you just wrote.'),
    ])
    expect(await ana.presses('Open a thread with it')).toContain('Your thread is open, number 2')
    expect(house.village.threads.at(-1)?.title).toBe('2 The window as well')
  })

  it('asks nothing about what the opener writes before it is known where their open thread stands', async () => {
    house.village.hides = (effect) => effect.kind === 'openThread'
    await ana.types('support', { subject: 'The door is locked' })
    await ana.writes(thread().place, 'The window as well')
    house.village.hides = () => false
    await house.passes(60_000)
    expect(notice()).toContain('State: waiting for the team')
    expect(house.village.at(ana.direct)).toEqual([])
    expect(house.village.at(thread().place)).toHaveLength(1)
  })

  it('asks for the subject in a form, and the panel opens the same form', async () => {
    const form = 'form command:1:support: Ask privately for help'
    expect(await ana.types('support')).toBe(form)
    expect(await ana.pressesOld('support-open:1:')).toBe(form)
    await ana.sends('command:1:support', { subject: 'The door is locked' })
    expect(thread().users).toEqual(['ana'])
    expect(await ana.pressesOld('support-open:1:')).toContain('You have a thread open already')
  })

  it('opens one thread for a person, however often they ask', async () => {
    await ana.types('support', { subject: 'The door is locked' }, 'twice')
    await ana.types('support', { subject: 'The door is locked' }, 'twice')
    const answer = await ana.types('support', { subject: 'The door is still locked' })
    expect(answer).toContain(
      'You have a thread open already, number 1, so I did not open a second one. Please write there: <channel/help/thread/t1>.',
    )
    expect(answer).toContain('[Pass it on to thread 1]')
    expect(house.village.threads).toHaveLength(1)
    expect(house.village.at(house.channel('mods'))).toHaveLength(1)
  })

  it('opens one thread for two calls side by side', async () => {
    await Promise.all([ana.types('support', { subject: 'One' }), ana.types('support', { subject: 'Two' })])
    expect(house.village.threads).toHaveLength(1)
  })

  it('tells the team in one notice that changes with the thread', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    expect(notice()).toContain(
      'Support thread 1, opened by Ana: “The door is locked” · State: new, nobody has answered',
    )
    expect(notice()).toMatch(/With: nobody yet .* \[Claim\] · \[Open\] · \[Reply\] · \[Resolve\] · \[More\]$/)
    await mo.presses('Claim')
    expect(notice()).toContain('With: Mo')
    await mo.writes(thread().place, 'Which door?')
    expect(notice()).toContain('State: waiting for the member')
    expect(house.village.at(thread().place)[0]).toContain('State: with you · With: Mo')
    await ana.writes(thread().place, 'The red one')
    expect(notice()).toContain('State: waiting for the team')
    await mo.presses('Resolve')
    expect(notice()).toBe(
      'Support thread 1, opened by Ana: “The door is locked” · State: solved · With: Mo · Thread: <channel/help/thread/t1> · [Reopen] · [More]',
    )
    expect(house.village.at(house.channel('mods'))).toHaveLength(1)
  })

  it('keeps since when the team is waited for, however often the member asks again', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    await house.passes(5_000)
    await ana.writes(thread().place, 'Anybody?')
    await mo.presses('Claim')
    expect(notice()).toContain('Waiting since: [1000]')
  })

  it('lets the one who claims into the thread without a ping, and asks a second one first', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    expect(await mo.presses('Claim')).toBe('Thread 1 is with you now: <channel/help/thread/t1>.')
    expect(thread().users).toEqual(['ana', 'mo'])
    expect(await mo.presses('Claim')).toContain('with you already')
    expect(await lea.presses('Claim')).toBe(
      'Thread 1 is with Mo, so nothing was changed. If you two agree that you look after it, take it over. · [Take over]',
    )
    expect(await lea.presses('Take over')).toBe('Thread 1 was with Mo and is with you now.')
    expect(notice()).toContain('With: Lea')
    expect(await house.acts()).toEqual(['support.claim', 'support.take-over'])
  })

  it('lets in a moderator who claimed while the thread was being opened', async () => {
    house.village.delays = (effect) => effect.kind === 'openThread'
    const asked = ana.types('support', { subject: 'The door is locked' })
    await asked
    expect(await ana.types('support', { subject: 'Again' })).toContain('It is being opened right now')
    await mo.presses('Claim')
    house.village.delays = () => false
    await house.passes(2_000)
    expect(thread().users).toEqual(['ana', 'mo'])
  })

  it('refuses the moderators’ buttons to members, politely', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    expect(await ana.presses('Claim')).toContain('Only the moderators can do that')
    expect(await ana.types('queue')).toContain('Only the moderators can do that')
  })

  it('ends when its opener says it is solved: said, closed, and open for another', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    expect(await ana.presses('Solved')).toContain('Good to hear. Thread 1 is solved')
    expect(house.village.at(thread().place).at(-1)).toContain('Ana says that thread 1 is solved, so I close it.')
    expect(house.village.at(thread().place)[0]).not.toContain('[Solved]')
    expect(thread().closed).toBe(true)
    expect(await ana.types('support', { subject: 'Another door' })).toContain('Your thread is open, number 2')
  })

  it('lets nobody but the opener and the moderators say that it is solved', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    expect(await house.person('Ben').presses('Solved')).toContain('Only whoever opened thread 1')
    expect(await mo.presses('Resolve')).toBe(
      'Thread 1 is solved. In a minute I ask Ana whether that is so; until then you can take it back. · [Undo]',
    )
    expect(await ana.pressesOld('support-solved:1:1')).toContain('Thread 1 is solved already')
  })

  it('shows the queue with a way into each thread', async () => {
    expect(await mo.types('queue')).toBe('No support thread is open. Nobody waits for an answer.')
    await ana.types('support', { subject: 'The door is locked' })
    const queue = await mo.types('queue')
    expect(queue).toContain('One support thread is open, one waits for the team.')
    expect(queue).toContain(
      '1, “The door is locked”, by Ana: new, nobody has answered yet. That began [1000]. With nobody yet.',
    )
    expect(queue).toMatch(/<channel\/help\/thread\/t1> · \[Open 1\] · \[All\|Mine\|/)
    expect(await mo.presses('Open')).toContain('Thread 1 is here: <channel/help/thread/t1>')
    expect(thread().users).toEqual(['ana', 'mo'])
  })

  it('goes on by direct message where the platform refuses the thread, and the team’s end finds its place', async () => {
    house.village.refuses = (effect) => (effect.kind === 'openThread' ? 'full' : undefined)
    expect(await ana.types('support', { subject: 'The door is locked' })).toContain('Your thread is open, number 1')
    const teams = (): readonly string[] =>
      house.village.standing.flatMap(({ ref, message }) => (ref.channel === 'mods' ? [wordsOf(message)] : []))
    expect(house.village.at(ana.direct)[0]).toContain('I could not open a private thread for you, so it goes on here.')
    expect(teams().join()).toContain(
      'for Ana: the support channel takes no more threads at the moment. So thread 1 goes',
    )
    await ana.touches('a', ana.direct, 'posted', 'It is the back door')
    await ana.touches('a', ana.direct, 'edited', 'It is the front door')
    expect(teams().at(-1)).toBe('Ana wrote in thread 1:\n“It is the front door”\n(edited) · [Reply]')
    await mo.sends('support-reply:1:1', { text: 'Try the other key' })
    const direct = { ...ana.direct, kind: 'thread', channel: 'D-ana', thread: 'D-ana' } as const
    expect(house.village.at(direct)).toEqual(['Mo from the team answers:\n“Try the other key”'])
    await ana.presses('Solved')
    await ana.writes(ana.direct, 'Thank you')
    expect(house.village.at(ana.direct).at(-1)).toContain(
      'Thread 1 is solved, so nobody waits for what you just wrote.',
    )
    house.village.refuses = () => undefined
    expect(await ana.types('support', { subject: 'The window' })).toContain('Your thread is open, number 2')
    await ana.writes(ana.direct, 'It rattles')
    expect(house.village.at(ana.direct).at(-1)).toContain('You have thread 2 open: does this belong there?')
  })

  it('takes the channel of the notice where no thread can be begun under it either', async () => {
    house.village.refuses = (effect: Effect) => {
      if (effect.kind === 'openThread' || effect.kind === 'startThread') return 'full'
      if (effect.kind !== 'post' || effect.place.kind !== 'thread' || effect.place.channel !== 'mods') return undefined
      // None was begun.
      return effect.place.thread === 'mods' ? undefined : 'gone'
    }
    await ana.types('support', { subject: 'The door is locked' })
    await ana.writes(ana.direct, 'It is the back door')
    const beside = { kind: 'thread', space: house.space, channel: 'mods', thread: 'mods' } as const
    expect(house.village.at(house.channel('mods')).join()).toContain('comes into this channel instead')
    expect(house.village.at(beside)).toEqual(['Ana wrote in thread 1:\n“It is the back door” · [Reply]'])
  })

  it('tells the opener and the team when neither a thread nor direct messages can be had', async () => {
    house.village.refuses = (effect) => {
      if (effect.kind === 'openThread') return 'full'
      return effect.kind === 'post' && effect.place.kind === 'direct' ? 'direct-messages-closed' : undefined
    }
    const answer = await ana.types('support', { subject: 'The door is locked' })
    expect(answer).toContain('I could not open your thread 1, “The door is locked”: direct messages from me are not')
    expect(notice()).toContain('State: closed, it could not be opened')
    expect(house.village.at(house.channel('mods')).join()).toContain('I could not open thread 1 for Ana')
    house.village.refuses = () => undefined
    expect(await ana.types('support', { subject: 'The door is locked' })).toContain('Your thread is open, number 2')
  })

  it('tells the host when the moderators’ channel takes no notice', async () => {
    house.village.refuses = (effect) =>
      effect.kind === 'post' && effect.place.kind === 'channel' ? 'not-allowed' : undefined
    await ana.types('support', { subject: 'The door is locked' })
    expect(house.village.at(house.person('Hoa').direct)[0]).toContain('Support thread 1, opened by Ana')
  })

  it('asks where words belong that were written to Hearth directly', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    await ana.writes(ana.direct, 'And the window too')
    expect(house.village.at(ana.direct)[0]).toContain('You have thread 1 open: does this belong there?')
    expect(await ana.presses('Pass it on to thread 1')).toContain('Done: I passed it on to thread 1.')
    expect(house.village.at(thread().place).at(-1)).toBe('Ana wrote in thread 1:\n“And the window too”')
    expect(await ana.presses('Pass it on to thread 1')).toContain("I don't have those words any more")
  })
})

it('says what an admin has to set while there is no support channel', async () => {
  const house = await supportHouse('discord', 'thread', ['moderators'])
  const answer = await house.person('Ana').types('support', { subject: 'The door is locked' })
  expect(answer).toContain('There is no support channel yet')
  expect(answer).toContain('/setup channel')
  await house.close()
})

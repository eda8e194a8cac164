// Support threads with two ends and Hearth between them: Slack.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ThreadPlace } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

describe('relayed support', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person

  beforeEach(async () => {
    house = await supportHouse('slack', 'relayed', ['moderators'])
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
  })
  afterEach(() => house.close())

  const threadUnder = (start: string): ThreadPlace => {
    const found = house.village.standing.find(({ message }) => JSON.stringify(message.text).includes(start))
    if (found === undefined) throw new Error(`nothing starts with ${start}`)
    return { kind: 'thread', space: house.space, channel: found.ref.channel, thread: found.ref.id }
  }
  const anas = () => threadUnder('this is your thread with the team')
  const teams = () => threadUnder('Support thread ')
  const isNotice = (effect: Effect): boolean =>
    effect.kind === 'post' && effect.place.kind === 'channel' && effect.place.channel === 'mods'

  it('opens under a direct message, and tells both ends what goes where', async () => {
    const answer = await ana.types('support', { subject: 'I was charged twice' })
    expect(answer).toContain('Only you and the moderators can read it.')
    expect(answer).toContain(`Your thread is open, number 1: <channel/D-ana/thread/${anas().thread}>`)
    expect(house.village.at(ana.direct)[0]).toContain('Write in the thread under this message')
    expect(house.village.at(house.channel('mods'))[0]).toContain('Only Reply reaches the member. · [Claim] · [Reply]')
    expect(house.village.at(teams())[0]).toContain(
      'What you write here, and how you react, stays here: only Reply reaches Ana. ' +
        'Press Show under their words to have them see a reaction.',
    )
  })

  it('brings the opener’s words to the team, and of the team’s words only replies to the opener', async () => {
    await ana.types('support', { subject: 'I was charged twice' })
    await ana.writes(anas(), 'On Monday and on Tuesday')
    expect(house.village.at(teams())[1]).toBe('Ana wrote in thread 1:\n“On Monday and on Tuesday” · [Reply]')
    await mo.writes(teams(), 'She is right, look at this')
    expect(house.village.at(anas())).toEqual([])
    expect(await mo.presses('Reply')).toMatch(/^form support-reply(-as)?:1:\w{20}: Reply to the member$/)
    expect(await mo.sends('support-reply:1:1', { text: 'We send it back today.' })).toBe(
      'Your reply is on its way to Ana.',
    )
    expect(house.village.at(anas())).toEqual(['Mo from the team answers:\n“We send it back today.”'])
    expect(house.village.at(teams()).at(-1)).toBe(
      'Mo replied in thread 1:\n“We send it back today.” · [Change] · [Take back] · [Correct openly]',
    )
    expect(house.village.at(house.channel('mods'))[0]).toContain('State: waiting for the member')
  })

  it('loses nothing and keeps the order of what was written before the notice stood', async () => {
    house.village.delays = isNotice
    await ana.types('support', { subject: 'I was charged twice' })
    for (const text of ['one', 'two', 'three']) await ana.writes(anas(), text)
    house.village.delays = () => false
    await house.passes(60_000)
    await ana.writes(anas(), 'four')
    const words = house.village.at(teams()).slice(1)
    expect(words.map((text) => /“(.*)”/.exec(text)?.[1])).toEqual(['one', 'two', 'three', 'four'])
  })

  it('does not lose what the opener writes before it is known where the thread stands', async () => {
    house.forgiving = true
    house.village.performed = async (effect) => {
      if (effect.kind === 'post' && effect.place.kind === 'direct') await ana.slipsIn(anas(), 'Quick as I am')
    }
    await ana.types('support', { subject: 'I was charged twice' })
    house.village.performed = async () => {}
    await house.passes(10_000)
    expect(house.village.at(teams())[1]).toContain('“Quick as I am”')
  })

  it('asks about what the opener writes in a thread that is solved before it is known where it stands', async () => {
    house.village.hides = (effect) => effect.kind === 'post' && effect.place.kind === 'direct'
    await ana.types('support', { subject: 'I was charged twice' })
    await mo.pressesOld('support-resolve:1:1')
    await ana.writes(anas(), 'And once more on Friday')
    await ana.writes({ ...anas(), channel: 'general' }, 'No business of ours')
    house.village.hides = () => false
    await house.passes(60_000)
    expect(house.village.at(anas())).toEqual([expect.stringContaining('was marked as solved while I was opening it')])
    const asked = house.village.at(ana.direct).slice(1)
    expect(asked).toEqual([expect.stringContaining('Thread 1 is solved, so what you just wrote reached nobody.')])
    expect(await ana.presses('Open a thread with it')).toContain('Your thread is open, number 2')
    expect(house.village.at(house.channel('mods')).at(-1)).toContain('“And once more on Friday”')
    expect(JSON.stringify(house.village.standing)).not.toContain('No business of ours')
  })

  it('asks whether they belong to the next thread, where that one is open by then', async () => {
    house.village.hides = (effect) => effect.kind === 'post' && effect.place.kind === 'direct'
    await ana.types('support', { subject: 'I was charged twice' })
    const first = anas()
    await mo.pressesOld('support-resolve:1:1')
    await ana.writes(first, 'And once more on Friday')
    house.village.delays = (effect) => JSON.stringify(effect).includes('Something else')
    await ana.types('support', { subject: 'Something else' })
    house.village.hides = () => false
    await house.passes(60_000)
    expect(house.village.at(ana.direct).at(-1)).toContain('You have thread 2 open: does this belong there?')
  })

  it('says that it passes on words alone only in the thread, once it stands', async () => {
    house.village.hides = (effect) => effect.kind === 'post' && effect.place.kind === 'direct'
    await ana.types('support', { subject: 'I was charged twice' })
    const elsewhere = { ...anas(), channel: 'general' }
    for (const place of [anas(), elsewhere]) await ana.writes(place, ' ')
    house.village.hides = () => false
    await house.passes(60_000)
    expect(house.village.at(anas())).toEqual([expect.stringContaining('I can pass on words and files alone')])
    expect(house.village.at(elsewhere)).toEqual([])
  })

  it('brings a reply that was written before the opener’s end stood', async () => {
    house.village.delays = (effect) => effect.kind === 'post' && effect.place.kind === 'direct'
    await ana.types('support', { subject: 'I was charged twice' })
    await mo.sends('support-reply:1:1', { text: 'We look into it.' })
    house.village.delays = () => false
    await house.passes(60_000)
    expect(house.village.at(anas())).toEqual(['Mo from the team answers:\n“We look into it.”'])
  })

  it('passes on long words in pieces, and changes as changes', async () => {
    await ana.types('support', { subject: 'I was charged twice' })
    const long = Array.from({ length: 600 }, (_, index) => `word${index}`).join(' ')
    await ana.writes(anas(), long)
    const got = house.village.at(teams()).slice(1).join(' ')
    for (const word of ['word0', 'word299', 'word599']) expect(got).toContain(word)
    await ana.writes(anas(), 'Only once after all', 'edited')
    expect(house.village.at(teams()).at(-1)).toContain('Ana changed what they wrote in thread 1. It reads now:')
  })

  it('says so when the team or the opener cannot be reached', async () => {
    await ana.types('support', { subject: 'I was charged twice' })
    const [toTeam, toAna] = [teams().thread, anas().thread]
    house.village.refuses = (effect) =>
      effect.kind === 'post' && effect.place.kind === 'thread' && effect.place.thread === toTeam ? 'gone' : undefined
    await ana.writes(anas(), 'Hello?')
    expect(house.village.at(anas())).toEqual([])
    // It is looked for under the notice once more.
    await house.passes(60_000)
    expect(house.village.at(anas())).toEqual([expect.stringContaining('could not be passed on')])
    house.village.refuses = (effect) =>
      effect.kind === 'post' && effect.place.kind === 'thread' && effect.place.thread === toAna ? 'gone' : undefined
    await mo.sends('support-reply:1:1', { text: 'Hello Ana' })
    expect(house.village.at(teams()).at(-1)).toContain('The reply to Ana did not arrive')
  })

  it('does not lose words after the end: it asks, and opens a new thread with them', async () => {
    await ana.types('support', { subject: 'I was charged twice' })
    await ana.presses('Solved')
    expect(house.village.at(anas())[0]).toContain('Ana says that thread 1 is solved, so it ends here.')
    const first = anas()
    const before = house.village.at(teams()).length
    await ana.writes(first, 'It happened again\nand it is worse')
    expect(house.village.at(teams())).toHaveLength(before)
    expect(house.village.at(first).at(-1)).toContain('Thread 1 is solved, so what you just wrote reached nobody.')
    expect(await ana.presses('Open a thread with it')).toContain('Your thread is open, number 2')
    const notice = house.village.at(house.channel('mods')).at(-1)
    expect(notice).toContain('Support thread 2, opened by Ana: “It happened again”')
    const relayed = house.village.standing.map(({ message }) => JSON.stringify(message.text))
    expect(relayed.some((text) => text.includes('It happened again\\nand it is worse'))).toBe(true)
  })

  it('keeps words from outside for 15 minutes, for their writer alone', async () => {
    await ana.writes(ana.direct, 'Hello, is this the team?')
    expect(house.village.at(ana.direct)[0]).toContain('What you write to me here reaches nobody by itself.')
    expect(await house.person('Ben').presses('Open a thread with it')).toContain("I don't have those words any more")
    await house.passes(16 * 60_000)
    expect(await ana.presses('Open a thread with it')).toContain("I don't have those words any more")
  })

  it('tells the opener where they asked, and the team, when direct messages are closed', async () => {
    house.village.refuses = (effect) =>
      effect.kind === 'post' && effect.place.kind === 'direct' ? 'direct-messages-closed' : undefined
    expect(await ana.types('support', { subject: 'I was charged twice' })).toContain(
      'I could not open your thread 1, “I was charged twice”: direct messages from me are not accepted.',
    )
    const mods = house.village.at(house.channel('mods'))
    expect(mods[0]).toContain('State: closed, it could not be opened')
    expect(mods[1]).toContain('I could not open thread 1 for Ana')
  })

  it('tells the opener that it was solved when the thread could not be opened until then', async () => {
    house.village.delays = (effect) => effect.kind === 'post' && effect.place.kind === 'direct'
    await ana.types('support', { subject: 'I was charged twice' })
    await mo.pressesOld('support-resolve:1:1')
    house.village.delays = () => false
    house.village.refuses = (effect) =>
      effect.kind === 'post' && effect.place.kind === 'direct' ? 'direct-messages-closed' : undefined
    await house.passes(60_000)
    const told = house.village.standing.map(({ message }) => JSON.stringify(message.text))
    expect(JSON.stringify([told, house.village.answers])).toContain('was marked as solved while I was opening it')
  })

  it('tells the team that a reply did not arrive when the thread could not be opened after it', async () => {
    house.village.delays = (effect) => effect.kind === 'post' && effect.place.kind === 'direct'
    await ana.types('support', { subject: 'I was charged twice' })
    await mo.sends('support-reply:1:1', { text: 'We send it back today.' })
    house.village.delays = () => false
    house.village.refuses = (effect) =>
      effect.kind === 'post' && effect.place.kind === 'direct' ? 'direct-messages-closed' : undefined
    await house.passes(60_000)
    expect(house.village.at(teams()).at(-1)).toContain('The reply to Ana did not arrive')
  })

  it('asks above their next answer about words in a solved thread when direct messages are closed by then', async () => {
    await ana.types('support', { subject: 'I was charged twice' })
    await ana.presses('Solved')
    const first = anas()
    house.village.refuses = (effect) =>
      effect.kind === 'post' && effect.place.kind === 'thread' && effect.place.channel === first.channel
        ? 'direct-messages-closed'
        : undefined
    await ana.writes(first, 'It happened again')
    house.village.refuses = () => undefined
    expect(await house.waitsFor('Ana')).toEqual([expect.stringContaining('what you just wrote reached nobody')])
  })
})

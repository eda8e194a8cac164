// Support threads in private channels of their own, where a platform has no private threads and the community chose so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Effect } from '../../src/ports/effect.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'
import type { Opened } from './village.ts'

const hour = 60 * 60_000

describe('support in a private channel', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person

  beforeEach(async () => {
    house = await supportHouse('slack', 'channel')
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    await house.changes({ 'support.private-channels': 'on' })
  })
  afterEach(() => house.close())

  const room = (which = 0): Opened => {
    const found = house.village.threads[which]
    if (found === undefined) throw new Error('no channel was made')
    return found
  }
  const first = (): string => house.village.at(room().place)[0] ?? 'nothing'
  const team = (): string => house.village.at(house.channel('mods')).join('\n')
  /** Whether it is done in that channel, or to it. */
  const isIn = (effect: Effect, { place }: Opened): boolean => {
    if (effect.kind === 'post') return effect.place.kind === 'thread' && effect.place.channel === place.channel
    if (effect.kind === 'edit') return effect.ref.channel === place.channel
    return 'thread' in effect && effect.thread.channel === place.channel
  }

  it('is named by its number alone, has its opener in it before a word stands there, and says who reads', async () => {
    const seen: (readonly string[])[] = []
    house.village.performed = async (effect) => {
      if (effect.kind === 'post' && effect.place.kind === 'thread' && effect.place.channel === 'r1')
        seen.push([...room().users])
    }
    const answer = await ana.types('support', { subject: 'The door is locked' })
    expect(answer).toContain('It is a private channel. Only you and the moderators can read it.')
    expect(room()).toMatchObject({ title: 'support-1', users: ['ana'] })
    expect(seen[0]).toEqual(['ana'])
    expect(first()).toContain('only you and the moderators can read it')
    await mo.presses('Claim')
    expect(room().users).toContain('mo')
  })

  it('is heard as a whole: what stands in the channel, and what stands under a message of it', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    const { space, channel } = room().place
    await mo.writes({ kind: 'channel', space, channel }, 'Which door?')
    expect(team()).toContain('State: waiting for the member')
    await ana.writes({ kind: 'thread', space, channel, thread: '17.01' }, 'The back door')
    expect(team()).toContain('State: waiting for the team')
    await ana.writes(house.channel('general'), 'Hello all')
    expect(await mo.types('thread history', { thread: '1' })).toContain('thread 1')
  })

  it('stays a day behind its end, in which it goes on as it was, and is closed then', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    await ana.presses('Solved')
    await house.passes(23 * hour)
    expect(room().closed).toBe(false)
    await ana.presses('I still need help')
    await house.passes(3 * hour)
    expect(room().closed).toBe(false)
    await ana.presses('Solved')
    await house.passes(25 * hour)
    expect(room().closed).toBe(true)
    // What stands in it stays as it is.
    const before = first()
    house.village.refuses = (effect) => (isIn(effect, room()) ? 'gone' : undefined)
    await mo.types('thread priority', { priority: 'high', thread: '1' }).catch(() => undefined)
    expect(first()).toBe(before)
    await ana.presses('I still need help')
    expect(room(1).users).toEqual(['ana'])
    expect(house.village.at(room(1).place).join('\n')).toContain('archived or was deleted, so it goes on here')
  })

  it.each([
    ['full', 'the workspace takes no more channels'],
    ['not-allowed', 'I am not allowed to make a private channel here'],
    ['taken', 'every name that I know for it is taken'],
  ] as const)('goes by direct messages where it is refused as %s, and the team hears why', async (reason, why) => {
    house.village.refuses = (effect) => (effect.kind === 'openRoom' ? reason : undefined)
    await ana.types('support', { subject: 'The door is locked' })
    expect(house.village.at(ana.direct)[0]).toContain('this is your thread with the team')
    expect(house.village.standing.map(({ message }) => JSON.stringify(message)).join()).toContain(why)
  })

  it('goes by direct messages where its opener cannot be let in, and leaves no channel open', async () => {
    house.village.refuses = (effect) => (effect.kind === 'addToThread' ? 'not-allowed' : undefined)
    await ana.types('support', { subject: 'The door is locked' })
    expect(house.village.at(ana.direct)[0]).toContain('this is your thread with the team')
    expect(room()).toMatchObject({ users: [], closed: true })
    expect(team()).not.toContain('could not be opened')
  })

  it('goes on in another when it was lost with its first message, and by direct messages where there is none', async () => {
    await ana.types('support', { subject: 'The door is locked' })
    house.village.refuses = (effect) => (isIn(effect, room()) ? 'gone' : undefined)
    await mo.sends('support-reply:1:1', { text: 'Which door?' })
    await house.passes(hour)
    expect(team()).toContain('State: waiting for the member')
    expect(house.village.at(room(1).place).join('\n')).toContain('Which door?')

    house.village.refuses = (effect) =>
      effect.kind === 'openRoom' ? 'not-allowed' : isIn(effect, room()) || isIn(effect, room(1)) ? 'gone' : undefined
    await mo.sends('support-reply:1:1', { text: 'Still there?' })
    await house.passes(hour)
    expect(team()).toContain('State: waiting for the member')
    const direct = house.village.standing.filter(({ ref }) => ref.channel === 'D-ana')
    expect(JSON.stringify(direct)).toContain('Still there?')
  })

  it('is relayed as ever while it is not chosen', async () => {
    await house.changes({ 'support.private-channels': 'off' })
    await ana.types('support', { subject: 'The door is locked' })
    expect(house.village.threads).toEqual([])
    expect(house.village.at(ana.direct)[0]).toContain('this is your thread with the team')
  })
})

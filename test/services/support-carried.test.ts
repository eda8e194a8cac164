// What is done to words after they were carried: edited, removed, changed and taken back, in order and in place.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ThreadPlace } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { readActionId } from '../../src/view/action-id.ts'
import { supportChangeReply } from '../../src/view/actions.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

describe('words that were carried', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person

  beforeEach(async () => {
    house = await supportHouse('slack', 'relayed', ['moderators'])
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    await ana.types('support', { subject: 'I was charged twice' })
  })
  afterEach(() => house.close())

  const under = (start: string): ThreadPlace => {
    const found = house.village.standing.find(({ message }) => JSON.stringify(message.text).includes(start))
    if (found === undefined) throw new Error(`nothing starts with ${start}`)
    return { kind: 'thread', space: house.space, channel: found.ref.channel, thread: found.ref.id }
  }
  const anas = () => under('this is your thread with the team')
  const teams = () => under('Support thread ')
  const team = () => house.village.at(teams()).slice(1)
  const isIn = (effect: Effect, place: ThreadPlace): boolean =>
    effect.kind === 'post' && effect.place.kind === 'thread' && effect.place.thread === place.thread

  const replies = (): readonly string[] => {
    const buttons = house.village.standing.flatMap(({ message }) => message.controls ?? [])
    return buttons.flatMap((one) => {
      const action = 'action' in one ? readActionId(one.action) : undefined
      return action?.name === supportChangeReply.name ? action.args : []
    })
  }

  it('are edited where they stand, and lose all when they are removed', async () => {
    await ana.touches('a', anas(), 'posted', 'On Monday')
    await ana.touches('b', anas(), 'posted', 'My card is 1234')
    await ana.touches('a', anas(), 'edited', 'On Tuesday')
    expect(team()).toEqual([
      'Ana wrote in thread 1:\n“On Tuesday”\n(edited) · [Reply]',
      'Ana wrote in thread 1:\n“My card is 1234” · [Reply]',
    ])
    await ana.touches('b', anas(), 'removed')
    expect(team()[1]).toBe('Ana removed a message in thread 1.')
    await ana.touches('b', anas(), 'edited', 'It comes back')
    expect(team()[1]).toBe('Ana removed a message in thread 1.')
    const kept = await house.house.store.of(house.community).carried.of({
      ...{ place: anas(), channel: anas().channel },
      id: 'b',
    })
    expect(kept?.text).toBe('')
  })

  it('go with their files, and stay with the team where the community keeps them', async () => {
    await ana.touches('p', anas(), 'posted', 'A picture', ['card.png'])
    expect(house.village.standing.flatMap(({ files }) => files)).toEqual(['card.png'])
    await ana.touches('p', anas(), 'removed')
    expect(house.village.standing.flatMap(({ files }) => files)).toEqual([])
    expect(team()).toEqual(['Ana removed a message in thread 1.'])
    await house.house.store.of(house.community).settings.change((now) => ({ ...now, 'support.keep-deletions': 'on' }))
    await ana.touches('c', anas(), 'posted', 'I was rude')
    await ana.touches('c', anas(), 'removed')
    expect(team()[1]).toContain('“I was rude”\n(Ana removed this; the team keeps it')
  })

  it('are brought as they are by then, where they were edited or removed on their way', async () => {
    house.village.delays = (effect) => isIn(effect, teams())
    await ana.touches('a', anas(), 'posted', 'Hello')
    await ana.touches('b', anas(), 'posted', 'Nobody reads this')
    await ana.touches('a', anas(), 'edited', 'Hello there')
    await ana.touches('b', anas(), 'removed')
    house.village.delays = () => false
    await house.passes(60_000)
    expect(team()).toEqual([
      'Ana wrote in thread 1:\n“Hello there”\n(edited) · [Reply]',
      'Ana removed a message in thread 1.',
    ])
  })

  it('are said once more where their copy is gone or they have outgrown it', async () => {
    await ana.touches('a', anas(), 'posted', 'Short')
    await ana.touches('a', anas(), 'edited', 'long '.repeat(400))
    expect(team()[1]).toContain('Ana changed what they wrote in thread 1. It reads now:')
    house.village.refuses = (effect) =>
      effect.kind === 'edit' && effect.ref.place.kind === 'thread' ? 'gone' : undefined
    await ana.touches('a', anas(), 'edited', 'Short again')
    expect(team().at(-1)).toBe('Ana changed what they wrote in thread 1. It reads now:\n“Short again” · [Reply]')
  })

  it('of a reply are changed and taken back by the team, where the opener reads them', async () => {
    await mo.sends('support-reply:1:1', { text: 'We send it back tomorow.' })
    expect(team()[0]).toBe(
      'Mo replied in thread 1:\n“We send it back tomorow.” · [Change] · [Take back] · [Correct openly]',
    )
    expect(await mo.presses('Change')).toContain('Change the reply')
    const [half] = replies()
    expect(await mo.sends(`support-change-reply:1:${half}`, { text: 'We send it back tomorrow.' })).toContain(
      'Changed.',
    )
    expect(house.village.at(anas())).toEqual(['Mo from the team answers:\n“We send it back tomorrow.”\n(edited)'])
    expect(await mo.presses('Take back')).toContain('Taken back.')
    expect(house.village.at(anas())).toEqual(['An answer of the team stood here. They took it back.'])
    expect(team()[0]).toContain('“We send it back tomorrow.”\n(edited)\n(taken back')
    expect(team()[0]).not.toContain('[Change]')
    expect(await mo.sends(`support-change-reply:1:${half}`, { text: 'Once more' })).toContain(
      "can't be changed any more",
    )
  })

  it('are forgotten a week after the end of their thread', async () => {
    await ana.touches('a', anas(), 'posted', 'Hello')
    const source = { place: anas(), channel: anas().channel, id: 'a' }
    await mo.pressesOld('support-resolve:1:1')
    await house.passes(6 * 24 * 3_600_000)
    const { carried } = house.house.store.of(house.community)
    expect(await carried.of(source)).toBeDefined()
    await house.passes(2 * 24 * 3_600_000)
    expect(await carried.of(source)).toBeUndefined()
  })
})

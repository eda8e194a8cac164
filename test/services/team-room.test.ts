// The team's room under the notice of a private thread: begun when something is to be said there, and never without a place.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeKey, type ThreadPlace } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { aroundThread } from '../../src/services/support/around.ts'
import { postBeside, postToTeam, teamRoom } from '../../src/services/support/team-room.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

const notReplied = "The reply to Ana did not arrive: I can't reach them here. Please write to them directly."

describe('the team’s room of a private thread', () => {
  let house: SupportHouse
  let ana: Person
  let mo: Person
  const begun: string[] = []

  beforeEach(async () => {
    house = await supportHouse('discord', 'thread')
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    begun.length = 0
    house.village.performed = async (effect) => {
      if (effect.kind === 'startThread') begun.push(placeKey(effect.thread))
    }
    await ana.types('support', { subject: 'I was charged twice' })
  })
  afterEach(() => house.close())

  const room = (): ThreadPlace => {
    const notice = house.village.standing.find(({ ref }) => ref.channel === 'mods')
    if (notice === undefined) throw new Error('there is no notice')
    return { kind: 'thread', space: house.space, channel: 'mods', thread: notice.ref.id }
  }
  const isIn = (effect: Effect, thread: string): boolean =>
    effect.kind === 'post' && effect.place.kind === 'thread' && effect.place.thread === thread

  it('is begun only when something is said there, and what the team writes in it is for nobody else', async () => {
    expect(begun).toEqual([])
    house.village.refuses = (effect) => (isIn(effect, 't1') ? 'not-allowed' : undefined)
    await mo.sends('support-reply:1:1', { text: 'We send it back today.' })
    expect(begun).toEqual([placeKey(room())])
    expect(house.village.at(room())).toEqual([notReplied])
    house.village.refuses = () => undefined
    await mo.writes(room(), 'Who knows her?')
    expect(house.village.at(house.channel('mods'))[0]).toContain('State: waiting for the member')
    await ana.writes({ ...room(), channel: 'help', thread: 't1' }, 'Hello?')
    await mo.writes(room(), 'I ask the bank')
    expect(house.village.at(house.channel('mods'))[0]).toContain('State: waiting for the team')
  })

  it('gives way to the channel where no thread can be begun', async () => {
    house.village.refuses = (effect) => {
      if (effect.kind === 'startThread') return 'full'
      if (isIn(effect, room().thread)) return 'gone'
      return isIn(effect, 't1') ? 'not-allowed' : undefined
    }
    await mo.sends('support-reply:1:1', { text: 'We send it back today.' })
    expect(house.village.at(house.channel('mods')).at(-1)).toBe(
      `About thread 1. I could not write in the thread under its notice, so it stands here:\n${notReplied}`,
    )
  })
  it('leaves what has a follow-up of its own to that, which has it said beside the room', async () => {
    const { house: services, community } = house
    const thread = await services.store.of(community).threads.byNumber(1)
    if (thread === undefined) throw new Error('there is no thread')
    const about = await aroundThread(services, thread)
    const message = { text: [{ kind: 'plain', text: 'A note' }] } as const
    await services.store.transaction(community, async () => {
      expect(await teamRoom(services, about)).toEqual(room())
      expect(await postToTeam(services, about, () => message)).toBe(true)
      const refused = { kind: 'refused', reason: 'gone', detail: '' } as const
      const ended = { effect: { kind: 'post', place: room(), message }, outcome: refused } as const
      expect(await postBeside(services, about, ended)).toBe('owned')
    })
    await house.idle()
    expect(house.village.at(room())).toEqual(['A note'])
    expect(house.village.at(house.channel('mods')).at(-1)).toMatch(/^About thread 1\..*\nA note$/)
  })
})

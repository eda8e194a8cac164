// Files in support threads with two ends: held with their words, brought once, and told of when they did not cross.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ThreadPlace } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

describe('files in a relayed thread', () => {
  let house: SupportHouse
  let ana: Person

  beforeEach(async () => {
    house = await supportHouse('slack', 'relayed', ['moderators'])
    ana = house.person('Ana')
  })
  afterEach(() => house.close())

  const threadUnder = (start: string): ThreadPlace => {
    const found = house.village.standing.find(({ message }) => JSON.stringify(message.text).includes(start))
    if (found === undefined) throw new Error(`nothing starts with ${start}`)
    return { kind: 'thread', space: house.space, channel: found.ref.channel, thread: found.ref.id }
  }
  const anas = () => threadUnder('this is your thread with the team')
  const teams = () => threadUnder('Support thread ')
  const brought = () => house.village.standing.flatMap(({ files }) => (files.length === 0 ? [] : [files]))
  const isNotice = (effect: Effect): boolean =>
    effect.kind === 'post' && effect.place.kind === 'channel' && effect.place.channel === 'mods'

  it('are held with their words until the team’s end is there', async () => {
    house.village.delays = isNotice
    await ana.types('support', { subject: 'I was charged twice' })
    await ana.writes(anas(), 'The bill', 'posted', ['bill.pdf'])
    await ana.writes(anas(), '', 'posted', ['photo.png', 'other.png'])
    expect(brought()).toEqual([])
    house.village.delays = () => false
    await house.passes(60_000)
    expect(brought()).toEqual([['bill.pdf'], ['photo.png', 'other.png']])
    expect(house.village.at(teams()).slice(1)).toEqual([
      expect.stringContaining('The bill'),
      'Ana sent 2 files in thread 1: · [Reply]',
    ])
  })

  it('are held while it is not known where the thread stands', async () => {
    house.village.hides = (effect) => effect.kind === 'post' && effect.place.kind === 'direct'
    await ana.types('support', { subject: 'I was charged twice' })
    await ana.writes(anas(), '', 'posted', ['bill.pdf'])
    house.village.hides = () => false
    await house.passes(60_000)
    expect(brought()).toEqual([['bill.pdf']])
    expect(house.village.at(anas()).join()).not.toContain('I can pass on')
  })

  it('are not brought again when their words are changed, and words that are taken out are said to be', async () => {
    await ana.types('support', { subject: 'I was charged twice' })
    await ana.writes(anas(), 'The bill', 'posted', ['bill.pdf'])
    await ana.writes(anas(), 'The bill of May', 'edited', ['bill.pdf'])
    await ana.writes(anas(), '', 'edited', ['bill.pdf'])
    expect(brought()).toEqual([['bill.pdf']])
    expect(house.village.at(teams()).slice(2)).toEqual([
      expect.stringContaining('The bill of May'),
      'Ana took the words out of what they wrote in thread 1; its files stay. · [Reply]',
    ])
  })

  it('that did not cross are told to whoever sent them, each with the reason', async () => {
    await ana.types('support', { subject: 'I was charged twice' })
    house.village.loses = (name) => (name === 'bill.pdf' ? undefined : name === 'film.mp4' ? 'refused' : 'away')
    await ana.writes(anas(), 'All of it', 'posted', ['bill.pdf', 'film.mp4', 'photo.png'])
    const [told = '', ...others] = house.village.at(anas())
    expect(others).toEqual([])
    expect(told).toContain('2 files of what you sent in thread 1 did not reach the team')
    expect(told).toContain('film.mp4 (2 kilobytes): the platform there did not take it')
    expect(told).toContain('photo.png (2 kilobytes): I could not fetch it where you sent it')
    expect(told).not.toContain('bill.pdf')
  })

  it('sent where it is solved are asked about, and go into the thread that is opened with them', async () => {
    await ana.types('support', { subject: 'I was charged twice' })
    await ana.presses('Solved')
    await ana.writes(anas(), '', 'posted', ['bill.pdf'])
    expect(brought()).toEqual([])
    await ana.presses('Open a thread with it')
    expect(brought()).toEqual([['bill.pdf']])
    expect(house.village.at(house.channel('mods')).at(-1)).toContain('“bill.pdf”')
  })
})

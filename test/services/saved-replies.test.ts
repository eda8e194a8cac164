// Saved replies: what may stand in them, what they say to one person, and that nothing of the team's words is lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memberId } from '../../src/domain/ids.ts'
import { filledReply, inLanguage, readReplyText, type SavedReply } from '../../src/domain/saved-reply.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

describe('saved replies', () => {
  let house: SupportHouse
  let mo: Person
  let lea: Person

  beforeEach(async () => {
    house = await supportHouse('slack', 'relayed')
    mo = house.person('Mo', 'staff')
    lea = house.person('Lea', 'staff')
    await house.person('Ana').types('support', { subject: 'The {moderator} is locked' })
  })
  afterEach(() => house.close())

  const save = (text: string, options: Record<string, string> = {}) =>
    mo.types('reply save', { name: 'door', text, ...options })

  it('are filled in with plain words, read as no placeholder again, and changed before they are sent', async () => {
    await save('Hello {member}, about {subject} ({number}): {moderator} of {team} in {community}. {{sic}}')
    expect(await lea.types('reply use', { name: 'DOOR', thread: '1' })).toMatch(/^form support-reply-as:/)
    expect(lea.filled().text).toBe('Hello Ana, about The {moderator} is locked (1): Lea of the team in Town. {sic}')
    const [thread] = await house.store.threads.openAfter(undefined, 100)
    const [saved] = await house.store.savedReplies.all()
    await lea.sends(`support-reply-as:1:${thread?.id},${saved?.id}`, { text: 'Hello Ana' })
    expect((await house.store.savedReplies.all())[0]?.used).toBe(1)
  })

  it('name nobody where replies are signed as the team', async () => {
    await house.store.settings.change({ 'support.signed-by': 'team' })
    await save('Yours, {moderator}')
    await lea.types('reply use', { name: 'door', thread: '1' })
    expect(lea.filled().text).toBe('Yours, the team')
  })

  it.each([
    ['Hello {membr}', 'Did you mean {member}?'],
    ['Hello {weather}', 'There are: {member}, {subject}, {number}, {moderator}, {team}, {community}, {#help}.'],
    ['Hello {member', 'is opened at {member and never closed'],
    ['Read {#nowhere}', 'There is no channel #nowhere here, or I cannot see it'],
  ])('are refused with %j, and not lost', async (text, said) => {
    const answer = await save(text)
    expect(answer).toContain('Nothing is lost')
    expect(answer).toContain(said)
    expect(await house.store.savedReplies.all()).toEqual([])
  })

  it('are refused with a language or a team that there is not, or a name too long', async () => {
    expect(await save('Hi', { language: 'Klingonian' })).toContain('Klingonian')
    expect(await save('Hi', { team: 'billing' })).toContain('There are no teams here yet')
    expect(await save('Hi', { name: 'd'.repeat(41) })).toContain('41 characters long, and 40 fit')
    expect(await house.store.savedReplies.all()).toEqual([])
  })

  it('give back what they replace, and what is taken off the list', async () => {
    await save('The old one')
    expect(await save('The new one')).toContain(
      'It replaced what was saved under that name, which said:\n“The old one”',
    )
    expect((await house.store.savedReplies.all()).map(({ text }) => text)).toEqual(['The new one'])
    expect(await mo.types('reply remove', { name: 'dor' })).toContain('Did you mean door?')
    expect(await mo.types('reply remove', { name: 'door' })).toContain('“The new one”')
    expect(await mo.types('reply list')).toContain('No reply is saved yet')
  })

  it('have words in several languages, each for itself', async () => {
    await save('Hello')
    await save('Hallo', { language: 'de' })
    expect(await mo.types('reply list')).toContain('door, for German')
    expect(await mo.types('reply remove', { name: 'door' })).toMatch(
      /more than one language: (German, every language|every language, German)/,
    )
    expect(await mo.types('reply remove', { name: 'door', language: 'fr' })).toContain('not saved in that language')
    expect(await mo.types('reply remove', { name: 'door', language: 'German' })).toContain('“Hallo”')
    expect((await house.store.savedReplies.all()).map(({ text }) => text)).toEqual(['Hello'])
  })

  it('are listed by page, and shown whole', async () => {
    for (let index = 10; index < 22; index += 1) await save('Words', { name: `n${index}` })
    const list = await mo.types('reply list')
    expect(list).toContain('12 replies are saved')
    expect(list).not.toContain('n20')
    expect(list).toContain('[Show more]')
    expect(await mo.pressesOld('saved-more:1:10')).toContain('n20')
    const [first] = await house.store.savedReplies.all()
    expect(await mo.chooses('saved-show:1:', first?.id ?? '')).toContain('n10 says:\n“Words”')
    expect(await mo.pressesOld(`saved-remove:1:${first?.id}`)).toContain('n10 is off the list')
    expect(await mo.chooses('saved-show:1:', first?.id ?? '')).toContain('not on the list any more')
  })

  it('are offered for a thread with those of its team first', async () => {
    const billing = { id: 'b', name: 'Billing desk', people: [], hours: [], holidays: [], targets: {} }
    await house.store.settings.change({ 'support.teams': [billing] })
    await save('Words', { name: 'any' })
    await save('Words', { name: 'ours', team: 'billing-desk' })
    const [thread] = await house.store.threads.openAfter(undefined, 100)
    if (thread === undefined) throw new Error('no thread is open')
    expect(await mo.pressesOld(`saved-for:1:${thread.id}`)).toContain('[any|ours]')
    await house.store.threads.change(thread.id, { team: 'b' })
    expect(await mo.pressesOld(`saved-for:1:${thread.id}`)).toContain('[ours|any]')
    const ours = (await house.store.savedReplies.named('ours'))[0]
    expect(await mo.chooses(`saved-choose:1:${thread.id}`, ours?.id ?? '')).toMatch(/^form support-reply-as:/)
    expect(mo.filled().text).toBe('Words')
  })
})

const saved = (id: string, language: string | undefined): SavedReply => ({
  ...{ id, language, name: 'door', text: '', team: undefined, used: 0, at: 0 },
  ...{ space: { platform: 'slack', id: 'S' }, by: memberId('mo') },
})

it('the opener’s language is chosen, else the one for everybody, else what there is', () => {
  const all = [saved('de', 'de'), saved('all', undefined), saved('pt', 'pt')]
  expect(inLanguage(all, 'pt-BR')?.id).toBe('pt')
  expect(inLanguage(all, 'fr')?.id).toBe('all')
  expect(inLanguage([saved('de', 'de')], 'fr')?.id).toBe('de')
  expect(inLanguage([], 'fr')).toBeUndefined()
})

it('a channel is named with or without its keyword', () => {
  const values = { member: '', subject: '', number: '', moderator: '', team: '', community: '' }
  const read = readReplyText('{#help}, {channel:rules} and { # general }')
  expect(read.ok && filledReply(read.pieces, values)).toBe('#help, #rules and #general')
})

// What moderators say about a thread: how it is signed, what is drafted, what is noted, and what is lost on the way: nothing.
import { afterEach, describe, expect, it } from 'vitest'
import type { Place, ThreadPlace } from '../../src/domain/place.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

interface Town {
  readonly house: SupportHouse
  readonly ana: Person
  readonly mo: Person
  readonly lea: Person
}

const opened: SupportHouse[] = []
afterEach(async () => {
  for (const house of opened.splice(0)) await house.close()
})

/** A thread of Ana's is open. */
async function town(shape: 'thread' | 'relayed'): Promise<Town> {
  const house = await supportHouse(shape === 'thread' ? 'discord' : 'slack', shape)
  opened.push(house)
  const people = { ana: house.person('Ana'), mo: house.person('Mo', 'staff'), lea: house.person('Lea', 'staff') }
  await people.ana.types('support', { subject: 'The {moderator} is locked' })
  return { house, ...people }
}

function threadUnder({ village, space }: SupportHouse, start: string): ThreadPlace {
  const found = village.standing.find(({ message }) => JSON.stringify(message.text).includes(start))
  if (found === undefined) throw new Error(`nothing starts with ${start}`)
  return { kind: 'thread', space, channel: found.ref.channel, thread: found.ref.id }
}

/** Where Ana reads. */
const openersEnd = (house: SupportHouse): Place =>
  house.village.threads[0]?.place ?? threadUnder(house, 'this is your thread with the team')

/** All that Ana reads of it. */
const readByOpener = (house: SupportHouse, ana: Person): string =>
  [...house.village.at(openersEnd(house)), ...house.village.at(ana.direct)].join('\n')

const readByTeam = (house: SupportHouse): string =>
  house.village.standing
    .filter(({ ref: { place } }) => JSON.stringify(place).includes('mods'))
    .map(({ ref: { place } }) => house.village.at(place).join('\n'))
    .join('\n')

const idOfThread = async ({ store }: SupportHouse): Promise<string> => (await store.threads.byNumber(1))?.id ?? ''

describe.each(['thread', 'relayed'] as const)('in a %s', (shape) => {
  it('signs as the team in every sentence that the opener reads, and shows the team who it was', async () => {
    const { house, ana, mo } = await town(shape)
    await house.store.settings.change({ 'support.signed-by': 'team' })
    await mo.presses('Claim')
    expect(readByOpener(house, ana)).toContain('With: the team')
    expect(await mo.types('thread reply', { text: 'Try the other key', thread: '1' })).toContain('is on its way to Ana')
    expect(readByOpener(house, ana)).toContain('The team answers:\n“Try the other key”')
    await mo.presses('Resolve')
    await house.passes(60_000)
    expect(readByOpener(house, ana)).toContain('The team says that thread 1 is solved')
    expect(readByOpener(house, ana)).not.toContain('Mo')
    expect(readByTeam(house)).toContain('Mo replied in thread 1:\n“Try the other key”')
  })

  it('signs with the role by which somebody is a moderator, and with none where nobody knows it', async () => {
    const { house, ana, mo } = await town(shape)
    await house.store.settings.change({ 'support.signed-by': 'role' })
    await mo.types('thread reply', { text: 'One', thread: '1' })
    const role = { space: `${house.space.platform}:S`, kind: 'role', id: 'helpers', name: 'Helpers' } as const
    await house.store.settings.change({ 'people.moderators': [role] })
    await mo.types('thread reply', { text: 'Two', thread: '1' })
    const read = readByOpener(house, ana)
    expect(read).toContain('A moderator answers:\n“One”')
    expect(read).toContain('Helpers answers:\n“Two”')
    expect(read).not.toContain('Mo')
  })

  it('signs with the team of the thread, and a single reply otherwise where that is wished', async () => {
    const { house, ana, mo } = await town(shape)
    const { threads, settings } = house.store
    const billing = { id: 'b', name: 'Billing', people: [], hours: [], holidays: [], targets: {} }
    await settings.change({
      'support.signed-by': 'team',
      'support.teams': [{ ...billing, signature: 'Your billing desk' }],
    })
    const [thread] = await threads.openAfter(undefined, 100)
    if (thread === undefined) throw new Error('no thread is open')
    await threads.change(thread.id, { team: 'b' })
    await mo.types('thread reply', { text: 'One', thread: '1' })
    await mo.sends(`support-reply-as:1:${thread.id}`, { text: 'Two', sign: 'name' })
    const read = readByOpener(house, ana)
    expect(read).toContain('Your billing desk answers:\n“One”')
    expect(read).toContain('Mo from the team answers:\n“Two”')
  })

  it('keeps a note among the team', async () => {
    const { house, ana, mo } = await town(shape)
    expect(await mo.types('thread note', { text: 'She is right', thread: '1' })).toContain('Ana does not see it')
    expect(readByTeam(house)).toContain('Mo notes in thread 1, for the team alone:\n“She is right”')
    expect(readByOpener(house, ana)).not.toContain('She is right')
    expect((await house.store.threads.byNumber(1))?.state).toBe('open')
  })

  it('sends a draft once, whoever else presses, and in the name of whoever wrote it', async () => {
    const { house, ana, mo, lea } = await town(shape)
    const kai = house.person('Kai', 'staff')
    expect(await mo.types('thread draft', { text: 'Try the other key', thread: '1' })).toContain('A colleague sends it')
    expect(readByTeam(house)).toContain('Mo drafted a reply to Ana in thread 1')
    expect(readByOpener(house, ana)).not.toContain('other key')
    expect(await mo.presses('Send')).toContain('a colleague sends it. Nothing was sent.')
    await lea.presses('Change')
    expect(lea.filled()).toEqual({ text: 'Try the other key' })
    const draft = (
      await house.store.replyDrafts.waitingIn((await house.store.threads.openAfter(undefined, 100))[0]?.id ?? never())
    )[0]?.id
    await lea.sends(`draft-change:1:${draft}`, { text: 'Try the green key' })
    const said = await Promise.all([lea, kai].map((one) => one.pressesOld(`draft-send:1:${draft}`)))
    expect(said.filter((one) => one.includes('The reply of Mo is on its way to Ana'))).toHaveLength(1)
    expect(said.filter((one) => one.includes('has been sent already, once'))).toHaveLength(1)
    expect(readByOpener(house, ana).match(/Mo from the team answers:\n“Try the green key”/g)).toHaveLength(1)
    expect(readByTeam(house)).toMatch(/The reply that Mo drafted in thread 1 was sent by (Lea|Kai)/)
    expect(await house.store.replyDrafts.get(draft ?? '')).toMatchObject({ text: '', files: [], state: 'sent' })
  })
})

const never = (): never => {
  throw new Error('no thread is open')
}

it('keeps a draft of a solved thread for an hour, and says then that it reached nobody', async () => {
  const { house, mo, lea } = await town('relayed')
  await mo.types('thread draft', { text: 'Try the other key', thread: '1' })
  await mo.pressesOld('support-resolve:1:1')
  expect(await lea.presses('Send')).toContain('Thread 1 is solved already')
  await house.passes(59 * 60_000)
  expect(readByTeam(house)).toContain('Try the other key')
  await house.passes(2 * 60_000)
  expect(readByTeam(house)).toContain('was not sent before the thread ended. It reached nobody.')
  expect(readByTeam(house)).not.toContain('Try the other key')
})

it('shows a draft where the team reads all else, when its own place does not take it', async () => {
  const { house, mo } = await town('relayed')
  house.village.refuses = (effect) =>
    effect.kind === 'post' && effect.place.kind === 'thread' ? 'not-allowed' : undefined
  await mo.types('thread draft', { text: 'Try the other key', thread: '1' })
  expect(house.village.at(house.channel('mods')).at(-1)).toContain('“Try the other key”')
})

it('discards a draft, and tells whoever comes after', async () => {
  const { house, mo, lea } = await town('relayed')
  await mo.types('thread draft', { text: 'Try the other key', thread: '1' })
  expect(await mo.presses('Discard')).toContain('It reached nobody')
  const [draft] = house.village.standing.flatMap(({ message }) =>
    JSON.stringify(message).includes('was discarded by') ? [message] : [],
  )
  expect(draft?.controls).toBeUndefined()
  expect(await house.acts()).toContain('support.draft-discard')
  expect(await lea.types('thread history', { thread: '1' })).toContain('Mo discarded a draft')
})

it('loses no words to a thread that is not there, or solved meanwhile', async () => {
  const { house, mo } = await town('relayed')
  expect(await mo.types('thread reply', { text: 'Try the other key', thread: '7' })).toMatch(
    /Nothing is lost.*I don't know that support thread here.*\[Continue\]/s,
  )
  expect(await mo.types('thread note', { text: 'She is right' })).toMatch(/Nothing is lost.*Which thread do you mean/s)
  const id = await idOfThread(house)
  await mo.pressesOld('support-resolve:1:1')
  expect(await mo.sends(`support-reply-as:1:${id}`, { text: 'Too late' })).toMatch(
    /Nothing is lost.*is solved already/s,
  )
})

it('opens the form of a reply where no words are given, and of a draft with Keep it chosen', async () => {
  const { mo } = await town('thread')
  expect(await mo.types('thread reply', { thread: '1' })).toMatch(/^form support-reply-as:/)
  expect(mo.filled()).toMatchObject({ text: '', sign: 'name', when: 'now' })
  await mo.types('thread draft', { thread: '1' })
  expect(mo.filled()).toMatchObject({ when: 'draft' })
})

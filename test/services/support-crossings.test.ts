// What goes from one end of a thread to the other and comes to nothing elsewhere: reactions of the team that it wants seen, to
// the first message, replies that are changed in a private thread, and copies that go with what is redacted or forgotten.
import { afterEach, describe, expect, it } from 'vitest'
import type { MessageRef, Place, ThreadPlace } from '../../src/domain/place.ts'
import { actionId } from '../../src/view/action-id.ts'
import { supportShowReactions } from '../../src/view/actions.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'

interface Town {
  readonly house: SupportHouse
  readonly ana: Person
  readonly mo: Person
  readonly lea: Person
  /** Where Ana reads. */
  readonly anas: Place
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
  await people.ana.types('support', { subject: 'I was charged twice' })
  const anas = house.village.threads[0]?.place ?? under(house, 'this is your thread with the team')
  return { house, anas, ...people }
}

/** The newest message of Hearth's that says so. */
function refOf({ village }: SupportHouse, words: string): MessageRef {
  const found = village.standing.findLast(({ message }) => JSON.stringify(message.text).includes(words))
  if (found === undefined) throw new Error(`nothing says ${words}`)
  return found.ref
}
const under = (house: SupportHouse, start: string): ThreadPlace => {
  const { channel, id } = refOf(house, start)
  return { kind: 'thread', space: house.space, channel, thread: id }
}
const teams = (house: SupportHouse): readonly string[] => house.village.at(under(house, 'Support thread '))
const recordOf = async ({ store }: SupportHouse) => {
  const thread = await store.threads.byNumber(1)
  return thread === undefined ? [] : store.conversations.of(thread.id)
}
const everything = ({ village }: SupportHouse): string => JSON.stringify(village.standing.map(({ message }) => message))

describe('how the team reacts to words of the opener', () => {
  it('is shown on them when it says so, and until the last takes it back', async () => {
    const { house, ana, mo, lea, anas } = await town('relayed')
    await ana.touches('a', anas, 'posted', 'On Monday')
    const copy = refOf(house, 'On Monday')
    await mo.reacts(copy, ':eyes:')
    expect(house.village.reactions).toEqual([])
    expect(teams(house).at(-1)).toContain('[Reply] · [Show Ana: :eyes:]')
    expect(await mo.presses('Show Ana: :eyes:')).toContain('Ana sees it in a moment')
    expect(house.village.reactions).toEqual([{ id: 'a', emoji: ':eyes:' }])
    expect(teams(house).at(-1)).toContain('Ana sees, as a reaction of mine: :eyes:')
    await lea.reacts(copy, ':eyes:')
    await mo.reacts(copy, ':eyes:', 'taken back')
    expect(house.village.reactions).toHaveLength(1)
    await lea.reacts(copy, ':eyes:', 'taken back')
    expect(house.village.reactions).toEqual([])
    expect(teams(house).at(-1)).toBe('Ana wrote in thread 1:\n“On Monday” · [Reply]')
    expect(await house.acts()).toContain('support.show-reaction')
  })

  it('is shown as the button said it, and not what a colleague added since', async () => {
    const { house, ana, mo, lea, anas } = await town('relayed')
    await ana.touches('a', anas, 'posted', 'On Monday')
    await mo.reacts(refOf(house, 'On Monday'), ':pray:')
    const [row] = await house.store.carried.ofKept((await recordOf(house))[0]?.id ?? '')
    const action = actionId(supportShowReactions, row?.id ?? '', row?.version ?? 0)
    await lea.reacts(refOf(house, 'On Monday'), ':facepalm:')
    expect(await mo.pressesOld(action)).toContain('I showed Ana nothing')
    expect(house.village.reactions).toEqual([])
  })

  it('that their place does not have is said to whoever wanted it shown', async () => {
    const { house, ana, mo, anas } = await town('relayed')
    await ana.touches('a', anas, 'posted', 'On Monday')
    await mo.reacts(refOf(house, 'On Monday'), ':shipit:')
    house.village.refuses = ({ kind }) => (kind === 'react' ? 'unsupported' : undefined)
    await mo.presses('Show Ana: :shipit:')
    expect(house.village.at(mo.direct).join('\n')).toContain('there is no such emoji')
    expect(teams(house).at(-1)).toContain('[Show Ana: :shipit:]')
  })

  it('to notes and replies stays with the team', async () => {
    const { house, mo, lea } = await town('relayed')
    await mo.types('thread note', { text: 'She is right', thread: '1' })
    await mo.types('thread reply', { text: 'We send it back', thread: '1' })
    for (const words of ['She is right', 'replied in thread']) await lea.reacts(refOf(house, words), ':eyes:')
    expect(teams(house).join('\n')).not.toMatch(/\[Show|eyes/)
    expect(house.village.reactions).toEqual([])
  })
})

it('the team reads how the opener reacts to the first message of a thread', async () => {
  const { house, ana, mo } = await town('relayed')
  const first = refOf(house, 'this is your thread with the team')
  await mo.reacts(first, ':eyes:')
  await ana.reacts(first, ':pray:')
  expect(teams(house).at(-1)).toBe('To the first message of thread 1:\nAna reacted: :pray: · [Reply]')
  await ana.reacts(first, ':pray:', 'taken back')
  expect(teams(house).at(-1)).toBe('To the first message of thread 1:\nAna took their reaction back. · [Reply]')
  await ana.reacts(first, ':heart:')
  expect(teams(house).filter((words) => words.startsWith('To the first'))).toHaveLength(1)
  expect(teams(house).at(-1)).toContain('Ana reacted: :heart:')
})

describe('a reply by form', () => {
  it('in a private thread is changed and taken back, and the record goes with it', async () => {
    const { house, mo, lea, anas } = await town('thread')
    expect(await mo.types('thread reply', { text: 'Turn it of', thread: '1' })).toContain('[Change] · [Take back]')
    const [said] = await recordOf(house)
    expect(await lea.types('reply change', { thread: '1' })).toContain('A reply was sent in thread 1')
    const shown = await lea.chooses('thread-reply-chosen:1:1', said?.id ?? '')
    expect(shown).toContain('Mo replied in thread 1:\n“Turn it of” · [Change] · [Take back]')
    await lea.presses('Change')
    expect(lea.filled().text).toBe('Turn it of')
    await lea.sends(`support-change-reply:1:${said?.id}`, { text: 'Turn it off' })
    expect(house.village.at(anas).at(-1)).toBe('Mo from the team answers:\n“Turn it off”\n(edited)')
    expect(await recordOf(house)).toMatchObject([{ text: 'Turn it off', gone: undefined }])
    await lea.presses('Take back')
    expect(house.village.at(anas).at(-1)).toBe('An answer of the team stood here. They took it back.')
    expect(await recordOf(house)).toMatchObject([{ text: '', gone: { how: 'removed' } }])
    expect(await lea.types('reply change', { thread: '1' })).toContain('No reply in thread 1 can be changed')
  })

  it('that is not signed by name is changed for the team, too, where it reads who wrote it', async () => {
    const { house, mo } = await town('thread')
    await mo.types('thread reply', { text: 'Turn it of', thread: '1', sign: 'team' })
    const [said] = await recordOf(house)
    await mo.sends(`support-change-reply:1:${said?.id}`, { text: 'Turn it off' })
    expect(teams(house).at(-1)).toBe('Mo changed a reply in thread 1. It reads now:\n“Turn it off”')
    await mo.presses('Take back')
    expect(teams(house).at(-1)).toBe('Mo took a reply in thread 1 back.')
  })

  it('is found in the record by the message that brought it, also where a moderator deletes that by hand', async () => {
    const { house, mo, anas } = await town('thread')
    await mo.types('thread reply', { text: 'Turn it off', thread: '1' })
    const { id } = refOf(house, 'Turn it off')
    await mo.touches(id, anas, 'removed')
    expect(await recordOf(house)).toMatchObject([{ text: '', gone: { how: 'removed' } }])
  })
})

describe('what is redacted', () => {
  it('goes from the chat with all that showed it, and does not come back', async () => {
    const { house, ana, mo, anas } = await town('relayed')
    await ana.touches('a', anas, 'posted', 'My card is 1234', ['card.png'])
    await mo.types('thread reply', { text: 'Delete 1234 at once', thread: '1' })
    await mo.types('thread note', { text: 'She sent 1234', thread: '1' })
    const all = await recordOf(house)
    for (const { id } of all) await mo.chooses('thread-redact-chosen:1:1', id)
    expect(all).toHaveLength(3)
    expect(everything(house)).not.toContain('1234')
    expect(house.village.standing.flatMap(({ files }) => files)).toEqual([])
    await ana.touches('a', anas, 'edited', 'My card is 1234, you know')
    expect(everything(house)).not.toContain('1234')
    expect(await recordOf(house)).toHaveLength(3)
  })

  it('goes as soon as it stands, where it was on its way', async () => {
    const { house, ana, mo, anas } = await town('relayed')
    house.village.delays = (effect) => effect.kind === 'post' && effect.place.kind === 'thread'
    await ana.touches('a', anas, 'posted', 'My card is 1234')
    const [said] = await recordOf(house)
    await mo.chooses('thread-redact-chosen:1:1', said?.id ?? '')
    house.village.delays = () => false
    await house.passes(60_000)
    expect(everything(house)).not.toContain('1234')
  })
})

it('whoever is forgotten is forgotten where the team reads, long after the thread has ended', async () => {
  const { house, ana, mo, anas } = await town('relayed')
  await ana.touches('a', anas, 'posted', 'My card is 1234')
  await ana.touches('b', anas, 'posted', 'A slip')
  await ana.touches('b', anas, 'removed')
  await mo.types('thread reply', { text: 'We are on it', thread: '1' })
  await mo.pressesOld('support-resolve:1:1')
  await house.passes(30 * 24 * 3_600_000)
  await ana.types('privacy forget')
  expect(await ana.presses('Erase it')).toContain('It is erased')
  expect(teams(house).join('\n')).not.toMatch(/1234|Ana removed a message/)
  expect(teams(house).join('\n')).toContain('We are on it')
  expect((await recordOf(house)).map(({ text, gone }) => gone?.how ?? text)).toEqual([
    'forgotten',
    'forgotten',
    'We are on it',
  ])
})

it('what was written before its thread stood is edited and removed afterwards', async () => {
  const house = await supportHouse('discord', 'thread')
  opened.push(house)
  const ana = house.person('Ana')
  house.village.performed = async (effect) => {
    if (effect.kind !== 'openThread') return
    const place = house.village.threads[0]?.place
    if (place === undefined) throw new Error('nothing was opened')
    await ana.slips('early', place, 'posted', 'It is brokn')
    await ana.slips('gone', place, 'posted', 'My card is 1234')
    await ana.slips('early', place, 'edited', 'It is broken')
    await ana.slips('gone', place, 'removed')
  }
  await ana.types('support', { subject: 'My lamp' })
  const place = house.village.threads[0]?.place
  if (place === undefined) throw new Error('nothing was opened')
  expect(await recordOf(house)).toMatchObject([{ text: 'It is broken' }])
  await ana.touches('early', place, 'removed')
  expect(await recordOf(house)).toMatchObject([{ text: '', gone: { how: 'removed' } }])
})

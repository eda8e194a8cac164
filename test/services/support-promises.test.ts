// Promises and agreements at their edges: second presses, old buttons, people who left, and waiting that a promise holds up.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actionId } from '../../src/view/action-id.ts'
import {
  agreedCorrect,
  agreedRight,
  promiseKept,
  promiseLater,
  promiseTakeBack,
} from '../../src/view/promises-actions.ts'
import { type Person, type SupportHouse, supportHouse } from './support-house.ts'
import { wordsOf } from './words-of.ts'

const dayMs = 24 * 60 * 60_000

describe.each(['thread', 'relayed'] as const)('in a %s', (shape) => {
  let house: SupportHouse
  let ana: Person
  let mo: Person
  let lea: Person

  beforeEach(async () => {
    house = await supportHouse(shape === 'thread' ? 'discord' : 'slack', shape)
    ana = house.person('Ana')
    mo = house.person('Mo', 'staff')
    lea = house.person('Lea', 'staff')
    await ana.types('support', { subject: 'The door is locked' })
  })
  afterEach(() => house.close())

  const standing = (): string => house.village.standing.map(({ message }) => wordsOf(message)).join('\n')
  const readBy = (person: Person): string => house.village.at(person.direct).join('\n')
  const promised = async (): Promise<string> => (await house.store.promises.open(1))[0]?.id ?? ''
  const agreed = async (): Promise<readonly string[]> => {
    const thread = await house.store.threads.byNumber(1)
    return thread === undefined ? [] : (await house.store.agreements.in(thread.id)).map(({ id }) => id)
  }

  it('is kept once, whoever presses second, and an old button says what became of it', async () => {
    await mo.types('promise', { what: 'a key', by: '3d', thread: '1' })
    const id = await promised()
    expect(await mo.presses('Kept')).toContain('It is kept')
    expect(await lea.pressesOld(actionId(promiseKept, id))).toContain('That promise is kept already')
    expect(await lea.pressesOld(actionId(promiseLater, id))).toContain('That promise is kept already')
    expect(await lea.sends(actionId(promiseTakeBack, id), { word: 'No key' })).toContain('That promise is kept already')
    expect(standing().match(/What was promised is done/g)).toHaveLength(shape === 'thread' ? 1 : 2)
    await house.passes(4 * dayMs)
    expect(readBy(mo)).not.toContain('A promise to')
  })

  it('reminds whoever has the thread where whoever promised has left, else the team', async () => {
    await mo.types('promise', { what: 'a key', by: '4d', thread: '1' })
    await house.leaves('Mo')
    expect(standing()).toContain('Mo has left and promised Ana something in thread 1')
    await house.passes(3 * dayMs)
    expect(standing()).toContain('A promise to Ana is due')
    expect(readBy(mo)).not.toContain('A promise to Ana is due')
    await lea.presses('Claim')
    await house.passes(dayMs)
    expect(readBy(lea)).toContain('A promise to Ana is due now')
  })

  it('puts a promise off only to a moment that lies ahead, and reminds of the new one', async () => {
    await mo.types('promise', { what: 'a key', by: '2d', thread: '1' })
    const later = actionId(promiseLater, await promised())
    expect(await mo.sends(later, { until: 'whenever', word: 'Sorry' })).toContain('I could not read')
    expect(await mo.sends(later, { until: '6d', word: 'Sorry' })).toContain('is told that it takes until')
    await house.passes(2 * dayMs)
    expect(readBy(mo)).not.toContain('A promise to Ana is due now')
    await house.passes(4 * dayMs)
    expect(readBy(mo)).toContain('A promise to Ana is due now')
  })

  it('asks nobody whether they still need help while something they were promised is open', async () => {
    await mo.types('promise', { what: 'a key', by: '9w', thread: '1' })
    for (let days = 0; days < 40; days += 1) await house.passes(dayMs)
    expect((await house.store.threads.byNumber(1))?.state).toBe('waiting on member')
    expect(standing()).not.toContain('still need help')
    await mo.presses('Kept')
    for (let days = 0; days < 70; days += 1) await house.passes(dayMs)
    expect((await house.store.threads.byNumber(1))?.state).toBe('closed')
  })

  it('is confirmed by the other side alone, and a button of words that were corrected says so', async () => {
    await mo.types('agreed', { text: 'A key for ten', thread: '1' })
    const [first = ''] = await agreed()
    expect(await lea.pressesOld(actionId(agreedRight, first))).toContain('the words of your own side')
    const eve = house.person('Eve')
    expect(await eve.pressesOld(actionId(agreedRight, first))).toContain("Thread 1 is somebody else's")
    expect(await eve.sends(actionId(agreedCorrect, first), { text: 'Nothing' })).toContain(
      "Thread 1 is somebody else's",
    )
    expect(await ana.sends(actionId(agreedCorrect, first), { text: 'A key for ten' })).toContain('stand there already')
    await ana.sends(actionId(agreedCorrect, first), { text: 'A key for five' })
    expect(await ana.pressesOld(actionId(agreedRight, first))).toContain('That was corrected meanwhile')
    const [, second = ''] = await agreed()
    expect(await ana.pressesOld(actionId(agreedRight, second))).toContain('These are your own words')
    expect(await lea.pressesOld(actionId(agreedRight, second))).toContain('It stands')
    expect(await mo.pressesOld(actionId(agreedRight, second))).toContain('That was confirmed already')
  })
})

// Promises: what the team promised to whom by when is reminded of, listed until it is kept or taken back, and never left behind.
import { expect } from 'vitest'
import { passes } from './passes.ts'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const hourMs = 3_600_000

const all = (
  stage: Stage,
  person: 'ben' | 'mo' | 'ida',
  ...where: readonly ('direct' | 'thread' | 'team' | 'moderators')[]
) => where.flatMap((one) => stage.reads(person, one)).join('\n')

playSetUp('a promise is told to the member, reminded of, listed, put off and kept', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const bad = await stage.runs('mo', 'promise', { what: 'a new lamp', by: 'soonish', thread: '1' })
  expect(bad.said).toContain('I could not read')
  const made = await stage.runs('mo', 'promise', { what: 'a new lamp', by: '10h', thread: '1' })
  expect(made.said).toMatch(/You promised @?Ida that in thread 1/)
  expect(all(stage, 'ida', 'thread')).toContain('I promise you: a new lamp, by ')
  expect(all(stage, 'mo', 'moderators')).toMatch(/Promised/)
  expect((await stage.runs('mo', 'queue')).said).toContain('One promise to a member is open')
  await stage.runs('mo', 'digest now')
  expect(all(stage, 'mo', 'moderators')).toContain('One promise to a member is open')

  expect((await stage.runs('mo', 'duty off')).said).toContain('A promise of yours is open')

  await passes(stage, 5 * hourMs + 60_000)
  expect(all(stage, 'mo', 'direct')).toMatch(/A promise to @?Ida is due/)
  const later = await stage.presses('mo', 'Later')
  const put = await later.send({ 'By when': '2d', 'A word to them': 'The shop is closed.' })
  expect(put.said).toContain('is told that it takes until')
  expect(all(stage, 'ida', 'thread')).toContain('What was promised takes longer: a new lamp')
  expect(all(stage, 'ida', 'thread')).toContain('The shop is closed.')

  const solved = await stage.runs('mo', 'thread resolve', { thread: '1' })
  expect(solved.said).toContain('A promise stays open all the same')
  const listed = await stage.runs('mo', 'promises')
  expect(listed.said).toContain('One promise is open')
  expect((await stage.chooses('mo', 'Which promise', ['a new lamp'])).said).toContain('Promised to')
  expect((await stage.presses('mo', 'Kept')).said).toContain('It is kept')
  expect(all(stage, 'ida', 'direct', 'thread')).toContain('What was promised is done: a new lamp')
  expect((await stage.runs('mo', 'promises')).said).toContain('Nothing that was promised is open')
})

playSetUp('a promise in a colleague’s name is theirs, and is left to the others when they leave', async (stage) => {
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const refused = await stage.runs('mo', 'promise', { what: 'a lamp', by: '3d', who: '@Ida', thread: '1' })
  expect(refused.said).toContain('Ida')
  expect((await stage.runs('mo', 'promises')).said).toContain('Nothing that was promised is open')
  const made = await stage.runs('mo', 'promise', { what: 'a lamp', by: '3d', who: '@Ben', thread: '1' })
  expect(made.said).toMatch(/Ben promised @?Ida/)
  expect(all(stage, 'ida', 'thread')).toContain('Ben promises you: a lamp')
  expect(all(stage, 'ben', 'direct')).toMatch(/Mo promised @?Ida this in your name/)

  await stage.leaves('ben')
  expect(all(stage, 'mo', 'team', 'moderators')).toMatch(/Ben has left and promised @?Ida something in thread 1/)
  const back = await stage.presses('mo', 'Take back')
  expect(back.form).toContain('A word to them')
  const taken = await back.send({ 'A word to them': 'There are no lamps left.' })
  expect(taken.said).toContain('It is taken back')
  expect(all(stage, 'ida', 'thread')).toContain('There are no lamps left.')
  expect((await stage.tries('ida', 'promises')).said).toContain('Only the moderators can do that')
})

playSetUp('what somebody was promised is told of when they leave, also where their thread is solved', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.runs('mo', 'promise', { what: 'a new lamp', by: '9d', thread: '1' })
  await stage.runs('mo', 'thread resolve', { thread: '1' })
  await stage.leaves('ida')
  expect(all(stage, 'mo', 'moderators')).toMatch(/Ida has left, and something that they were promised is open/)
})

playSetUp(
  'what was promised and agreed is shown to whoever asks, moves with a merge, and goes with the thread',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.runs('mo', 'promise', { what: 'a new lamp', by: '9d', thread: '1' })
    await stage.runs('mo', 'agreed', { text: 'It costs 10 euros', thread: '1' })
    await stage.runs('mo', 'setup topic', { topic: 'Billing' })
    await stage.runs('mo', 'setup panel')
    await (await stage.presses('ida', 'Billing')).send({ 'What is it about?': 'The lamp again' })
    await stage.runs('mo', 'thread merge', { into: '2', thread: '1' })
    expect((await stage.runs('mo', 'promises')).said).toMatch(/in thread 2: .*a new lamp/)
    expect(all(stage, 'mo', 'moderators')).toMatch(/The lamp again[\s\S]*a new lamp/)

    const shown = (await stage.runs('ida', 'privacy show')).said
    expect(shown).toContain('A promise in support threads that you made, were made or are to keep')
    expect(shown).toContain('An agreement in support threads that you opened')
    expect((await stage.runs('ida', 'privacy forget')).said).toContain('The promise goes with the words of the thread')
    await stage.presses('ida', 'Erase it')
    expect((await stage.runs('mo', 'promises')).said).toContain('Nothing that was promised is open')
    const gone = all(stage, 'mo', 'team', 'moderators')
    expect(gone).toContain('Something was promised in thread 2. What it was is erased')
    expect(gone).toContain('Something was agreed in thread 2. What it was is erased')
    expect((await stage.runs('ida', 'privacy show')).said).not.toContain('promise')
  },
)

// How a support thread begins: one for each person, with a form where something is missing, and nothing typed lost.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')

const notices = (stage: Stage): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => /^Support thread \d+, opened by/.test(text))
const notice = (stage: Stage): string => notices(stage).at(-1) ?? ''
const inThread = (stage: Stage, person: PersonName): string => stage.reads(person, 'thread').join('\n')

playSetUp('one person has one open thread, whatever is pressed or typed twice', async (stage) => {
  const form = await stage.runs('ida', 'support')
  await form.sendTwice({ 'What is it about?': 'The lamp is broken' })
  expect(notices(stage)).toHaveLength(1)
  const second = await stage.runs('ida', 'support', { subject: 'The chair too' })
  expect(second.said).toContain('You have a thread open already, number 1')
  expect(second.said).toMatch(onSlack(stage) ? /thread 1/ : /#(?!unknown)\S/)
  const sent = await form.send({ 'What is it about?': 'The table as well' }).catch(() => undefined)
  expect(sent?.said ?? 'You have a thread open already').toContain('You have a thread open already')
  expect(notices(stage)).toHaveLength(1)
  expect(inThread(stage, 'ida')).toContain('number 1')
})

playSetUp('two commands at the same moment open one thread, and both answers name it', async (stage) => {
  const said = await stage.runsTwice('ida', 'support', { subject: 'The lamp is broken' })
  expect(notices(stage)).toHaveLength(1)
  for (const one of said) expect(one).toContain('number 1')
  expect(said.filter((one) => one.includes('You have a thread'))).toHaveLength(1)
  expect(said.filter((one) => !one.includes('You have a thread'))).not.toEqual([])
})

playSetUp('without a subject a form says first who will read it, and opens the thread', async (stage) => {
  const asked = await stage.runs('ida', 'support')
  const readers = onSlack(stage)
    ? 'Only you and the moderators can read it'
    : 'Only you, the moderators and whoever may manage threads can read it'
  expect(asked.form).toContain(readers)
  expect(asked.form).toContain('What is it about?')
  expect(notices(stage)).toEqual([])
  const sent = await asked.send({ 'What is it about?': 'The lamp is broken' })
  expect(sent.said).toContain(readers)
  expect(notice(stage)).toContain('The lamp is broken')
})

playSetUp(
  'a form that says nothing is answered privately, and nothing opens until it says something',
  async (stage) => {
    const asked = await stage.runs('ida', 'support')
    const empty = await asked.send({ 'What is it about?': '   ' })
    expect(empty.said).toContain('this is needed')
    expect(notices(stage)).toEqual([])
    expect(stage.reads('ben', 'general').join('\n')).not.toContain('this is needed')
    const again = stage.name === 'Discord' ? await stage.presses('ida', 'Continue') : empty
    await again.send({ 'What is it about?': 'The lamp is broken' })
    expect(notice(stage)).toContain('The lamp is broken')
  },
)

playSetUp(
  'a subject that is too long is told privately, and comes back whole to be shortened',
  async (stage) => {
    const long = `The lamp is broken, ${'and so is the next one, '.repeat(4)}and the last.`
    const refused = await stage.runs('ida', 'support', { subject: long })
    expect(refused.said).toContain('characters long')
    expect(notices(stage)).toEqual([])
    const again = await stage.presses('ida', 'Continue')
    const still = await again.send({})
    expect(still.said).toContain(`it is ${long.length} characters long`)
    await still.send({ 'What is it about?': 'The lamps are broken' })
    expect(notice(stage)).toContain('The lamps are broken')
  },
  { Discord: 'its client takes no more than fits' },
)

playSetUp('the panel opens the form, and leads to the open thread when there is one', async (stage) => {
  await stage.runs('mo', 'setup panel')
  expect(stage.reads('ben', 'support').join('\n')).toContain('Ask here, privately')
  await stage.pressesTwice('ida', 'Ask the team')
  const asked = await stage.presses('ida', 'Ask the team')
  expect(asked.form).toContain('can read it')
  await asked.sendTwice({ 'What is it about?': 'The lamp is broken' })
  expect(notices(stage)).toHaveLength(1)
  const again = await stage.presses('ida', 'Ask the team')
  expect(again.form).toBeUndefined()
  expect(again.said).toContain('You have a thread open already, number 1')
})

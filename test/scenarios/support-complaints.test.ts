// Complaints: a topic is for them, and when one has ended the team says what was done about it and what had caused it.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const all = (stage: Stage, person: 'mo' | 'ida', ...where: readonly ('direct' | 'thread' | 'team' | 'moderators')[]) =>
  where.flatMap((one) => stage.reads(person, one)).join('\n')

playSetUp('a complaint ends with its remedy and cause, which can be changed later', async (stage) => {
  await stage.runs('mo', 'setup topic', { topic: 'Complaints' })
  expect((await stage.presses('mo', 'For complaints')).said).toContain(
    'Threads on Complaints are complaints from now on',
  )
  expect(stage.buttons('mo', 'Complaints')).toContain('Not for complaints')
  await stage.runs('ida', 'support', { subject: 'The lamp came broken' })
  expect(all(stage, 'mo', 'moderators')).toContain('what was done about it is not said yet')
  await stage.runs('mo', 'thread resolve', { thread: '1' })
  expect(all(stage, 'mo', 'team', 'moderators')).toContain('Thread 1 was a complaint')

  const asked = await stage.presses('mo', 'Remedy and cause')
  const said = await asked.send({ 'What was done about it': 'an apology', 'What caused it': 'Bad packing' })
  expect(said.said).toContain('It is kept for thread 1: an apology')
  expect(all(stage, 'mo', 'moderators')).toContain('Bad packing')

  const changed = await stage.runs('mo', 'complaint', { remedy: 'refund', cause: 'Bad packing', thread: '1' })
  expect(changed.said).toContain('money back')
  expect(all(stage, 'mo', 'moderators')).toContain('money back')
  await stage.runs('mo', 'setup topic', { topic: 'Complaints' })
  expect((await stage.presses('mo', 'Not for complaints')).said).toContain('are questions again')
  await stage.runs('ida', 'support', { subject: 'How do lamps work' })
  const none = await stage.runs('mo', 'complaint', { remedy: 'refund', thread: '2' })
  expect(none.said).toContain('Thread 2 is not on a topic for complaints')
})

// Two support threads of one person that become one, as its opener and the team see it.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const notice = (stage: Stage, subject: string): string =>
  stage
    .reads('mo', 'moderators')
    .filter((text) => /^Support thread \d+, opened by/.test(text) && text.includes(subject))
    .join('\n')

playSetUp('a thread is merged into another of the same person, who is told where it goes on', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.runs('mo', 'setup topic', { topic: 'Billing' })
  await stage.runs('mo', 'setup panel')
  const form = await stage.presses('ida', 'Billing')
  await form.send({ 'What is it about?': 'The lamp again' })
  await stage.runs('mo', 'thread tag', { tag: 'bulb', thread: '2' })
  const itself = await stage.runs('mo', 'thread merge', { into: '2', thread: '2' })
  expect(itself.said).toContain("Thread 2 can't be merged into itself. Nothing was changed.")

  expect((await stage.runs('mo', 'thread merge', { into: '1', thread: '2' })).said).toMatch(
    /Thread 2 goes on in thread 1\. @?Ida is told where\./,
  )
  expect(stage.reads('ida', 'thread').join('\n')).toContain('Thread 2 goes on in thread 1')
  expect(notice(stage, 'The lamp again')).toContain('closed, it goes on in another thread')
  expect(notice(stage, 'The lamp is broken')).toMatch(/Tags\s+bulb/)
  expect((await stage.runs('mo', 'thread reopen', { thread: '2' })).said).toContain('goes on in thread 1')
  expect((await stage.runs('mo', 'thread history', { thread: '2' })).said).toMatch(/Mo merged it into 1/)
  const { said } = await stage.runs('mo', 'queue')
  expect(said).toContain('The lamp is broken')
  expect(said).not.toContain('The lamp again')
})

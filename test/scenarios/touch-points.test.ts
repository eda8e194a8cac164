// Notes on people: what was said beyond a thread is found by the next colleague, and shown to the person who asks.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

async function notes(stage: Stage, said: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const form = await stage.runs('mo', 'thread note', { who: '@Ida' })
  return (await form.send({ 'What was said?': said, ...more })).said
}

const listed = async (stage: Stage): Promise<string> => (await stage.runs('mo', 'thread history', { who: '@Ida' })).said

/** What was sent to them of what is kept of them. */
async function keptOf(stage: Stage): Promise<string> {
  await stage.runs('ida', 'privacy show')
  await stage.settles()
  const [file] = (await stage.files('ida', 'direct')).filter(({ name }) => name === 'support.txt').toReversed()
  return new TextDecoder().decode(file?.content)
}

playSetUp('a call is noted without a thread, and found by whoever opens the next one', async (stage) => {
  const kept = await notes(stage, 'She wants ten lamps', { 'What follows?': 'Ben sends an offer', 'When?': '2h ago' })
  expect(kept).toMatch(/Your note on @?Ida is kept/)
  expect(kept).toContain('She wants ten lamps')
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  expect(stage.reads('mo', 'moderators').join('\n')).toMatch(/Notes on them:?\s*one, of/)

  await stage.presses('mo', 'More')
  const found = (await stage.presses('mo', 'Notes on them')).said
  expect(found).toMatch(/One note on @?Ida/)
  expect(found).toMatch(/1\. A call, .*noted by @?Mo/)
  expect(found).toContain('What follows: ')
  expect(found).toContain('Ben sends an offer')
  expect(found).toContain('Their thread: 1.')

  const form = await stage.presses('mo', 'Write a note')
  expect((await form.send({ 'What was said?': 'She came by' })).said).toMatch(/1\. A call, .*about thread 1:/)
  expect((await stage.runs('mo', 'thread history', { thread: '1' })).said).toContain('Mo noted that they spoke with')
  const late = await stage.runs('mo', 'thread note', { who: '@Ida', thread: '1', text: 'She came by' })
  expect((await late.send({ 'When?': 'next week' })).said).toContain('I could not read')
})

playSetUp('whoever wrote a note corrects it, takes it back, and no member gets to it', async (stage) => {
  await notes(stage, 'She wants ten lamps')
  const wrong = await (await stage.presses('mo', 'Correct 1')).send({ 'What was said?': 'She wants two lamps' })
  expect(wrong.said).toContain('The note is corrected')
  expect(await listed(stage)).toContain('She wants two lamps')
  await stage.presses('mo', 'Take 1 back')
  expect((await stage.presses('mo', 'Take it back')).said).toMatch(/The note is gone.*\n?.*No notes on @?Ida yet/)
  expect((await stage.tries('ida', 'thread note')).said).toContain('Only the moderators can do that')
})

playSetUp('somebody reads the notes on them in full, and has them forgotten', async (stage) => {
  await notes(stage, 'She wants ten lamps', { 'What follows?': 'Ben sends an offer' })
  expect((await stage.runs('ida', 'privacy show')).said).toContain('One note of the moderators on speaking with you')
  const file = await keptOf(stage)
  expect(file).toMatch(/Note of the moderators, a call, .*She wants ten lamps What follows: Ben sends an offer/)
  expect(file).not.toContain('Mo')
  const asked = await stage.runs('ida', 'privacy forget')
  expect(asked.said).toContain('The note of the moderators on speaking with you goes too')
  await stage.presses('ida', 'Erase it')
  expect(await listed(stage)).toMatch(/No notes on @?Ida yet/)
  expect((await stage.runs('ida', 'privacy show')).said).not.toContain('note')
})

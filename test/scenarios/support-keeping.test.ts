// What support keeps, as people meet it: transcripts with the files that were sent, what was missed, redaction, and their own data.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { File, PersonName, Stage, Where } from './stage.ts'

const teamEnd = (stage: Stage): Where => (stage.name.startsWith('Slack') ? 'team' : 'thread')

/** Begins as a picture does. */
const bytes = Uint8Array.from(
  { length: 700 },
  (_, index) => [137, 80, 78, 71, 13, 10, 26, 10][index] ?? (index * 37) % 256,
)
const picture: File = { name: 'lamp.png', content: bytes }

/** The last file of that name that they got directly, as text. */
async function got(stage: Stage, person: PersonName, name: string): Promise<string> {
  const file = (await stage.files(person, 'direct')).findLast((one) => one.name === name)
  return new TextDecoder().decode(file?.content)
}

playSetUp('both sides get a transcript with copies of the files, each what they may read', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.sends('ida', 'thread', 'Here is a picture', [picture])
  await stage.presses('mo', 'Reply').then((reply) => reply.send({ 'Your reply': 'Have you tried another socket?' }))
  const { said } = await stage.runs('mo', 'thread transcript', { thread: '1' })
  expect(said).toContain('I send you the transcript of thread 1 as a direct message')
  expect(stage.reads('mo', 'direct').join('\n')).toContain('The transcript of thread 1, ')
  const names = (await stage.files('mo', 'direct')).map(({ name }) => name)
  expect(names).toEqual(['thread-1.txt', 'thread-1.html', 'lamp.png'])
  expect([...((await stage.files('mo', 'direct')).at(-1)?.content ?? [])]).toEqual([...bytes])
  const text = await got(stage, 'mo', 'thread-1.txt')
  expect(text).toMatch(/Ida:\n {2}Here is a picture\n {2}File: lamp.png/)
  expect(text).toMatch(/Mo \(team\):\n {2}Have you tried another socket\?/)
  expect(await got(stage, 'mo', 'thread-1.html')).toMatch(/^<!doctype html>[\s\S]*alt="Picture: lamp.png"/)
  await stage.runs('ida', 'privacy transcript')
  expect(await got(stage, 'ida', 'thread-1.txt')).toContain('Have you tried another socket?')
  expect((await stage.runs('mo', 'thread history', { thread: '1' })).said).toMatch(/Ida took a transcript/)
  expect((await stage.runs('ben', 'privacy transcript', { thread: '1' })).said).toContain(
    'You have opened no support thread',
  )
  expect(await stage.files('ben', 'direct')).toEqual([])
})

playSetUp(
  'what was written while Hearth was away is in the record, at both ends of a thread',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.away(async (passes) => {
      passes(60_000)
      await stage.sends('ida', 'thread', 'Written meanwhile', [picture])
      await stage.writes('mo', teamEnd(stage), 'Seen meanwhile')
      passes(60_000)
    })
    await stage.runs('mo', 'thread transcript', { thread: '1' })
    const text = await got(stage, 'mo', 'thread-1.txt')
    expect(text).toContain('  Written meanwhile\n  File: lamp.png (700 bytes)\n')
    expect(text).toContain('  Seen meanwhile\n')
  },
  { 'the playground': 'Nobody can do anything in it while Hearth is stopped' },
)

playSetUp('a moderator redacts a message, and holds a thread that its opener would have erased', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.writes('ida', 'thread', 'My card is 1234')
  await stage.writes('ida', 'thread', 'And the lamp hums')
  await stage.runs('mo', 'thread reply', { text: 'Block 1234 today', thread: '1' })
  await stage.runs('mo', 'thread note', { text: 'The 1234 again', thread: '1' })
  await stage.runs('mo', 'reply change', { thread: '1' })
  await stage.chooses('mo', 'Which reply', ['Block 1234 today'])
  await (await stage.presses('mo', 'Change')).send({ 'Your reply': 'Block 1234 at once' })
  expect(stage.reads('ida', 'thread').join('\n')).toMatch(/Block 1234 at once[\s\S]*\(edited\)/)
  for (const words of ['My card is 1234', 'Block 1234 at once', 'The 1234 again']) {
    await stage.runs('mo', 'thread redact', { words, thread: '1' })
    const { said } = await stage.chooses('mo', 'Which message', [words])
    expect(said).toContain('The message is removed from the record of thread 1')
  }
  // Where words are carried the team has copies; in a private thread it reads what was written there.
  if (teamEnd(stage) === 'team') expect(stage.reads('mo', 'team').join('\n')).not.toContain('1234')
  expect(stage.reads('ida', 'thread').join('\n')).not.toContain('Block')
  await stage.runs('ida', 'privacy transcript')
  const text = await got(stage, 'ida', 'thread-1.txt')
  expect(text).toMatch(/\[removed by Mo, /)
  expect(text).not.toContain('1234')
  await stage.runs('mo', 'thread hold', { reason: 'A complaint', thread: '1' })
  await stage.runs('ida', 'privacy forget')
  expect((await stage.presses('ida', 'Erase it')).said).toContain('Thread 1 is under a legal hold')
  await stage.runs('ida', 'privacy transcript')
  expect(await got(stage, 'ida', 'thread-1.txt')).toContain('And the lamp hums')
})

playSetUp(
  'somebody sees what is kept of them, and has it erased; the team is left with how much there was',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'My secret lamp' })
    await stage.sends('ida', 'thread', 'It hums at night', [picture])
    expect((await stage.runs('ida', 'privacy show')).said).toContain(
      '1 thread that you opened, 1 of them open; 1 message',
    )
    expect(await got(stage, 'ida', 'support.txt')).toMatch(/Thread 1: My secret lamp[\s\S]*It hums at night/)
    expect((await stage.runs('ida', 'privacy forget')).said).toContain('Thread 1 is open: it ends.')
    expect((await stage.presses('ida', 'Erase it')).said).toContain('It is erased')
    expect(stage.reads('ida', 'thread').join('\n')).toContain('thread 1 ends here')
    // The name of a private thread is Discord's.
    expect(stage.reads('mo', 'moderators').join('\n').replace('#1 My secret lamp', '')).not.toContain('secret')
    await stage.runs('mo', 'thread transcript', { thread: '1' })
    const text = await got(stage, 'mo', 'thread-1.txt')
    expect(text).toContain('[erased because its author asked for it')
    expect(text).not.toMatch(/secret|hums|lamp.png/)
    expect((await stage.runs('ida', 'privacy show')).said).toContain('0 messages that you wrote')
  },
)

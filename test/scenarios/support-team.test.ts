// What the team does beside answering: the queue, help, and moderators who do not see a private thread yet.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')

playSetUp('the queue lists for the team what is open, those first that wait for it', async (stage) => {
  expect((await stage.runs('mo', 'queue')).said).toContain('No support thread is open')
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.runs('ben', 'support', { subject: 'The chair squeaks' })
  await stage.presses('mo', 'Claim')
  await (await stage.presses('mo', 'Reply')).send({ 'Your reply': 'Which chair?' })
  const { said } = await stage.runs('mo', 'queue')
  expect(said).toContain('2 support threads are open, one waits for the team')
  const [lamp, chair] = ['The lamp is broken', 'The chair squeaks'].map((words) => said.indexOf(words))
  expect(lamp).toBeGreaterThan(0)
  expect(chair).toBeGreaterThan(Number(lamp))
  const refused = await stage.tries('ida', 'queue')
  expect(refused.said).toContain('Only the moderators can do that')
  expect(refused.said).not.toContain('The chair squeaks')
})

playSetUp('a moderator reaches every act of the team from help, by buttons alone', async (stage) => {
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const help = await stage.runs('ben', 'help')
  expect(help.said.match(/• /g)).toHaveLength(3)
  const offered = stage.buttons('ben', help.said.split('\n')[0] ?? '')
  for (const path of ['/queue', '/decide', '/digest now', '/digest …']) expect(offered).toContain(path)
  expect(offered).not.toContain('/setup channel')

  expect((await stage.presses('ben', '/queue')).said).toContain('The lamp is broken')
  const before = stage.pings('ben').length
  const opened = await stage.presses('ben', 'Open 1')
  expect(opened.said).toContain('hread 1 is here')
  if (!onSlack(stage)) expect(stage.reads('ben', 'thread').join('\n')).toContain('The lamp is broken')
  expect(stage.pings('ben')).toHaveLength(before)

  expect((await stage.presses('ben', 'Claim')).said).toContain('Thread 1 is with you now')
  const form = await stage.presses('ben', 'Reply')
  await form.send({ 'Your reply': 'Turn it off and on' })
  expect(stage.reads('ida', 'thread').join('\n')).toContain('Turn it off and on')
  expect((await stage.presses('ben', 'Resolve')).said).toContain('Thread 1 is solved')
})

playSetUp('help shows a member three things to do now, and nothing of the team', async (stage) => {
  const help = await stage.runs('ida', 'help')
  expect(help.said.match(/• /g)).toHaveLength(3)
  const offered = stage.buttons('ida', help.said.split('\n')[0] ?? '')
  expect(offered.slice(0, 3)).toEqual(['/start', '/support', '/suggest'])
  for (const path of ['/queue', '/decide', '/digest now', '/setup panel']) expect(offered).not.toContain(path)
  expect((await stage.presses('ida', '/support')).form).toContain('What is it about?')
})

playSetUp('a thread that one moderator has is not taken by another unasked', async (stage) => {
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.presses('mo', 'Claim')
  await stage.runs('ben', 'help')
  await stage.presses('ben', '/queue')
  await stage.presses('ben', 'Open 1')
  const second = await stage.presses('ben', 'Claim')
  expect(second.said).toMatch(/Thread 1 is with @?Mo, so nothing was changed/)
  const over = await stage.presses('ben', 'Take over')
  expect(over.said).toMatch(/Thread 1 was with @?Mo and is with you now/)
  expect(stage.reads('mo', 'moderators').join('\n')).toMatch(/With\s+@?Ben/)
})

// A support thread, from the first word to *Solved*, as its opener, the team and a bystander see it.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')

const notices = (stage: Stage): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => /^Support thread \d+, opened by/.test(text))
const notice = (stage: Stage): string => notices(stage).at(-1) ?? ''
const buttonsOfNotice = (stage: Stage): readonly string[] => stage.buttons('mo', 'Support thread 1, opened by')
const inThread = (stage: Stage, person: PersonName): string => stage.reads(person, 'thread').join('\n')

playSetUp('a support thread is opened, claimed, answered and resolved', async (stage) => {
  const opened = await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  expect(opened.said).toContain('Only you')
  expect(opened.said).toContain('thread')

  expect(inThread(stage, 'ida')).toContain('this is your thread with the team, number 1')
  expect(inThread(stage, 'ida')).toContain('The lamp is broken')
  expect(inThread(stage, 'ida')).toContain('with us')
  expect(stage.buttons('ida', 'this is your thread with the team')).toEqual(['Solved'])

  expect(notice(stage)).toMatch(/opened by @?Ida/)
  expect(notice(stage)).toContain('The lamp is broken')
  expect(notice(stage)).toContain('new, nobody has answered yet')
  const second = onSlack(stage) ? [] : ['Open']
  expect(buttonsOfNotice(stage)).toEqual(['Claim', ...second, 'Reply', 'Resolve', 'More'])

  const claimed = await stage.presses('mo', 'Claim')
  expect(claimed.said).toContain('Thread 1 is with you now')
  expect(notices(stage)).toHaveLength(1)
  expect(notice(stage)).toMatch(/With\s+@?Mo/)
  expect(inThread(stage, 'ida')).toMatch(/With\s+@?Mo/)

  await stage.writes('ida', 'thread', 'It flickers since Monday')
  if (onSlack(stage)) expect(stage.reads('mo', 'team').join('\n')).toContain('It flickers since Monday')
  else expect(inThread(stage, 'mo')).toContain('It flickers since Monday')
  expect(notice(stage)).toContain('waiting for the team')

  const form = await stage.presses('mo', 'Reply')
  expect(form.form).toContain('Your reply')
  const replied = await form.send({ 'Your reply': 'Turn it off and on' })
  expect(replied.said).toMatch(/Your reply is on its way to @?Ida/)
  expect(inThread(stage, 'ida')).toMatch(/@?Mo from the team answers:/)
  expect(inThread(stage, 'ida')).toContain('Turn it off and on')
  expect(notice(stage)).toContain('waiting for the member')
  expect(inThread(stage, 'ida')).toContain('with you')

  const resolved = await stage.presses('mo', 'Resolve')
  expect(resolved.said).toContain('Thread 1 is solved')
  await stage.hearth.advance(60_000)
  await stage.settles()
  expect(inThread(stage, 'ida')).toMatch(/@?Mo says that thread 1 is solved/)
  expect(notices(stage)).toHaveLength(1)
  expect(notice(stage)).toContain('solved')
  expect(buttonsOfNotice(stage)).toEqual(['Reopen', 'More'])
  expect(stage.buttons('ida', 'this is your thread with the team')).toEqual(['Transcript'])
})

playSetUp('a thread is read by its opener and the moderators, and by nobody else', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'A secret lamp' })
  await stage.writes('ida', 'thread', 'It flickers in secret')
  await stage.presses('mo', 'Claim')
  for (const where of [
    'general',
    'welcome',
    'support',
    'suggestions',
    'moderators',
    'direct',
    'thread',
    'team',
  ] as const)
    expect(stage.reads('ben', where).join('\n'), where).not.toMatch(/secret|thread/i)
  expect(stage.reads('mo', onSlack(stage) ? 'team' : 'thread').join('\n')).toContain('It flickers in secret')
})

playSetUp('the opener is notified by the mention, and nobody else is', async (stage) => {
  const before = { ida: stage.pings('ida').length, mo: stage.pings('mo').length, ben: stage.pings('ben').length }
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.presses('mo', 'Claim')
  expect(stage.pings('ida').slice(before.ida)).toEqual([
    expect.stringContaining('@Ida, this is your thread with the team, number 1'),
  ])
  for (const person of ['mo', 'ben'] as const) expect(stage.pings(person)).toHaveLength(before[person])
})

playSetUp('the opener says themselves that it is solved, and nobody else may', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const solved = await stage.presses('ida', 'Solved')
  expect(solved.said).toContain('Thread 1 is solved, and the team sees that')
  expect(notice(stage)).toContain('solved')
  expect(buttonsOfNotice(stage)).toEqual(['Reopen', 'More'])
  expect(stage.buttons('ida', 'this is your thread with the team')).toEqual(['I still need help', 'Transcript'])
  const again = await stage.runs('ida', 'support', { subject: 'It is broken again' })
  expect(again.said).toContain('number 2')
  expect(notices(stage)).toHaveLength(2)
})

playSetUp(
  'what the team writes in the private thread is an answer too',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.writes('mo', 'thread', 'Which lamp?')
    expect(inThread(stage, 'ida')).toContain('Which lamp?')
    expect(notice(stage)).toContain('waiting for the member')
    expect(inThread(stage, 'ida')).toContain('with you')
  },
  {
    'Slack by Socket Mode': 'what the team writes in its own thread stays there',
    'Slack by HTTP': 'what the team writes in its own thread stays there',
  },
)

// What staff do about a thread beside answering it, by command and by button, as all sides see it.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')

const notice = (stage: Stage, person: 'mo' | 'ben' = 'mo'): string =>
  stage
    .reads(person, 'moderators')
    .filter((text) => /^Support thread \d+, opened by/.test(text))
    .at(-1) ?? ''

playSetUp('a thread is handed to a colleague, who is told, and given back to the queue', async (stage) => {
  await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  const refused = await stage.runs('mo', 'thread assign', { who: '@Ida', thread: '1' })
  expect(refused.said).toMatch(/@?Ida is no moderator here/)
  const given = await stage.runs('mo', 'thread assign', { who: '@Ben', thread: '1' })
  expect(given.said).toMatch(/Thread 1 is with @?Ben now/)
  expect(notice(stage)).toMatch(/With\s+@?Ben/)
  expect(stage.reads('ben', 'direct').join('\n')).toMatch(/Mo handed thread 1 to you: .*The lamp is broken/s)
  // Whom Discord shows no staff commands, help leads there by buttons.
  await stage.runs('ben', 'help')
  await stage.presses('ben', '/queue')
  expect((await stage.chooses('ben', 'Show another list', ['Mine'])).said).toContain('The lamp is broken')
  await stage.presses('mo', 'More')
  expect((await stage.presses('mo', 'Give back to the queue')).said).toMatch(/was with @?Ben and waits in the queue/)
  expect(notice(stage)).toMatch(/With\s+nobody/)
  const history = await stage.runs('mo', 'thread history', { thread: '1' })
  expect(history.said).toMatch(/Mo handed it to Ben.*Mo gave it back to the queue/s)
})

playSetUp('a thread is sorted and put off by forms behind More, and found by that in the queue', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.presses('mo', 'More')
  const form = await stage.presses('mo', 'Tag')
  expect(form.form).toContain('Put a tag on a support')
  expect((await form.send({ Tag: 'Front door' })).said).toContain('has the tag front door now')
  expect((await stage.runs('mo', 'thread priority', { priority: 'urgent', thread: '1' })).said).toContain('urgent now')
  expect(notice(stage)).toMatch(/Priority\s+urgent/)
  expect(notice(stage)).toMatch(/Tags\s+front door/)
  expect(await stage.completes('mo', 'thread tag', 'tag', 'fro')).toEqual(onSlack(stage) ? [] : ['front door'])
  expect(await stage.completes('mo', 'queue', 'list', 'with')).toEqual(onSlack(stage) ? [] : ['With nobody'])
  expect((await stage.runs('mo', 'queue', { priority: 'low' })).said).toContain('no support thread on this list')

  const unread = await stage.runs('mo', 'thread snooze', { until: 'soon', thread: '1' })
  expect(unread.said).toMatch(/I can't read .*soon.* as a time/)
  await stage.runs('mo', 'thread snooze', { until: 'tomorrow 9:00', thread: '1' })
  expect(notice(stage)).toContain('Put off until')
  expect((await stage.runs('mo', 'queue')).said).toContain('One more is put off')
  await stage.writes('ida', 'thread', 'It smokes now')
  expect(notice(stage)).not.toContain('Put off until')
  expect(stage.reads('mo', 'direct').join('\n')).toContain('The member wrote in thread 1')
  const { said } = await stage.runs('mo', 'queue', { tag: 'front door' })
  expect(said).toContain('The lamp is broken')
  expect(said).toContain('(urgent, #front door)')
  expect((await stage.chooses('mo', 'Show another list', ['Put off'])).said).toContain('no support thread')
})

playSetUp(
  'a third person is let into a thread by name, writes there, ends nothing, and is taken out again',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.presses('mo', 'Claim')
    await stage.runs('mo', 'thread add', { who: '@Ben', thread: '1' })
    expect(stage.reads('ida', 'thread').join('\n')).toMatch(/@?Mo let @?Ben into this thread/)
    await stage.writes('ben', 'thread', 'I sold that lamp')
    expect(stage.reads('ida', 'thread').join('\n')).toContain('I sold that lamp')
    expect(notice(stage)).toContain('new, nobody has answered yet')
    expect((await stage.presses('ben', 'Solved')).said).toContain('Only whoever opened thread 1')
    await stage.presses('mo', 'More')
    expect(stage.buttons('mo', 'What else can be done')).toContain('Take somebody out')
    await stage.runs('mo', 'thread remove', { who: '@Ben', thread: '1' })
    expect(stage.reads('ida', 'thread').join('\n')).toMatch(/@?Mo took @?Ben out of this thread/)
    expect(stage.reads('ben', 'thread').join('\n')).not.toContain('The lamp is broken')
  },
  {
    'Slack by Socket Mode': 'a direct conversation takes nobody in',
    'Slack by HTTP': 'a direct conversation takes nobody in',
  },
)

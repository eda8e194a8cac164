// The ways into a support thread, and to what can be done in one, that are no command: the menu of a message, and a mention.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const label = 'Open a support thread'
const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')
const notice = (stage: Stage): string =>
  stage.reads('mo', 'moderators').findLast((text) => /^Support thread \d+, opened by/.test(text)) ?? ''
/** What the address of a message begins with; the playground has none. */
function addressIn({ name }: Stage): string {
  if (name === 'the playground') return ''
  return name === 'Discord' ? 'https://discord.com/channels/' : '.slack.com/archives/'
}
/** What somebody is told who calls us: beside their words, or directly where the platform has nothing that they alone see. */
const answers = (stage: Stage, person: 'mo' | 'ida' | 'ben', where: 'thread' | 'team'): string =>
  stage.reads(person, stage.name === 'Discord' ? 'direct' : where).join('\n')

playSetUp(
  'a thread is opened from the menu of a message, by its author or the team, with its words and a link',
  async (stage) => {
    await stage.writes('ida', 'general', 'My key does not fit\nIt broke in the lock')
    const refused = await stage.uses('ben', label, 'general', 'My key does not fit')
    expect(refused.said).toContain('Only whoever wrote that message, or the team, can open a thread about it')
    expect(refused.said).toContain('support')
    expect(notice(stage)).toBe('')

    const opened = await stage.uses('ida', label, 'general', 'My key does not fit')
    expect(opened.said).toContain('thread')
    expect(notice(stage)).toContain('My key does not fit')
    const thread = stage.reads('ida', 'thread').join('\n')
    const words = onSlack(stage) ? stage.reads('mo', 'team').join('\n') : thread
    expect(words).toContain('It broke in the lock')
    expect(words).toContain(addressIn(stage))

    // Who has a thread open is asked whether the message belongs there.
    await stage.writes('ida', 'general', 'And now the door is gone')
    const again = await stage.uses('ida', label, 'general', 'And now the door is gone')
    expect(again.said).toContain('You have a thread open already, number 1')
    await stage.presses('ida', 'Pass it on to thread 1')
    expect(stage.reads('mo', onSlack(stage) ? 'team' : 'thread').join('\n')).toContain('And now the door is gone')

    // A member of the team does it for whoever wrote it.
    await stage.writes('ben', 'general', 'My bike is gone')
    const forBen = await stage.uses('mo', label, 'general', 'My bike is gone')
    expect(forBen.said).toMatch(/@?Ben/)
    expect(notice(stage)).toMatch(/Support thread 2, opened by @?Ben/)
    expect(stage.reads('ben', 'thread').join('\n')).toContain('your thread with the team, number 2')
    expect(stage.reads('mo', onSlack(stage) ? 'team' : 'thread').join('\n')).toContain('My bike is gone')

    // With topics they say what it is about, and the words are kept meanwhile.
    await stage.runs('mo', 'setup topic', { topic: 'Bicycles' })
    await stage.writes('ben', 'general', 'And my bell is gone')
    const which = await stage.uses('mo', label, 'general', 'And my bell is gone')
    expect(which.said).toContain('What is it about?')
    await stage.presses('mo', 'Bicycles')
    expect(notice(stage)).toContain('And my bell is gone')

    const bot = await stage.uses('mo', label, 'moderators', 'Support thread 1, opened by')
    expect(bot.said).toContain('A bot wrote that')
  },
)

playSetUp('inside a thread a mention needs no root, and nobody else is told of it', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.presses('mo', 'Claim')
  const where = onSlack(stage) ? 'team' : 'thread'
  await stage.writes('ida', 'thread', 'It flickers')
  expect(notice(stage)).toContain('waiting for the team')

  await stage.calls('mo', where, 'history')
  expect(answers(stage, 'mo', where)).toContain('What was done about thread 1')
  expect(notice(stage)).toContain('waiting for the team')

  await stage.calls('mo', where, '')
  expect(answers(stage, 'mo', where)).toContain('What else can be done')
  await stage.calls('mo', where, 'dance')
  expect(answers(stage, 'mo', where)).toMatch(/I don't know what to do with .?dance/)
  await stage.calls('mo', where, 'history 99')
  expect(answers(stage, 'mo', where)).toContain("I don't know that support thread here")

  await stage.calls('mo', where, 'resolve')
  expect(answers(stage, 'mo', where)).toContain('Thread 1 is solved')
  await stage.hearth.advance(60_000)
  await stage.settles()
  expect(stage.reads('ida', 'thread').join('\n')).toMatch(/@?Mo says that thread 1 is solved/)
  expect(notice(stage)).toContain('solved')
})

playSetUp('in a thread of other people a bare mention asks first, and a button opens the form', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode', details: 'At night' })
  await stage.calls('ida', { under: 'Dark mode' }, '')
  expect(stage.buttons('ida', 'You called me')).toEqual(['Ask the team'])
  expect(stage.buttons('ben', 'You called me')).toEqual([])
  const form = await stage.presses('ida', 'Ask the team')
  expect(form.form).toContain('What is it about')
  const opened = await form.send({ 'What is it about?': 'Dark mode is too dark' })
  expect(opened.said).toContain('thread')
  expect(notice(stage)).toContain('Dark mode is too dark')
})

playSetUp(
  'who opened a thread need not call anybody in it, and what they say there is heard',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.presses('mo', 'Claim')
    await stage.writes('mo', 'thread', 'Is it plugged in?')
    expect(notice(stage)).toContain('waiting for the member')
    await stage.calls('ida', 'thread', 'it is')
    expect(answers(stage, 'ida', 'thread')).toContain('This is thread 1: the team reads what you write here')
    expect(notice(stage)).toContain('waiting for the team')
  },
  {
    'Slack by Socket Mode': 'In direct messages Slack tells of no mention',
    'Slack by HTTP': 'In direct messages Slack tells of no mention',
  },
)

// How a support thread is opened: on a topic with its form, within limits, and by a moderator for a member.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')

const thread = (stage: Stage): string => stage.reads('ida', 'thread').join('\n')
const notices = (stage: Stage): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => /^Support thread \d+, opened by/.test(text))

/** Mo makes two topics: one with a question of its own, one without. */
async function makesTopics(stage: Stage): Promise<void> {
  await stage.runs('mo', 'setup topic', { topic: 'Billing' })
  const asks = await stage.presses('mo', 'Add a question')
  await asks.send({ 'The question': 'Invoice', 'What it takes': 'A number', 'Must it be answered?': 'Yes' })
  const change = await stage.presses('mo', 'Change')
  await change.send({ 'What it is for': 'Money matters', 'Usually answered within': '4 hours' })
  await stage.runs('mo', 'setup topic', { topic: 'Anything else' })
}

playSetUp(
  'The panel and the form say who reads, and answers stand with their questions where the team reads',
  async (stage) => {
    await stage.runs('mo', 'setup panel')
    const before = stage.reads('ida', 'support').length
    await makesTopics(stage)
    expect(stage.reads('ida', 'support')).toHaveLength(before)
    const panel = stage.reads('ida', 'support').join('\n')
    expect(panel).toMatch(/Only you.*can read what you write|can read/s)
    expect(panel).toContain('Money matters')
    expect(panel).toContain('The team usually answers within 4 hours.')

    const form = await stage.presses('ida', 'Billing')
    expect(form.form).toContain('can read it')
    expect(form.form).toContain('The team usually answers within 4 hours.')
    expect(form.form).toContain('Invoice')
    const wrong = await form.send({ 'What is it about?': 'Paid twice', Invoice: 'the last one' })
    expect(wrong.said).toContain('Invoice: this takes a number')
    const again = stage.name === 'Discord' ? await stage.presses('ida', 'Continue') : wrong
    const opened = await again.send({ 'What is it about?': 'Paid twice', Invoice: '4711' })
    expect(opened.said).toContain('The team usually answers within 4 hours.')

    expect(notices(stage).at(-1)).toContain('Paid twice')
    expect(stage.reads('mo', onSlack(stage) ? 'team' : 'thread').join('\n')).toContain('Invoice: 4711')
    const first = thread(stage)
    expect(first).toMatch(/@?Ida, this is your thread with the team, number 1/)
    expect(first).toContain('can read')
    expect(first).toContain('It is kept for 12 months after it is closed, and then erased.')
    expect(first).toMatch(/privacy forget`? erases it sooner/)
    expect(stage.pings('ida').at(-1)).toContain('this is your thread with the team, number 1')
  },
)

playSetUp(
  'Two clicks end with one thread on a topic, a late one says which, and another topic is another thread',
  async (stage) => {
    await makesTopics(stage)
    const choice = await stage.runs('ida', 'support', { subject: 'Paid twice' })
    expect(choice.said).toContain('I keep what you wrote for 15 minutes')
    const form = await stage.presses('ida', 'Anything else')
    await form.sendTwice({ 'What is it about?': 'Paid twice' })
    await stage.settles()
    expect(notices(stage)).toHaveLength(1)
    const late = await stage.presses('ida', 'Anything else')
    expect(late.said).toContain('You have a thread open already, number 1')
    await stage.presses('ida', 'Pass it on to thread 1')
    expect(stage.reads('mo', onSlack(stage) ? 'team' : 'thread').join('\n')).toContain('Paid twice')

    const other = await stage.presses('ida', 'Billing')
    await other.send({ 'What is it about?': 'The other bill', Invoice: '12' })
    expect(notices(stage)).toHaveLength(2)
    await stage.writes('ida', 'direct', 'I found the receipt')
    const asked = stage.reads('ida', 'direct').at(-1)
    expect(asked).toContain('You have 2 threads open')
    const passed = await stage.presses('ida', 'Pass it on to thread 2')
    expect(passed.said).toContain('I passed it on to thread 2')
  },
)

playSetUp(
  'A limit, a pause between two threads and a block say why and until when, and nothing that was written is lost',
  async (stage) => {
    await stage.runs('mo', 'settings set', { name: 'support.cooldown-minutes', value: '30' })
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.presses('ida', 'Solved')
    const soon = await stage.runs('ida', 'support', { subject: 'The lamp is broken again' })
    expect(soon.said).toContain('30 minutes lie between two of one person')
    await stage.runs('mo', 'settings set', { name: 'support.cooldown-minutes', value: '0' })
    const form = await stage.presses('ida', 'Continue')

    // Whom it is about stands in the form that asks for the rest.
    const block = await stage.runs('mo', 'block add', { who: '@Ida' })
    const blocked = await block.send({ 'The reason': 'Insults in thread 1', 'For how many days?': '3' })
    expect(blocked.said).toContain('then it ends by itself')
    // It stands in the form already.
    const refused = await form.send({})
    expect(refused.said).toContain('Insults in thread 1')
    expect(notices(stage)).toHaveLength(1)
    expect((await stage.runs('mo', 'block list')).said).toMatch(/@?Ida, until/)
    const freed = await stage.runs('mo', 'block remove', { who: '@Ida' })
    expect(freed.said).toMatch(/@?Ida can open support threads again/)
    expect((await stage.runs('ida', 'support', { subject: 'A new lamp' })).said).toContain('number 2')
  },
)

playSetUp('A moderator opens a thread for a member, who is mentioned in it and reads who did', async (stage) => {
  const before = stage.pings('ida').length
  const said = await stage.runs('mo', 'thread open', { who: '@Ida', subject: 'Your parcel is here' })
  expect(said.said).toMatch(/I am opening thread 1 for @?Ida/)
  expect(thread(stage)).toMatch(/@?Ida, this is your thread with the team, number 1, which @?Mo opened for you/)
  expect(stage.pings('ida').slice(before)).toHaveLength(1)
  expect(notices(stage).at(-1)).toMatch(/opened by @?Ida/)
  await stage.writes('ida', 'thread', 'Thank you, I come tomorrow')
  expect(stage.reads('mo', onSlack(stage) ? 'team' : 'thread').join('\n')).toContain('I come tomorrow')
  const refused = await stage.runs('ben', 'support', { subject: 'Mine too' })
  expect(refused.said).toContain('number 2')
})

// First contact and the welcome, as people meet them.
import { expect } from 'vitest'
import { play, playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const everywhere = ['general', 'welcome', 'support', 'suggestions'] as const

const isGreeting = (text: string): boolean => text.includes('A few small steps')

/** How many greetings stand in public, for whoever has joined so far. */
const publicGreetings = (stage: Stage): number => stage.reads('mo', 'welcome').filter(isGreeting).length

play(
  'nothing is posted in public before an admin says Looks right',
  async (stage) => {
    expect(stage.reads('mo', 'direct').join()).toContain('please check what I found')
    await stage.joins('nia')
    expect(everywhere.flatMap((where) => stage.reads('mo', where)).filter(isGreeting)).toEqual([])
    expect(stage.reads('nia', 'direct')).toEqual([])
    const refused = await stage.runs('nia', 'suggest', { title: 'Dark mode' })
    expect(refused.said).toContain('no admin has checked my setup yet')
    expect(stage.reads('mo', 'suggestions')).toEqual([])
    const confirmed = await stage.presses('mo', 'Looks right')
    expect(confirmed.said).toContain('I greet newcomers from now on')
    await stage.runs('nia', 'suggest', { title: 'Dark mode' })
    expect(stage.reads('mo', 'suggestions').join()).toContain('Dark mode')
  },
  { 'the playground': 'it comes confirmed, since nobody but its owner is there' },
)

playSetUp('a newcomer is greeted once, however often the join is told', async (stage) => {
  const before = publicGreetings(stage)
  const greetings = () => publicGreetings(stage) - before + stage.reads('nia', 'direct').filter(isGreeting).length
  await stage.joins('nia')
  expect(greetings()).toBe(1)
  await stage.joinRepeats('nia')
  expect(greetings()).toBe(1)
  const steps = await stage.presses('nia', 'Start here')
  expect(steps.said).toContain('Read the guidelines')
  expect(steps.said).toContain('Say hello')
  expect(steps.said).toContain('Ask a first question')
  const asked = await stage.presses('nia', 'Ask a question')
  expect(asked.form).toContain('can read')
})

playSetUp(
  'bots are not greeted',
  async (stage) => {
    const before = stage.reads('mo', 'welcome').filter(isGreeting)
    await stage.botJoins()
    expect(stage.reads('mo', 'welcome').filter(isGreeting)).toEqual(before)
    await stage.joins('nia')
    await stage.settles()
    expect([...stage.reads('mo', 'welcome'), ...stage.reads('nia', 'direct')].filter(isGreeting)).toHaveLength(
      before.length + 1,
    )
  },
  { 'the playground': 'no bot can join it' },
)

playSetUp('a newcomer whose direct messages are closed is greeted in public instead', async (stage) => {
  await stage.runs('mo', 'settings set', { name: 'welcome.greeting', value: 'direct' })
  const before = publicGreetings(stage)
  await stage.closesDirectMessages('nia')
  await stage.joins('nia')
  expect(stage.reads('nia', 'direct').filter(isGreeting)).toEqual([])
  expect(publicGreetings(stage)).toBe(before + 1)
})

playSetUp('a member is refused politely and privately what is for moderators', async (stage) => {
  const help = await stage.runs('ben', 'help')
  expect(help.said).toContain('suggest')
  expect(help.said).not.toContain('decide')
  const refused = await stage.tries('ben', 'queue')
  expect(refused.said).toContain('Only the moderators can do that')
})

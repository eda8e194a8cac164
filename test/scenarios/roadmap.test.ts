// The roadmap, as people read it by themselves and in a channel where it keeps itself as it is.
import { expect } from 'vitest'
import { playJoined, playSetUp } from './play.ts'

playSetUp('the roadmap stands in a channel, follows what is decided, and is shown to whoever asks', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  await stage.runs('ida', 'suggest', { title: 'A map' })
  expect((await stage.runs('mo', 'setup roadmap', { channel: '#general' })).said).toContain('The roadmap appears')
  const roadmap = (): string => stage.reads('ida', 'general').at(-1) ?? ''
  expect(roadmap()).toContain('Nothing is planned or in progress')
  await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
  expect(roadmap()).toMatch(/planned.*1: Dark mode/is)
  await stage.runs('mo', 'decide', { number: '1', status: 'done' })
  expect(roadmap()).toMatch(/Done in the last 30 days.*1: Dark mode/s)
  expect(stage.reads('ida', 'general').filter((text) => text.includes('Dark mode'))).toHaveLength(1)
  expect((await stage.runs('ida', 'suggestion roadmap')).said).toContain('1: Dark mode')
  expect((await stage.chooses('ida', 'Look at one', ['1: Dark mode (done)'])).said).toContain('Suggestion 1')
})

playJoined('a roadmap on either side shows what is decided on both', async (stage) => {
  const { discord, slack } = stage
  await discord.runs('ida', 'suggest', { title: 'Dark mode' })
  for (const side of [discord, slack]) await side.runs('mo', 'setup roadmap', { channel: '#general' })
  await slack.runs('mo', 'decide', { number: '1', status: 'in-progress' })
  await stage.settles()
  for (const side of [discord, slack]) expect(side.reads('mo', 'general').join('\n')).toMatch(/1: Dark mode/)
})

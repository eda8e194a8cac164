// The picture at a greeting: there when it was chosen, with words for whoever does not see it, and never in a greeting's way.
import { expect } from 'vitest'
import { discordStage } from './discord-stage.ts'
import { playOn, playSetUp } from './play.ts'
import { playgroundStage } from './playground-stage.ts'
import { slackStage } from './slack-stage.ts'
import { bugs, type Stage } from './stage.ts'

const isGreeting = (text: string): boolean => text.startsWith('Welcome') && text.includes('Nia')

/** Where Nia's greeting stands: before everybody, or where she alone reads. */
const where = (stage: Stage): 'direct' | 'welcome' =>
  stage.reads('nia', 'direct').some(isGreeting) ? 'direct' : 'welcome'

playSetUp('with pictures on, a greeting gets one that says in words what it shows', async (stage) => {
  const chosen = await stage.runs('mo', 'settings set', { name: 'welcome.picture', value: 'on' })
  expect(chosen.said).toContain('welcome.picture')
  await stage.joins('nia')
  const shown = (await stage.pictures('nia', where(stage))).at(-1)
  expect(shown?.alt).toMatch(/^A picture that says: Welcome to .+, Nia$/)
  const picture = Buffer.from(shown?.content ?? [])
  expect(picture.toString('latin1', 1, 4)).toBe('PNG')
  expect({ width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) }).toEqual({ width: 1000, height: 360 })
  // The greeting says what it said, and its button works.
  const steps = await stage.presses('nia', 'Start here')
  expect(steps.said).toContain('Say hello')
})

const cannotDraw = { drawing: async () => () => Promise.reject(new Error('there is no ink')) }

playOn<Stage>(
  {
    Discord: () => discordStage(cannotDraw),
    'Slack by Socket Mode': () => slackStage('socket', cannotDraw),
    'the playground': () => playgroundStage(cannotDraw),
  },
  'a greeting whose picture cannot be drawn stands without it, and is no matter for the team',
  async (stage) => {
    if (stage.name !== 'the playground') await stage.presses('mo', 'Looks right')
    await stage.runs('mo', 'settings set', { name: 'welcome.picture', value: 'on' })
    await stage.joins('nia')
    expect(stage.reads('nia', where(stage)).filter(isGreeting)).toHaveLength(1)
    expect(await stage.pictures('nia', where(stage))).toEqual([])
    expect(bugs.splice(0).join()).toContain('a picture could not be drawn')
    const deliveries = await stage.runs('mo', 'deliveries')
    expect(deliveries.said).toBe('Everything has got through.')
  },
)

// The nudge: whoever came and took no first step is asked once, and nobody else is.
import { expect } from 'vitest'
import { passes } from './passes.ts'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const day = 24 * 60 * 60_000

const nudges = (stage: Stage, person: PersonName): readonly string[] =>
  stage.reads(person, 'direct').filter((text) => text.includes('the first steps are still here'))

playSetUp(
  'a newcomer who took no step is asked once, once more after Not now, and after Never no more',
  async (stage) => {
    await stage.joins('nia')
    await passes(stage, 4 * day)
    expect(nudges(stage, 'nia')).toEqual([])
    await stage.leaves('nia')
    await stage.runs('mo', 'settings set', { name: 'welcome.nudge-days', value: '3' })
    await stage.joins('nia')
    await passes(stage, 2 * day)
    expect(nudges(stage, 'nia')).toEqual([])
    await passes(stage, day)
    expect(nudges(stage, 'nia')).toEqual([expect.stringContaining('3 days ago')])
    expect(stage.buttons('nia', 'the first steps')).toEqual(['Start here', 'Not now', 'Never', 'Fewer of these'])
    await passes(stage, 4 * day)
    expect(nudges(stage, 'nia')).toHaveLength(1)
    expect((await stage.presses('nia', 'Not now')).said).toContain('once more in 3 days')
    await passes(stage, 3 * day)
    expect(nudges(stage, 'nia')).toHaveLength(2)
    expect(stage.buttons('nia', 'the first steps')).toEqual(['Start here', 'Never', 'Fewer of these'])
    expect((await stage.presses('nia', 'Never')).said).toContain('I do not ask that again')
    await stage.leaves('nia')
    await stage.joins('nia')
    await passes(stage, 4 * day)
    expect(nudges(stage, 'nia')).toHaveLength(2)
  },
)

playSetUp('whoever takes part or has left is not asked what keeps them', async (stage) => {
  await stage.runs('mo', 'settings set', { name: 'welcome.nudge-days', value: '2' })
  for (const person of ['ida', 'ben'] as const) await stage.leaves(person)
  for (const person of ['ida', 'ben', 'nia'] as const) await stage.joins(person)
  // On Slack Hearth hears of what is written where it is, as in the channel of the cards.
  await stage.runs('mo', 'suggest', { title: 'Dark mode' })
  await stage.writes('ida', 'suggestions', 'What a lovely garden')
  await stage.reacts('ben', 'What a lovely garden')
  await passes(stage, 2 * day)
  for (const person of ['ida', 'ben'] as const) expect(nudges(stage, person)).toEqual([])
  expect(nudges(stage, 'nia')).toHaveLength(1)
  await stage.presses('nia', 'Not now')
  await stage.leaves('nia')
  await passes(stage, 3 * day)
  await stage.joins('nia')
  expect(nudges(stage, 'nia')).toHaveLength(1)
})

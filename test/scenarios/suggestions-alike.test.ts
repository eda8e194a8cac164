// Ideas that are like what is there already: found while one writes, and before one more is put forward.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const cards = (stage: Stage): readonly string[] =>
  stage.reads('ida', 'suggestions').filter((text) => /^Suggestion \d/.test(text))

playSetUp('an idea like one that is there is asked about first, and nothing typed is lost', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode for the app', details: 'My eyes hurt at night' })
  await stage.runs('mo', 'suggest', { title: 'A calendar of meetings' })
  const asked = await stage.runs('ida', 'suggest', { title: 'dark modes', details: 'For reading in bed' })
  expect(asked.said).toContain('A suggestion like yours is there already')
  expect(asked.said).toContain('1: Dark mode for the app (new; no votes yet)')
  expect(asked.said).not.toContain('calendar')
  expect(cards(stage)).toHaveLength(2)
  const voted = await stage.presses('ida', 'Vote for 1')
  expect(voted.said).toContain('Your vote for 1 is counted')

  const put = await stage.presses('ida', 'Put mine forward all the same')
  expect(put.said).toContain('Your suggestion has number 3')
  expect(cards(stage).at(-1)).toContain('dark modes')
  expect(cards(stage).at(-1)).toContain('For reading in bed')
  // The button is used.
  const twice = await stage.presses('ida', 'Put mine forward all the same')
  expect(twice.said).toContain("I don't have that idea any more")
  expect(cards(stage)).toHaveLength(3)
})

playSetUp('suggestions are searched by words, and what is not there is said', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode for the app' })
  await stage.runs('mo', 'suggest', { title: '検索が遅い' })
  await stage.runs('ida', 'suggest', { title: 'A calendar of meetings', details: 'With a dark cover' })
  const found = await stage.runs('ben', 'suggestion search', { words: 'DARK "OR" -mode*' })
  expect(found.said).toContain('1: Dark mode for the app')
  const japanese = await stage.runs('ben', 'suggestion search', { words: '検索' })
  expect(japanese.said).toContain('2: 検索が遅い')
  expect(japanese.said).not.toContain('Dark')
  const viewed = await stage.chooses('ben', 'Look at one', ['2: 検索が遅い (new)'])
  expect(viewed.said).toContain('Suggestion 2')
  const none = await stage.runs('ben', 'suggestion search', { words: 'zebra' })
  expect(none.said).toContain('I found no suggestion about')
})

playSetUp('a suggestion has a topic where there are some', async (stage) => {
  const before = await stage.runs('ben', 'suggest')
  expect(before.form).not.toContain('Topic')
  await stage.runs('mo', 'settings set', { name: 'suggestions.topics', value: 'App, Events' })
  const wrong = await stage.runs('ben', 'suggest', { title: 'Dark mode', details: 'At night', topic: 'Rules' })
  expect(wrong.said).toContain('Suggestions can be about: App, Events')
  const form = await stage.presses('ben', 'Continue')
  expect(form.form).toContain('Topic')
  await form.send({ Topic: 'Events' })
  expect(cards(stage).at(-1)).toContain('Dark mode')
  expect(cards(stage).at(-1)).toContain('At night')
  expect(cards(stage).at(-1)).toMatch(/Topic\W+Events/)
  await stage.runs('ida', 'suggest', { title: 'A map', topic: 'app' })
  expect(cards(stage).at(-1)).toMatch(/Topic\W+App/)
})

playSetUp(
  'while a title is typed, what is like it is offered, and what is chosen is not put forward',
  async (stage) => {
    await stage.runs('ben', 'suggest', { title: 'Dark mode for the app' })
    await stage.presses('mo', 'Vote for 1')
    const offered = await stage.completes('ida', 'suggest', 'title', 'dark mo')
    expect(offered).toEqual(['Suggest: dark mo', '1 · Dark mode for the app · 1 vote'])
    expect(await stage.completes('ida', 'suggest', 'title', 'zebra')).toEqual([])
    const chosen = await stage.runs('ida', 'suggest', { title: '#1', details: 'For bed' })
    expect(chosen.said).toContain('You chose suggestion 1')
    expect(chosen.said).toContain('For bed')
    expect(cards(stage)).toHaveLength(1)
    await stage.presses('ida', 'Vote for 1')
    expect(cards(stage)[0]).toContain('2 people')
  },
  {
    'Slack by Socket Mode': 'Slack completes no slash commands',
    'Slack by HTTP': 'Slack completes no slash commands',
  },
)

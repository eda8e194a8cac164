// An idea, from the form to the decision, as the people around it see it.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

/** The newest card in the suggestions channel, as this person reads it. */
const card = (stage: Stage, person: PersonName = 'ida'): string =>
  stage
    .reads(person, 'suggestions')
    .filter((text) => /^Suggestion \d/.test(text))
    .at(-1) ?? ''

playSetUp('a suggestion is made, voted for and decided', async (stage) => {
  const made = await stage.runs('ben', 'suggest', { title: 'Dark mode', details: 'My eyes hurt at night' })
  expect(made.said).toContain('1')
  expect(card(stage)).toContain('Dark mode')
  expect(card(stage)).toContain('My eyes hurt at night')

  const voted = await stage.presses('ida', 'Vote for 1')
  expect(voted.said).not.toBe('')
  await stage.presses('mo', 'Vote for 1')
  expect(card(stage)).toContain('2 people')

  const decided = await stage.runs('mo', 'decide', { number: '1', status: 'declined', reason: 'It doubles the work' })
  expect(decided.said).toContain('1')
  expect(card(stage)).toMatch(/declined/i)
  expect(card(stage)).toContain('It doubles the work')
  expect(stage.reads('ben', 'direct').join('\n')).toContain('It doubles the work')
})

playSetUp('a second press keeps the vote, says so privately, and offers to take it back', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  await stage.presses('ida', 'Vote for 1')
  const again = await stage.presses('ida', 'Vote for 1')
  expect(again.said).toContain('it stands')
  expect(card(stage)).toContain('1 person')
  const back = await stage.presses('ida', 'Take back')
  expect(back.said).not.toBe('')
  expect(card(stage)).toContain('Nobody has voted yet')
})

playSetUp('a double click is one vote', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  await stage.pressesTwice('ida', 'Vote for 1')
  expect(card(stage)).toContain('1 person')
})

playSetUp('a suggestion without a title opens a form, and nothing typed into it is lost', async (stage) => {
  const opened = await stage.runs('ben', 'suggest')
  expect(opened.form).toContain('Title')
  const sent = await opened.send({ Title: 'Light mode' })
  expect(sent.said).toContain('Light mode')
  expect(card(stage)).toContain('Light mode')
})

playSetUp('suggestions are listed and viewed', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  await stage.runs('ida', 'suggest', { title: 'Light mode' })
  const list = await stage.runs('ben', 'suggestion list')
  expect(list.said).toContain('Dark mode')
  expect(list.said).toContain('Light mode')
  const viewed = await stage.runs('ben', 'suggestion view', { number: '2' })
  expect(viewed.said).toContain('Light mode')
  expect(viewed.said).not.toContain('Dark mode')
  const none = await stage.runs('ben', 'suggestion view', { number: '77' })
  expect(none.said).toContain('I don')
})

playSetUp('only the moderators decide', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  const before = card(stage)
  const refused = await stage.tries('ben', 'decide')
  expect(refused.said).toContain('Only the moderators can do that')
  expect(card(stage)).toBe(before)
})

playSetUp(
  'the number of a suggestion is completed as it is typed',
  async (stage) => {
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    expect((await stage.completes('mo', 'decide', 'number', '')).join()).toContain('Dark mode')
    expect(await stage.completes('ben', 'suggestion view', 'number', 'zzz')).toEqual([])
  },
  {
    'Slack by Socket Mode': 'Slack completes no slash commands',
    'Slack by HTTP': 'Slack completes no slash commands',
  },
)

playSetUp('what a member writes never pings, and reads as it was written', async (stage) => {
  await stage.runs('ben', 'suggest', { title: '@everyone *look* <!channel> `here`', details: '<@1> [x](https://y.z)' })
  expect(card(stage)).toContain('everyone')
  expect(card(stage)).toContain('look')
})

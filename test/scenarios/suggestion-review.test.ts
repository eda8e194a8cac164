// Suggestions that are looked through before they are published: what the moderators do, and what the author hears.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const channel = (stage: Stage): string => stage.reads('mo', 'moderators').join('\n')
const direct = (stage: Stage, person: PersonName): string => stage.reads(person, 'direct').join('\n')
const cards = (stage: Stage): string => stage.reads('ida', 'suggestions').join('\n')

const looksThrough = (stage: Stage) => stage.runs('mo', 'settings set', { name: 'suggestions.review', value: 'on' })

playSetUp(
  'what is put forward waits until one of the moderators publishes it, and its author hears so',
  async (stage) => {
    await stage.runs('mo', 'setup moderators', { who: '@Ben' })
    await stage.runs('ben', 'help')
    await looksThrough(stage)
    const made = await stage.runs('ida', 'suggest', { title: 'Dark mode', details: 'My eyes hurt at night' })
    expect(made.said).toContain('The moderators look it through before it appears')
    expect(cards(stage)).not.toContain('Dark mode')
    expect((await stage.runs('ben', 'suggestion list')).said).not.toContain('Dark mode')
    expect(channel(stage)).toContain('Suggestion 1, Dark mode, is looked through before it appears')
    expect(channel(stage)).toContain('My eyes hurt at night')
    expect((await stage.runs('ida', 'suggestion view', { number: '1' })).said).toContain(
      'the moderators look it through',
    )
    expect((await stage.runs('mo', 'queue')).said).toContain('One suggestion waits to be published')
    expect((await stage.runs('mo', 'decide', { number: '1', status: 'planned' })).said).toContain(
      'nothing to decide on yet',
    )

    expect((await stage.presses('mo', 'Publish 1')).said).toContain('is published')
    expect(cards(stage)).toMatch(/Suggestion 1: \**Dark mode/)
    expect(direct(stage, 'ida')).toMatch(/Your suggestion 1, Dark mode, is published. It appears in #?suggestions/)
    expect(channel(stage)).toMatch(/It is published, by @?Mo/)
    expect(channel(stage)).not.toContain('It waits for you')
    expect((await stage.presses('ben', '/reviews')).said).toContain('No suggestion waits to be published')
    await stage.presses('ben', 'Vote for 1')
    expect(cards(stage)).toContain('1 person')
  },
)

playSetUp('a question and a no reach the author alone, who hands it in again as often as they like', async (stage) => {
  await looksThrough(stage)
  await stage.runs('ida', 'suggest', { title: 'Dark mode' })
  await (await stage.presses('mo', 'Ask for more on 1')).send({ 'The question': 'At night, or always?' })
  expect(direct(stage, 'ida')).toContain('At night, or always?')
  expect(channel(stage)).toMatch(/Mo asked its author for more/)
  const form = await stage.presses('ida', 'Answer on 1')
  expect(form.form).toContain('At night, or always?')
  expect((await form.send({ Details: 'At night' })).said).toContain('is handed in again')
  expect(channel(stage)).toContain('Its author handed it in again')
  expect(channel(stage)).toContain('Suggestion 1, Dark mode, was handed in again')

  await stage.away(async () => {})
  await (await stage.presses('mo', 'Decline 1')).send({ 'The reason': 'It is there already' })
  expect(direct(stage, 'ida')).toContain('It is there already')
  expect(channel(stage)).toMatch(/Mo declined it/)
  expect(cards(stage)).not.toContain('Dark mode')
  const again = await stage.presses('ida', 'Change 1')
  expect(again.form).toContain('It is there already')
  await again.send({ Title: 'Darker mode' })
  await stage.presses('mo', 'Publish 1')
  expect(cards(stage)).toMatch(/Suggestion 1: \**Darker mode/)
  expect(cards(stage)).toContain('At night')
})

playSetUp(
  'a pause, a blocked word and a block say why and until when, and nothing that was typed is lost',
  async (stage) => {
    const set = (name: string, value: string) =>
      stage.runs('mo', 'settings set', { name: `suggestions.${name}`, value })
    await set('cooldown-minutes', '30')
    await stage.runs('ida', 'suggest', { title: 'Dark mode' })
    const soon = await stage.runs('ida', 'suggest', { title: 'Light mode' })
    expect(soon.said).toContain('There are 30 minutes between two suggestions of a person here')
    await set('cooldown-minutes', '0')
    await set('blocked-words', 'spam, buy now')
    const form = await stage.presses('ida', 'Continue')
    expect((await form.send({ Details: 'Buy now' })).said).toContain("can't stand in a suggestion here")
    await set('blocked-words', '-')
    const blocked = await stage.runs('mo', 'block add', { who: '@Ida', reason: 'Noise', from: 'suggestions' })
    await (blocked.form === undefined ? blocked : blocked.send({}))
    expect((await stage.runs('ida', 'suggest', { title: 'Light mode' })).said).toContain('Noise')
    expect(cards(stage)).not.toContain('Light mode')
    expect((await stage.presses('mo', 'Let Ida suggest')).said).toMatch(/@?Ida can put suggestions forward again/)
    await set('per-week', '1')
    expect((await stage.runs('ida', 'suggest', { title: 'Light mode' })).said).toContain(
      'one suggestion in the last seven days',
    )
    await set('per-week', '0')
    await (await stage.presses('ida', 'Continue')).send({})
    expect(cards(stage)).toMatch(/Suggestion 2: \**Light mode/)
  },
)

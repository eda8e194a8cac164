// What people do with their own suggestions: change them, take them back, leave their names out.
import { expect } from 'vitest'
import { playJoined, playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const hour = 3_600_000

/** The newest card in the suggestions channel, as this person reads it. */
const card = (stage: Pick<Stage, 'reads'>, person: PersonName = 'ida'): string =>
  stage
    .reads(person, 'suggestions')
    .filter((text) => /^Suggestion \d/.test(text))
    .at(-1) ?? ''

const directly = (stage: Pick<Stage, 'reads'>, person: PersonName): string => stage.reads(person, 'direct').join('\n')

playSetUp('its author changes a suggestion and takes it back, and its card always says what is so', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode', details: 'My eyes hurt' })
  await stage.presses('ida', 'Vote for 1')
  const form = await stage.runs('ben', 'suggestion edit', { number: '1' })
  expect(form.form).toContain('Details')
  const changed = await form.send({ Title: 'Dark mode at night', Details: 'After eight' })
  expect(changed.said).toContain('Suggestion 1 says so now: Dark mode at night')
  expect(card(stage)).toContain('After eight')
  expect(card(stage)).toContain('Edited')
  await stage.runs('mo', 'suggestion view', { number: '1' })
  expect((await stage.presses('mo', 'What it said before')).said).toContain('My eyes hurt')

  const asked = await stage.runs('ben', 'suggestion withdraw', { number: '1' })
  expect(asked.said).toContain('One person has voted on your suggestion 1')
  expect(card(stage)).not.toContain('withdrawn')
  await stage.presses('ben', 'Withdraw 1')
  expect(card(stage)).toContain('withdrawn by whoever put it forward')
  expect(card(stage)).not.toContain('After eight')
  expect(stage.buttons('ida', 'Suggestion 1')).toEqual([])
  expect((await stage.runs('ida', 'suggestion view', { number: '1' })).said).toContain('was withdrawn')
  await stage.presses('ben', 'Undo for 1')
  expect(card(stage)).toContain('After eight')
  expect(card(stage)).toContain('1 person wants it')

  await stage.runs('ben', 'suggestion withdraw', { number: '1' })
  await stage.presses('ben', 'Withdraw 1')
  await stage.away(async (time) => time(25 * hour))
  await stage.hearth.advance(15_000)
  expect(directly(stage, 'ida')).toContain('which you voted for, was withdrawn by whoever put it forward')
  expect(directly(stage, 'ben')).not.toContain('withdrawn')
})

playSetUp('an idea without a name names its author to nobody, and tells them what became of it', async (stage) => {
  const off = await stage.runs('ben', 'suggest')
  expect(off.form).not.toContain('Without my name')
  await stage.runs('mo', 'settings set', { name: 'suggestions.unnamed', value: 'on' })
  const opened = await stage.runs('ben', 'suggest')
  const sent = await opened.send({ Title: 'Longer breaks', 'Without my name': 'Yes, without my name' })
  expect(sent.said).toContain('I name you to nobody')
  expect(card(stage)).toContain('somebody who wishes not to be named')
  await stage.presses('ida', 'Vote for 1')
  const viewed = await stage.runs('mo', 'suggestion view', { number: '1' })
  const decided = await stage.runs('mo', 'decide', { number: '1', status: 'planned', reason: 'We all need them' })
  for (const said of [card(stage), card(stage, 'mo'), viewed.said, decided.said]) expect(said).not.toMatch(/ben\b/i)
  expect(stage.reads('mo', 'moderators').join('\n')).not.toMatch(/longer breaks.*ben\b|ben\b.*longer breaks/is)
  expect(directly(stage, 'ben')).toContain('We all need them')
  expect((await stage.runs('ben', 'suggestion view', { number: '1' })).said).toContain('You put it forward')
  const form = await stage.runs('ben', 'suggestion edit', { number: '1' })
  await form.send({ Title: 'Longer and longer breaks' })
  expect(card(stage)).toContain('Longer and longer breaks')
  expect((await stage.runs('ben', 'privacy show')).said).toContain('Of suggestions: one that you put forward')
  await stage.runs('ben', 'privacy forget')
  await stage.presses('ben', 'Erase it')
  expect(card(stage)).not.toContain('Longer')
})

playSetUp(
  'a card that somebody deletes is posted again with its votes, or closed, as the moderators choose',
  async (stage) => {
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    await stage.presses('ida', 'Vote for 1')
    await stage.takesDown('mo', 'Suggestion 1: ')
    expect(card(stage)).toContain('1 person wants it')
    await stage.runs('mo', 'settings set', { name: 'suggestions.lost-card', value: 'ask' })
    await stage.takesDown('mo', 'Suggestion 1: ')
    expect(card(stage)).toBe('')
    await stage.presses('mo', 'Post 1 again')
    expect(card(stage)).toContain('1 person wants it')
    await stage.presses('ida', 'Vote for 1')
    await stage.takesDown('mo', 'Suggestion 1: ')
    await stage.presses('mo', 'Close 1')
    expect(card(stage)).toBe('')
    expect(directly(stage, 'ben')).toContain('Dark mode, was deleted, and the suggestion is closed')
    await stage.presses('mo', 'Undo for 1')
    expect(card(stage)).toContain('1 person wants it')
  },
  { 'the playground': 'Nobody in it deletes what others wrote' },
)

playJoined('without a name, not even the space that an idea comes from is told', async ({ discord, slack }) => {
  await discord.runs('mo', 'settings set', { name: 'suggestions.unnamed', value: 'on' })
  const opened = await slack.runs('ida', 'suggest')
  await opened.send({ Title: 'Longer breaks', 'Without my name': 'Yes, without my name' })
  const [near, far] = [card(slack, 'mo'), card(discord, 'mo')]
  for (const text of [near, far]) {
    expect(text).toMatch(/From\s+somebody who wishes not to be named\s+Status/)
    expect(text).not.toMatch(/ida/i)
  }
})

// Votes for and against, tallies that wait for the decision, and hearing of a suggestion with and without a vote.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

/** The newest card in the suggestions channel, as this person reads it. */
const card = (stage: Stage, person: PersonName = 'ida'): string =>
  stage
    .reads(person, 'suggestions')
    .filter((text) => /^Suggestion \d/.test(text))
    .at(-1) ?? ''

const direct = (stage: Stage, person: PersonName): string => stage.reads(person, 'direct').join('\n')

playSetUp(
  'votes go for or against where that is set, the other button replaces one, and a hidden tally waits',
  async (stage) => {
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    await stage.runs('mo', 'settings set', { name: 'suggestions.votes', value: 'up-down' })
    expect((await stage.presses('ida', 'Vote for 1')).said).toContain('1 person is for it and nobody against')
    expect(card(stage)).toContain('1 for, 0 against')
    const changed = await stage.presses('ida', 'Vote against 1')
    expect(changed.said).toContain('Your vote is against 1 now, in place of the one before')
    expect(card(stage)).toContain('0 for, 1 against')
    expect((await stage.presses('ida', 'Vote against 1')).said).toContain('You voted against 1 already; it stands')

    await stage.runs('mo', 'settings set', { name: 'suggestions.tally', value: 'hidden' })
    expect(card(stage)).toContain('Shown once there is a decision')
    const hidden = await stage.presses('ben', 'Vote for 1')
    expect(hidden.said).toContain('How many voted is shown once there is a decision')
    expect((await stage.runs('ida', 'suggestion list')).said).toContain('votes shown later')
    expect((await stage.runs('mo', 'suggestion view', { number: '1' })).said).toContain('1 for, 1 against')
    await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
    expect(card(stage)).toContain('1 for, 1 against')
  },
)

playSetUp('whoever follows is told without a vote, and one who stops hearing of it is not', async (stage) => {
  await stage.runs('mo', 'suggest', { title: 'Dark mode' })
  expect((await stage.presses('ida', 'Follow 1')).said).toContain('It counts as no vote')
  expect(card(stage)).toContain('Nobody has voted yet')
  await stage.presses('ben', 'Vote for 1')
  const stopped = await stage.presses('ben', 'Stop hearing about 1')
  expect(stopped.said).toContain('I tell you nothing more of 1, Dark mode. Your vote stands.')
  expect(card(stage)).toContain('1 person')
  await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
  await stage.settles()
  expect(direct(stage, 'ida')).toContain('suggestion 1, Dark mode, which you follow: planned')
  expect(direct(stage, 'ben')).not.toContain('Dark mode')
  const muted = await stage.presses('ida', 'Stop hearing about 1')
  expect(muted.said).toContain('I tell you nothing more of 1')
})

playSetUp('those who vote at the same moment all count, and the card ends on the true tally', async (stage) => {
  await stage.runs('mo', 'suggest', { title: 'Dark mode' })
  const said = await Promise.all((['ida', 'ben', 'mo'] as const).map((one) => stage.presses(one, 'Vote for 1')))
  for (const { said: words } of said) expect(words).toContain('is counted')
  await stage.hearth.advance(5_000)
  await stage.settles()
  expect(card(stage)).toContain('3 people want it')
})

playSetUp(
  'staff put in a vote that somebody told them, who is told and takes it back, and see who voted',
  async (stage) => {
    await stage.runs('mo', 'suggest', { title: 'Dark mode' })
    const put = await stage.runs('mo', 'votes add', { number: '1', who: '@Ida' })
    expect(put.said).toContain('is counted, put in by you. 1 person wants it so far. I tell them')
    expect(card(stage)).toContain('1 person wants it')
    expect(direct(stage, 'ida')).toContain('A moderator put in a vote for suggestion 1, Dark mode, in your name')
    const again = await stage.runs('mo', 'votes add', { number: '1', who: '@Ida' })
    expect(again.said).toContain('already: a moderator put that in for them. Nothing was changed')
    const voters = await stage.runs('mo', 'votes show', { number: '1' })
    expect(voters.said).toContain('Who voted on 1, Dark mode: 1 person, no organisation.')
    expect(voters.said).toMatch(/ida, put in by .*mo/i)
    expect((await stage.tries('ben', 'votes show')).said).toContain('Only the moderators can do that')
    await stage.presses('ida', 'Take back')
    expect(card(stage)).toContain('Nobody has voted yet')
  },
)

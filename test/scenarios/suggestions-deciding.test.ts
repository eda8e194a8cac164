// Deciding: on one suggestion or several at once, step by step, for a team and by a day; and everyone concerned hears of it once.
import { expect } from 'vitest'
import { passes } from './passes.ts'
import { playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'

const day = 24 * 60 * 60_000

/** The newest card of this suggestion, as a member reads it. */
const card = (stage: Stage, number: number): string =>
  stage
    .reads('ida', 'suggestions')
    .filter((text) => text.startsWith(`Suggestion ${number}`))
    .at(-1) ?? ''

const told = (stage: Stage, person: PersonName): readonly string[] =>
  stage.reads(person, 'direct').filter((text) => /decided on|I said that/.test(text))

playSetUp(
  'several are decided on at once, or none of them is, and whom it concerns reads of all in one message',
  async (stage) => {
    for (const title of ['Dark mode', 'A map', 'A clock']) await stage.runs('ben', 'suggest', { title })
    for (const number of [1, 2]) await stage.presses('ida', `Vote for ${number}`)
    await stage.runs('mo', 'decide', { number: '3', status: 'done' })
    expect(told(stage, 'ben')).toHaveLength(1)

    const unknown = await stage.runs('mo', 'decide', { number: '1-2, 8', status: 'planned' })
    expect(unknown.said).toContain('8 is no suggestion here.')
    const illegal = await stage.runs('mo', 'decide', { number: '1, 2, 3', status: 'planned' })
    expect(illegal.said).toContain("3 is marked as done, and from there it can't be marked as planned.")
    expect(illegal.said).toContain('It can become in progress.')
    expect(illegal.said).toContain('Nothing was changed on any of them.')
    expect(card(stage, 1)).toContain('new')

    const decided = await stage.runs('mo', 'decide', { number: '1-2', status: 'planned', reason: 'Both are next' })
    expect(decided.said).toMatch(/2 suggestions are marked as planned now:.*1: Dark mode.*2: A map/s)
    expect(decided.said).toContain('I tell one author and everyone who voted on them or follows them')
    await stage.hearth.advance(5_000)
    await stage.settles()
    expect(told(stage, 'ben')).toHaveLength(2)
    expect(told(stage, 'ben').at(-1)).toMatch(
      /your suggestion 1, Dark mode: planned.*your suggestion 2, A map: planned/s,
    )
    expect(told(stage, 'ida')).toHaveLength(1)
    expect(told(stage, 'ida')[0]).toMatch(/suggestion 1, Dark mode.*Both are next.*suggestion 2, A map.*Both are next/s)
  },
)

playSetUp(
  'a decision names the team, the day and who signs it, and leads to the next step by a button',
  async (stage) => {
    await (await stage.runs('mo', 'setup team')).send({ Name: 'Garden' })
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    await stage.presses('ida', 'Vote for 1')
    const none = await stage.runs('mo', 'decide', { number: '1', status: 'planned', team: 'Kitchen' })
    expect(none.said).toContain('There is no team Kitchen, so nothing was changed. The teams are: Garden.')

    await stage.runs('mo', 'suggestion view', { number: '1' })
    const form = await stage.presses('mo', 'Mark 1 as planned')
    expect(form.form).toContain('By when')
    const planned = await form.send({ Reason: 'We like it', Team: 'Garden', 'By when': '3w' })
    expect(planned.said).toContain('Suggestion 1, Dark mode, is marked as planned now.')
    expect(card(stage, 1)).toMatch(/Decided by.*Garden/s)
    expect(card(stage, 1)).toContain('Planned for')
    const news = told(stage, 'ben')[0] ?? ''
    expect(news).toContain('Garden decided on your suggestion 1, Dark mode: planned.')
    expect(news).toMatch(/It is planned for \w+ \d+, \d{4}\./)

    const next = await stage.presses('mo', 'Mark 1 as in progress')
    await next.send({})
    expect(card(stage, 1)).toContain('in progress')
    const signed = { number: '1', status: 'done', reason: 'It is there', signed: 'name' }
    await stage.runs('mo', 'decide', signed)
    expect(card(stage, 1)).toMatch(/Decided by.*Mo/s)
    expect(card(stage, 1)).not.toContain('Planned for')
    expect(told(stage, 'ben').at(-1)).toMatch(/Mo decided on your suggestion 1, Dark mode: done/)
  },
)

playSetUp('statuses are called what the community calls them, wherever they stand', async (stage) => {
  await stage.runs('ida', 'suggest', { title: 'Dark mode' })
  expect((await stage.runs('mo', 'setup status', { status: 'planned' })).said).toContain('I need both')
  const named = await stage.runs('mo', 'setup status', { status: 'planned', label: 'on our list' })
  expect(named.said).toContain('planned: on our list')
  const decided = await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
  expect(decided.said).toContain('is marked as on our list now')
  expect(card(stage, 1)).toContain('on our list')
  expect(told(stage, 'ida').at(-1)).toContain('decided on your suggestion 1, Dark mode: on our list')

  await stage.runs('mo', 'setup status', { status: 'planned', label: 'accepted' })
  await stage.settles()
  expect(card(stage, 1)).toContain('accepted')
  await stage.runs('mo', 'setup status', { status: 'planned', label: '-' })
  await stage.settles()
  expect(card(stage, 1)).toMatch(/Status.*planned/s)
})

playSetUp(
  'whoever is told reads a status in the words of their own language',
  async (stage) => {
    await stage.speaks('nia', 'de')
    await stage.joins('nia')
    await stage.runs('nia', 'suggest', { title: 'Dark mode' })
    await stage.runs('mo', 'setup status', { status: 'planned', label: 'on our list' })
    const german = await stage.runs('mo', 'setup status', { status: 'planned', label: 'geplant', language: 'de' })
    expect(german.said).toContain('on our list, geplant (German)')
    await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
    expect(told(stage, 'nia').at(-1)).toContain('decided on your suggestion 1, Dark mode: geplant')
    expect(card(stage, 1)).toContain('on our list')
  },
  { 'the playground': 'Everybody in it reads the same language' },
)

playSetUp(
  'what has no decision after the set time stands in the digest by team, and is given to one',
  async (stage) => {
    await (await stage.runs('mo', 'setup team')).send({ Name: 'Garden' })
    for (const title of ['Dark mode', 'A map', 'A clock']) await stage.runs('ida', 'suggest', { title })
    await stage.runs('mo', 'decide', { number: '1', status: 'under-review', team: 'Garden' })
    await stage.runs('mo', 'decide', { number: '3', status: 'planned', team: 'Garden' })
    await passes(stage, 15 * day)

    await stage.runs('mo', 'digest now')
    const digest = stage.reads('mo', 'moderators').at(-1) ?? ''
    expect(digest).toContain(
      "2 suggestions have waited for a decision for more than 14 days: Garden: 1; nobody's yet: 2.",
    )
    const form = await stage.presses('mo', 'Give 2 to a team')
    const given = await form.send({ Team: 'Garden' })
    expect(given.said).toContain('Suggestion 2, A map, is with Garden now.')
    expect(card(stage, 2)).toMatch(/Team.*Garden/s)
    await stage.runs('mo', 'digest now')
    expect(stage.reads('mo', 'moderators').at(-1)).toContain('Garden: 1 and 2.')

    const stats = await stage.runs('mo', 'digest decisions')
    expect(stats.said).toContain('1 of 3 (33 %)')
    expect(stats.said).toContain('Garden: 1 of 3 (33 %)')
    expect((await stage.tries('ida', 'digest decisions')).said).toContain('Only the moderators can do that')
  },
)

playSetUp(
  'whoever put forward what is planned gets the role that is set, and what is refused is told',
  async (stage) => {
    const named = stage.offers('settled-in')
    const set = await stage.runs('mo', 'setup thanks', { role: named.role ?? '@Ida' })
    if (!('role' in named)) {
      expect(set.said).toContain('There are no roles here that I could give')
      return
    }
    expect(set.said).toContain('gets the role settled-in here')
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    await stage.runs('mo', 'decide', { number: '1', status: 'under-review' })
    expect(stage.roles('ben')).not.toContain('settled-in')
    await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
    expect(stage.roles('ben')).toContain('settled-in')

    // No role of the playground can be moved above Hearth's.
    if (stage.name === 'Discord') {
      await stage.putsOutOfReach('settled-in')
      await stage.runs('ida', 'suggest', { title: 'A clock' })
      await stage.runs('mo', 'decide', { number: '2', status: 'done' })
      expect(stage.reads('mo', 'moderators').join('\n')).toMatch(
        /could not give .*Ida the role settled-in for suggestion 2/,
      )
    }

    await stage.runs('mo', 'setup thanks')
    expect((await stage.presses('mo', 'Give no role any more')).said).toContain('No role is given for ideas here')
    await stage.runs('ida', 'suggest', { title: 'A map' })
    await stage.runs('mo', 'decide', { number: stage.name === 'Discord' ? '3' : '2', status: 'planned' })
    expect(stage.roles('ida')).not.toContain('settled-in')
  },
)

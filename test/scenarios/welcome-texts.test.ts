// A community's own words for its greetings: written by a moderator, looked at before anybody comes, and read by newcomers.
import { expect } from 'vitest'
import { playJoined, playSetUp } from './play.ts'
import type { Reply, Stage } from './stage.ts'

/** What is wrong stands in the form; on Discord the form has closed, and comes back as it was filled. */
const goesOn = async (stage: Pick<Stage, 'name' | 'presses'>, refused: Reply): Promise<Reply> =>
  stage.name === 'Discord' ? stage.presses('mo', 'Continue') : refused

/** How Nia is greeted when she joins now, in public or directly. */
async function greetingOfNia(stage: Stage): Promise<string> {
  const before = stage.reads('mo', 'welcome').length
  await stage.joins('nia')
  return [...stage.reads('mo', 'welcome').slice(before), ...stage.reads('nia', 'direct').slice(-1)].join('\n')
}

playSetUp('what greetings say is changed once it can stand, and nothing that was typed is lost', async (stage) => {
  const opened = await stage.runs('mo', 'welcome edit')
  expect(opened.form).toContain('{channel:help}')
  const typed = '{name}, hello at {server}. {members} of us are in {channel:suport}: {steps}.'
  const first = await opened.send({ 'In public': 'Hi {nmae}', Directly: typed })
  expect(first.said).toContain('In public: {nmae} stands for nothing I know. Did you mean {name}?')
  expect(first.said).toContain('Did you mean support?')
  const second = await (await goesOn(stage, first)).send({ 'In public': '{{hi}} {name}, see {channel:Support}' })
  expect(second.said).toContain('Directly: There is no channel suport in')
  expect(second.said).not.toContain('In public:')
  expect(await greetingOfNia(stage)).toContain('A few small steps')

  const third = await (await goesOn(stage, second)).send({ Directly: typed.replace('suport', 'support') })
  expect(third.said).toContain('Done: newcomers are greeted like this from now on')
  const shown = await stage.presses('mo', 'Preview in public')
  expect(shown.said).toContain('{hi} ')
  expect(shown.said).toContain('Start here')
  expect(shown.said).toContain('A preview for you alone')
  const held = await stage.runs('mo', 'welcome edit')
  const emptied = await held.send({ 'In public': '' })
  expect(emptied.said).toContain('My own words')
  expect((await stage.runs('mo', 'welcome preview', { text: 'public' })).said).toContain('A few small steps')
  expect((await stage.runs('mo', 'welcome preview', { text: 'direct' })).said).toContain(
    'read the guidelines, introduce yourself',
  )
})

playSetUp(
  'a greeting is seen as a named person would see it, in another language, and notifies nobody',
  async (stage) => {
    const german = await stage.runs('mo', 'welcome edit', { language: 'German' })
    expect(german.form).toContain('whoever reads German')
    await german.send({ 'In public': 'Willkommen, {name}!', Directly: 'Schön, {name}!', 'To guests': 'Tach, {name}!' })
    const pings = stage.pings('ben').length
    const asBen = (options: Record<string, string>) => stage.runs('mo', 'welcome preview', { who: '@Ben', ...options })
    expect((await asBen({ language: 'de', text: 'public' })).said).toMatch(/Willkommen, @?Ben!/)
    expect((await asBen({ language: 'Deutsch', text: 'direct' })).said).toMatch(/Schön, @?Ben!/)
    const guest = await asBen({ language: 'de-AT', text: 'guest' })
    expect(guest.said).toMatch(/Tach, @?Ben!/)
    expect(guest.said).toContain('when Ben comes, in the words for German')
    expect((await asBen({ text: 'public' })).said).toMatch(/Welcome, @?Ben\. Good that you are here/)
    expect(stage.pings('ben')).toHaveLength(pings)
    expect(stage.reads('ben', 'direct').join()).not.toContain('Schön')
    expect((await asBen({ language: 'Klingonese' })).said).toContain('I know no language')
    const steps = await stage.presses('mo', 'Start here')
    expect(steps.said).toContain('Mo')
    const refused = await stage.tries('ben', 'welcome preview')
    expect(refused.said).toContain('Only the moderators can do that')
  },
)

playSetUp('a newcomer is greeted in the words of the community', async (stage) => {
  const opened = await stage.runs('mo', 'welcome edit')
  const words = 'Good to have you, {name}. Look into {channel:support}.'
  await opened.send({ 'In public': words, Directly: words })
  const greeting = await greetingOfNia(stage)
  expect(greeting).toMatch(/Good to have you, @?Nia\. Look into #?support\./)
  expect(greeting).not.toContain('A few small steps')
  const steps = await stage.presses('nia', 'Start here')
  expect(steps.said).toContain('Read the guidelines')
})

playSetUp(
  'a newcomer is greeted directly in the words of their own language',
  async (stage) => {
    const german = await stage.runs('mo', 'welcome edit', { language: 'de' })
    await german.send({ Directly: 'Schön, dass du da bist, {name}!' })
    await stage.speaks('nia', 'de-DE')
    await stage.joins('nia')
    expect(stage.reads('nia', 'direct').join()).toContain('Schön, dass du da bist, Nia!')
  },
  {
    Discord: 'it says nobody’s language before they do something there',
    'the playground': 'everybody in it reads the same language',
  },
)

playJoined('words for greetings must stand in every space of the community', async ({ discord, slack }) => {
  discord.guild.addChannel({ name: 'rules' })
  const opened = await discord.runs('mo', 'welcome edit')
  const refused = await opened.send({ 'In public': 'Hello {name}, first {channel:rules}.' })
  expect(refused.said).toMatch(/There is no channel rules in /)
  slack.slack.addChannel({ name: 'rules', members: [slack.user('mo')] })
  const again = await discord.presses('mo', 'Continue')
  const saved = await again.send({})
  expect(saved.said).toContain('Done')
  const there = await slack.runs('mo', 'welcome preview', { text: 'public' })
  expect(there.said).toMatch(/Hello Mo, first #?rules\./)
})

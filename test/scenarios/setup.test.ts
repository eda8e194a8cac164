// Setting up: what an admin finds, changes and confirms, and who may do what afterwards.
import { expect } from 'vitest'
import { plainSettings } from '../../src/domain/settings/settings.ts'
import { play, playSetUp } from './play.ts'

play(
  'an admin is told once what was found, and changes it before saying Looks right',
  async (stage) => {
    const found = stage.reads('mo', 'direct').filter((text) => text.includes('please check what I found'))
    expect(found).toHaveLength(1)
    for (const purpose of ['Welcome', 'Support', 'Suggestions', 'Moderators']) expect(found[0]).toContain(purpose)
    const change = await stage.presses('mo', 'Change')
    expect(change.form).toContain('Suggestions')
    const changed = await change.send({ Suggestions: '#general' })
    expect(changed.said).toContain('This is how I am set up')
    await stage.presses('mo', 'Looks right')
    await stage.runs('ben', 'suggest', { title: 'Dark mode' })
    expect(stage.reads('ida', 'general').join()).toContain('Dark mode')
    expect(stage.reads('ida', 'suggestions').join()).not.toContain('Dark mode')
  },
  { 'the playground': 'it comes confirmed, with its channels' },
)

play(
  'before Looks right there is no panel, and no form opens whose words would then be refused',
  async (stage) => {
    const panel = await stage.runs('mo', 'setup panel')
    expect(panel.said).toContain('I post nothing in public before')
    expect(stage.reads('mo', 'support')).toEqual([])
    const suggest = await stage.runs('ida', 'suggest')
    expect(suggest.form).toBeUndefined()
    expect(suggest.said).toContain('no admin has checked my setup yet')
    await stage.runs('ida', 'start')
    const asked = await stage.presses('ida', 'Ask a question')
    expect(asked.form).toBeUndefined()
    expect(asked.said).toContain('no admin has checked my setup yet')
  },
  { 'the playground': 'it comes confirmed' },
)

playSetUp('a channel that everyone can read is refused as the moderators’ channel', async (stage) => {
  const refused = await stage.runs('mo', 'setup channel', { purpose: 'moderators', channel: '#general' })
  expect(refused.said).toContain('Everyone can read general')
  await stage.runs('mo', 'digest now')
  expect(stage.reads('ida', 'general').filter((text) => /^Digest/.test(text))).toEqual([])
  expect(stage.reads('mo', 'moderators').filter((text) => /^Digest/.test(text))).toHaveLength(1)
})

playSetUp('a channel is named for a purpose, and used from then on', async (stage) => {
  const named = await stage.runs('mo', 'setup channel', { purpose: 'suggestions', channel: '#general' })
  expect(named.said).toContain('Suggestions')
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  expect(stage.reads('ida', 'general').join()).toContain('Dark mode')
})

playSetUp('whoever is named a moderator may do what moderators do, until they are removed', async (stage) => {
  expect((await stage.tries('ben', 'queue')).said).toContain('Only the moderators can do that')
  const added = await stage.runs('mo', 'setup moderators', { who: '@Ben' })
  expect(added.said).toContain('Ben is among the moderators now')
  expect((await stage.tries('ben', 'queue')).said).not.toContain('Only the moderators')
  await stage.presses('mo', 'Remove Ben')
  expect((await stage.tries('ben', 'queue')).said).toContain('Only the moderators can do that')
})

playSetUp('settings are listed, changed, and refused when they are none', async (stage) => {
  const set = await stage.runs('mo', 'settings set', { name: 'digest.zone', value: 'Europe/Berlin' })
  expect(set.said).toContain('Europe/Berlin')
  const list = (await stage.runs('mo', 'settings list')).said
  expect(list).toContain('Europe/Berlin')
  // Under the heading of its flow, one a line; none is cut off.
  for (const [heading, name] of [
    ['Welcome', 'welcome.greeting'],
    ['Digest', 'digest.every'],
    ['Support', 'support.nudge-days'],
  ] as const)
    expect(list).toMatch(new RegExp(`${heading}\\W+${name}: `))
  for (const name of plainSettings) expect(list).toContain(`${name}: `)
  expect(list).not.toContain('(+')
  const bad = await stage.runs('mo', 'settings set', { name: 'digest.zone', value: 'Mars' })
  expect(bad.said).toContain('time zone')
  const unknown = await stage.runs('mo', 'settings set', { name: 'digest.moon', value: 'full' })
  expect(unknown.said).toContain('There is no setting called digest.moon')
  expect((await stage.runs('mo', 'settings list')).said).toContain('Europe/Berlin')
})

playSetUp('the guidelines are linked in the first steps once their address is set', async (stage) => {
  expect((await stage.runs('ben', 'start')).said).toContain('has not linked them yet')
  await stage.runs('mo', 'settings set', { name: 'welcome.guidelines', value: 'https://example.org/rules' })
  expect((await stage.runs('ben', 'start')).said).toContain('the guidelines')
})

playSetUp(
  'what is for admins is refused to moderators, politely and privately',
  async (stage) => {
    await stage.runs('mo', 'setup moderators', { who: '@Ben' })
    expect((await stage.tries('ben', 'settings list')).said).toContain('Only the admins can do that')
  },
  { Discord: 'it shows admin commands to those with Manage Server alone, and these are the admins' },
)

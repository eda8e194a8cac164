// First steps and interests, as the team sets them and newcomers take them.
import { expect } from 'vitest'
import { discordStage } from './discord-stage.ts'
import { playJoined, playOn, playSetUp } from './play.ts'
import type { Reply, Stage } from './stage.ts'

type Filled = Readonly<Record<string, string>>

/** Mo adds a step by its form. */
async function adds(stage: Stage, what: string, words = '', address = ''): Promise<Reply> {
  const opened = await stage.presses('mo', 'Add a step')
  const filled: Filled = { 'What there is to do': what, 'In your words': words, Address: address }
  return opened.send(Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== '')))
}

const start = async (stage: Pick<Stage, 'runs'>): Promise<string> => (await stage.runs('ben', 'start')).said

playSetUp(
  'The first steps say how far one is, also after a restart, and are marked by what people do',
  async (stage) => {
    const first = await start(stage)
    expect(first).toContain('0 of 3 done. Next: read the guidelines.')
    expect(first).toMatch(/Good first places:.*welcome.*support.*suggestions/)
    const read = await stage.presses('ben', 'Understood')
    expect(read.said).toContain('1 of 3 done. Next: introduce yourself.')
    await stage.writes('ben', 'general', 'Is this the right place?')
    expect(await start(stage)).toContain('1 of 3 done')
    await stage.writes('ben', 'welcome', 'Hello, I am Ben')
    await stage.away(async () => undefined)
    expect(await start(stage)).toContain('2 of 3 done. Next: ask a first question.')
    await stage.runs('ben', 'support', { subject: 'Where is the kiln' })
    const done = await start(stage)
    expect(done).toContain('All 3 steps are done.')
    expect(done).not.toContain('To do.')
  },
)

playSetUp(
  'The team sets the steps, and whoever has taken all of them gets the role that is set for it',
  async (stage) => {
    const listed = await stage.runs('mo', 'welcome steps')
    expect(listed.said).toContain('3. Ask a first question')
    const named = stage.offers('settled-in')
    const hasRoles = 'role' in named
    const role = await stage.runs('mo', 'welcome steps', { role: named.role ?? '@Ida' })
    expect(role.said).toContain(hasRoles ? 'gets the role settled-in' : 'There are no roles here that I could give')
    await stage.chooses('mo', 'Take one out', ['Ask a first question'])
    const bad = await adds(stage, 'Follow a link', 'Our map', 'the map')
    expect(bad.said).toContain('the address of a page, starting with https://')
    await adds(stage, 'Follow a link', 'Our map', 'https://lantern.example/map')
    expect((await adds(stage, 'Introduce yourself')).said).toContain('There is such a step already')
    const asked = await adds(stage, 'Say what brought you here')
    expect(asked.said).toContain('4. Say what brought you here')
    const moved = await stage.chooses('mo', 'Move one up', ['Our map'])
    expect(moved.said).toContain('2. Our map')

    expect(await start(stage)).toContain('0 of 4 done. Next: read the guidelines.')
    const form = await stage.presses('ben', 'Say what brought you here')
    expect(form.form).toContain('Whoever greets newcomers reads it with your name')
    const said = await form.send({ 'In a sentence': 'I bind books' })
    expect(said.said).toContain('I bind books')
    expect(said.said).toContain('1 of 4 done')
    await stage.runs('mo', 'digest now')
    expect(stage.reads('mo', 'moderators').at(-1)).toContain('one said what brought them')
    await stage.presses('ben', 'Understood')
    await stage.presses('ben', 'Done: Our map')
    expect(stage.holds('ben', 'settled-in')).toBe(false)
    await stage.writes('ben', 'welcome', 'Hello, I am Ben')
    expect(await start(stage)).toContain('All 4 steps are done.')
    expect(stage.holds('ben', 'settled-in')).toBe(hasRoles)
  },
)

playSetUp('There are six steps at most, and what a seventh was to say is not asked for', async (stage) => {
  await stage.runs('mo', 'welcome steps')
  const wide = await adds(stage, 'Follow a link', 'Our map', 'https://lantern.example/map')
  await adds(stage, 'Say what brought you here')
  await adds(stage, 'Follow a link', 'Our hours', 'https://lantern.example/hours')
  expect(wide.said).toContain('4 of at most 6')
  // The button under an earlier list is still there.
  const seventh = await stage.presses('mo', 'Add a step')
  expect(seventh.form).toBeUndefined()
  expect(seventh.said).toContain('There are 6 steps, and more would be a wall')
  const refused = await stage.tries('ben', 'welcome steps')
  expect(refused.said).toContain('Only the moderators can do that')
})

playSetUp(
  'Interests are chosen several at once and changed later, and give roles or invite to channels',
  async (stage) => {
    const nothing = await stage.runs('mo', 'welcome interests', { name: 'Pottery' })
    expect(nothing.said).toContain('Please say what comes with Pottery')
    const pottery = stage.offers('pottery')
    for (const name of ['Pottery', 'Woodwork', 'Bookbinding'])
      await stage.runs('mo', 'welcome interests', { name, ...stage.offers(name.toLowerCase()) })
    const person = await stage.runs('mo', 'welcome interests', { name: 'Weaving', role: '@Ida' })
    expect(person.said).toContain('role' in pottery ? 'Ida is a person' : 'There are no roles here that I could give')

    expect(await start(stage)).toContain('Choose your interests')
    const chosen = await stage.chooses('ben', 'Choose your interests', ['Pottery', 'Woodwork'])
    expect(chosen.said).toContain('You chose Pottery and Woodwork.')
    expect(chosen.said).toContain('1 of 4 done')
    expect(['pottery', 'woodwork', 'bookbinding'].map((name) => stage.holds('ben', name))).toEqual([true, true, false])
    const changed = await stage.chooses('ben', 'Choose your interests', ['Bookbinding', 'Woodwork'])
    expect(changed.said).toContain('You chose Woodwork and Bookbinding.')
    // Nobody is taken out of a channel, and that is said.
    const stays = !('role' in pottery)
    expect(changed.said).toContain(stays ? 'I take nobody out of a channel' : 'I take the role pottery back')
    expect(['pottery', 'woodwork', 'bookbinding'].map((name) => stage.holds('ben', name))).toEqual([stays, true, true])
    const none = await stage.chooses('ben', 'Choose your interests', [])
    expect(none.said).toContain('You have chosen none yet')
    await stage.chooses('mo', 'Take one off the list', ['Woodwork'])
    expect((await stage.runs('mo', 'welcome interests')).said).not.toContain('Woodwork')
  },
)

playSetUp(
  'A choice stands where the platform refuses what comes with it, and both sides are told',
  async (stage) => {
    const named = stage.offers('pottery')
    await stage.runs('mo', 'welcome interests', { name: 'Pottery', ...named })
    await stage.putsOutOfReach('pottery')
    await start(stage)
    const chosen = await stage.chooses('ben', 'Choose your interests', ['Pottery'])
    expect(chosen.said).toContain('Your choice of Pottery stands')
    expect(await start(stage)).toContain('What comes with Pottery could not be given to you yet')
    const owed = await stage.runs('mo', 'deliveries')
    expect(owed.said).toContain('role' in named ? 'giving a role to Ben' : 'inviting Ben to a channel')
    expect(owed.said).toContain('role' in named ? 'That role stands above mine' : 'That channel is archived')
  },
  { 'the playground': 'no role there can be moved above Hearth’s' },
)

playJoined(
  'Linked accounts share their steps and interests, and each is given what its own side gives',
  async (stage) => {
    const { discord, slack } = stage
    await discord.runs('mo', 'welcome interests', { name: 'Pottery', ...discord.offers('pottery') })
    const both = await slack.runs('mo', 'welcome interests', { name: 'pottery', ...slack.offers('pottery') })
    expect(both.said).toContain('Gives the role pottery in')
    expect(both.said).toContain('Invites to #pottery in')
    await start(discord)
    await discord.chooses('ben', 'Choose your interests', ['Pottery'])
    expect([discord.holds('ben', 'pottery'), slack.holds('ben', 'pottery')]).toEqual([true, false])
    await slack.runs('ben', 'start')
    const given = await slack.presses('ben', 'Understood')
    expect(given.said).toContain('1 of 4 done')
    const told = (await slack.presses('ben', 'Link my other account')).said
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(told)?.[0] ?? ''
    await discord.runs('ben', 'start', { link: code })
    await discord.presses('ben', 'Link')
    expect(slack.holds('ben', 'pottery')).toBe(true)
    expect((await discord.runs('ben', 'start')).said).toContain('2 of 4 done. Next: introduce yourself.')
  },
)

playOn(
  { Discord: discordStage },
  'No role with which one moderates is given by a choice, and what was refused is given once it is mended',
  async (stage) => {
    await stage.presses('mo', 'Looks right')
    stage.guild.addRole({ name: 'gardener', permissions: ['manageThreads'] })
    await stage.runs('mo', 'setup moderators', { who: '@woodwork' })
    for (const role of ['@gardener', '@woodwork']) {
      const refused = await stage.runs('mo', 'welcome interests', { name: 'Gardens', role })
      expect(refused.said).toContain('nobody should become a moderator by a choice of theirs')
      const finishing = await stage.runs('mo', 'welcome steps', { role })
      expect(finishing.said).toContain('nobody should become a moderator by a choice of theirs')
    }
    await stage.runs('mo', 'welcome interests', { name: 'Pottery', role: '@pottery' })
    const { roles } = stage.guild.guild
    const [id = '', pottery] = [...roles].find(([, { name }]) => name === 'pottery') ?? []
    await stage.putsOutOfReach('pottery')
    await start(stage)
    await stage.chooses('ben', 'Choose your interests', ['Pottery'])
    await stage.runs('mo', 'deliveries')
    if (pottery !== undefined) roles.set(id, pottery)
    await stage.presses('mo', 'Retry 1')
    expect(stage.holds('ben', 'pottery')).toBe(true)
    expect(await start(stage)).not.toContain('could not be given to you yet')
    // Whoever leaves leaves the role behind, and has it again when they are back.
    await stage.leaves('ben')
    await stage.joins('ben')
    expect(stage.holds('ben', 'pottery')).toBe(true)
  },
)

// When and where newcomers are greeted, and who is told that somebody has left.
import { expect } from 'vitest'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn, playSetUp } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import type { PersonName, Stage } from './stage.ts'

const hour = 60 * 60_000
const day = 24 * hour

/** What Mo reads in public of welcomes. */
const inPublic = (stage: Stage): readonly string[] =>
  stage.reads('mo', 'welcome').filter((text) => text.includes('Welcome'))

const told = (stage: Stage, words: string): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => text.includes(words))

const chooses = async (stage: Stage, name: string, value: string): Promise<void> => {
  const { said } = await stage.runs('mo', 'settings set', { name, value })
  expect(said.replaceAll('`', '')).toContain(`${name} is ${value} now`)
}

/** Somebody who was there leaves, and is back. */
async function returns(stage: Stage, person: PersonName): Promise<void> {
  await stage.leaves(person)
  await stage.joins(person)
}

playSetUp('whoever comes back is told so privately, where that is chosen, and not greeted in public', async (stage) => {
  await stage.joins('nia')
  const before = inPublic(stage)
  await chooses(stage, 'welcome.back', 'on')
  await returns(stage, 'nia')
  expect(stage.reads('nia', 'direct').filter((text) => text.includes('Welcome back to'))).toHaveLength(1)
  await stage.joinRepeats('nia')
  expect(stage.reads('nia', 'direct').filter((text) => text.includes('Welcome back to'))).toHaveLength(1)
  expect(inPublic(stage)).toEqual(before)
  const status = await stage.runs('mo', 'welcome status')
  expect(status.said).toMatch(/Nia.*privately, as somebody who is back/)
})

playSetUp(
  'above a set number of members one public post a day greets all who came and are there still',
  async (stage) => {
    await chooses(stage, 'welcome.greeting', 'public')
    await chooses(stage, 'welcome.daily-above', '1')
    const before = inPublic(stage).length
    await stage.joins('nia')
    await returns(stage, 'ben')
    await returns(stage, 'ida')
    await stage.leaves('nia')
    expect(inPublic(stage)).toHaveLength(before)
    const status = await stage.runs('mo', 'welcome status')
    expect(status.said).toContain('2 people wait for the post of the day')
    await stage.hearth.advance(day)
    await stage.settles()
    const [post = '', ...more] = inPublic(stage).slice(before)
    expect(more).toEqual([])
    expect(post).toMatch(/^Welcome, .* and .*\. Good that you are here\./)
    for (const name of [/ida/i, /ben/i]) expect(post).toMatch(name)
    expect(post).not.toMatch(/nia/i)
    expect(post).toMatch(/Start here\]?$/)
    expect(stage.pings('ben')).toContain(post)
    await stage.hearth.advance(2 * day)
    await stage.settles()
    expect(inPublic(stage)).toHaveLength(before + 1)
  },
)

playSetUp(
  'the team is told of a leave where a thread is open, or of all, and everybody only where that is chosen',
  async (stage) => {
    await stage.leaves('ida')
    expect(told(stage, 'has left.')).toEqual([])
    await stage.runs('ben', 'support', { subject: 'The lamp is broken' })
    await stage.leaves('ben')
    expect(told(stage, 'has left.')).toEqual([expect.stringMatching(/^ben, who has thread 1 open, has left\./i)])
    const isPublic = () => stage.reads('mo', 'welcome').filter((text) => text.includes('has left.'))
    expect(isPublic()).toEqual([])
    await chooses(stage, 'welcome.leaves', 'all')
    await chooses(stage, 'welcome.leaves-public', 'on')
    await stage.joins('nia')
    await stage.leaves('nia')
    expect(told(stage, 'Nia has left.')).toHaveLength(1)
    expect(isPublic()).toEqual(['Nia has left.'])
  },
)

playSetUp('who was refused a direct message is greeted in public, and the status says so', async (stage) => {
  await chooses(stage, 'welcome.greeting', 'direct')
  const before = inPublic(stage).length
  await stage.closesDirectMessages('nia')
  await stage.joins('nia')
  expect(inPublic(stage)).toHaveLength(before + 1)
  const { said } = await stage.runs('mo', 'welcome status')
  expect(said).toMatch(/Nia.*: a public line, since direct messages were refused/)
  expect(said).toContain('One greeting was refused in the last seven days')
})

playSetUp('many who leave at once are told of in one line', async (stage) => {
  await chooses(stage, 'welcome.leaves', 'all')
  await chooses(stage, 'welcome.burst', '2')
  await stage.joins('nia')
  for (const person of ['nia', 'ben', 'ida'] as const) await stage.leaves(person)
  expect(told(stage, 'left.')).toEqual(['Nia has left.'])
  await stage.hearth.advance(60_000)
  await stage.settles()
  expect(told(stage, 'left.').slice(1)).toEqual([expect.stringMatching(/^ben and ida have left\.$/i)])
})

playOn(
  { Discord: discordStage },
  'whoever is not said to have passed the rules is greeted by name after the set wait, once',
  async (stage: DiscordStage) => {
    const { guild, people } = stage
    await stage.presses('mo', 'Looks right')
    await chooses(stage, 'welcome.rules-wait', '2')
    for (const person of [people.nia, stage.discord.addUser({ name: 'Tess' })])
      guild.join(person, { pending: true, joinedAt: new Date(Date.now() + 1_000).toISOString() })
    await stage.settles()
    expect((await stage.runs('mo', 'welcome status')).said).toContain('2 people have to pass the rules first')
    await stage.leaves('nia')
    await stage.hearth.advance(hour)
    expect(inPublic(stage)).toEqual([])
    await stage.hearth.advance(hour)
    await stage.settles()
    expect(inPublic(stage)).toEqual([expect.stringContaining('Welcome, **Tess**.')])
    const [greeting] = stage.discord.messagesSeenBy(people.mo, guild.channel('welcome').id)
    expect(greeting?.notified).toEqual([])
  },
)

const onSlack = { 'Slack by Socket Mode': () => slackStage('socket'), 'Slack by HTTP': () => slackStage('http') }

/** A zone in which it is about three in the morning. */
function zoneAtNight(): string {
  const east = (3 - new Date().getUTCHours() + 24) % 24
  return east > 12 ? `Etc/GMT+${24 - east}` : `Etc/GMT-${east}`
}

playOn(onSlack, 'a direct greeting waits for the newcomer’s day where that is chosen', async (stage: SlackStage) => {
  await stage.presses('mo', 'Looks right')
  await chooses(stage, 'welcome.daytime', 'on')
  const nia = await stage.slack.joinTeam({ name: 'Nia', tz: zoneAtNight() })
  const gone = await stage.slack.joinTeam({ name: 'Gus', tz: zoneAtNight() })
  await stage.settles()
  const greetings = () => stage.slack.directMessages(nia).map((message) => stage.slack.text(message))
  expect(greetings()).toEqual([])
  expect((await stage.runs('mo', 'welcome status')).said).toContain('2 people are greeted when their day begins')
  await stage.slack.changeUser(gone, { deleted: true })
  await stage.settles()
  await stage.hearth.advance(5 * hour)
  await stage.settles()
  expect(greetings()).toEqual([])
  await stage.hearth.advance(2 * hour)
  await stage.settles()
  expect(greetings()).toEqual([expect.stringContaining('Welcome to')])
  expect(stage.slack.directMessages(gone)).toEqual([])
})

playOn(
  onSlack,
  'a guest is greeted in words of their own where that is chosen, and a bot never is',
  async (stage: SlackStage) => {
    await stage.presses('mo', 'Looks right')
    const arrives = async (name: string, more: { guest?: true; bot?: true }) => {
      const user = await stage.slack.joinTeam({ name, ...more })
      await stage.settles()
      return stage.slack.directMessages(user).map((message) => stage.slack.text(message))
    }
    expect(await arrives('Gil', { guest: true })).toEqual([])
    await chooses(stage, 'welcome.guests', 'greeted')
    expect(await arrives('Gus', { guest: true })).toEqual([expect.stringContaining('You are here as a guest')])
    expect(await arrives('Beep', { bot: true })).toEqual([])
  },
)

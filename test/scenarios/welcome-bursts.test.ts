// Many at once: greeted together or one after the other, told to the moderators once, and paused by them where it must be.
import { expect } from 'vitest'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn, playSetUp } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import type { PersonName, Stage } from './stage.ts'

const minute = 60_000
const hour = 60 * minute

/** What somebody was told as a newcomer, in public or directly. */
const greeted = (stage: Stage, person: PersonName): readonly string[] =>
  [...stage.reads('mo', 'welcome'), ...stage.reads(person, 'direct')].filter(
    (text) => text.includes('Welcome') && text.includes('small steps') && new RegExp(person, 'i').test(text),
  )

const notices = (stage: Stage): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => text.includes('more at once than usual'))

/** Three come within a minute, where more than one are many. */
async function burst(stage: Stage): Promise<void> {
  // In the playground people have just come.
  await stage.hearth.advance(2 * minute)
  await stage.runs('mo', 'settings set', { name: 'welcome.burst', value: '2' })
  for (const person of ['ben', 'ida'] as const) await stage.leaves(person)
  for (const person of ['nia', 'ben', 'ida'] as const) await stage.joins(person)
}

playSetUp(
  'those who come in a burst are greeted once, also over a restart, and the team has one notice that is kept true',
  async (stage) => {
    const before = (['ben', 'ida'] as const).map((person) => greeted(stage, person).length)
    await burst(stage)
    expect(greeted(stage, 'nia')).toHaveLength(1)
    // What was due meanwhile waits until it is known who has left.
    await stage.away(async (passes) => passes(5 * minute))
    await stage.hearth.advance(6 * minute)
    await stage.settles()
    const after = (['ben', 'ida'] as const).map((person) => greeted(stage, person).length)
    expect(after).toEqual(before.map((count) => count + 1))
    if (!stage.name.startsWith('Slack'))
      expect(stage.reads('mo', 'welcome').at(-1)).toMatch(/^Welcome, @?ben and @?ida\. /i)
    expect(notices(stage)).toEqual([expect.stringContaining('3 people have arrived')])
  },
)

playSetUp('paused, nobody is greeted, and resumed, whoever waited and is there still is', async (stage) => {
  const before = greeted(stage, 'ida').length
  const benBefore = greeted(stage, 'ben').length
  await stage.runs('mo', 'settings set', { name: 'welcome.burst', value: '2' })
  const status = await stage.runs('mo', 'welcome status')
  expect(status.said).not.toContain('Paused')
  const paused = await stage.presses('mo', 'Pause welcomes')
  expect(paused.said).toMatch(/I greet nobody in .* until the welcomes are resumed/)
  for (const person of ['ben', 'ida'] as const) await stage.leaves(person)
  for (const person of ['nia', 'ben', 'ida'] as const) await stage.joins(person)
  await stage.leaves('nia')
  expect(notices(stage)).toEqual([expect.stringMatching(/Paused by @?Mo/)])
  expect((await stage.runs('mo', 'welcome status')).said).toContain('2 people wait until the welcomes are resumed')
  const both = await stage.presses('mo', 'Resume welcomes')
  expect(both.said).toContain('beginning with the 2 who waited')
  await stage.hearth.advance(minute)
  await stage.settles()
  expect(greeted(stage, 'nia')).toEqual([])
  expect(greeted(stage, 'ida')).toHaveLength(before + 1)
  expect(greeted(stage, 'ben')).toHaveLength(benBefore + 1)
  expect(notices(stage)).toEqual([expect.not.stringContaining('Paused by')])
})

playSetUp(
  'whoever waits for over a day is counted and not greeted, and a second press says who was first',
  async (stage) => {
    await stage.runs('mo', 'welcome status')
    await stage.presses('mo', 'Pause welcomes')
    const again = await stage.presses('mo', 'Pause welcomes')
    expect(again.said).toMatch(/Mo paused the welcomes in .* already/)
    await stage.joins('nia')
    await stage.hearth.advance(25 * hour)
    await stage.settles()
    expect(greeted(stage, 'nia')).toEqual([])
  },
)

const crowd = 500
/** A machine that is busy with other tests takes longer than the usual time for so many. */
const crowdTimeoutMs = 90_000

/** Requests that were told to come later. */
const limitedOf = (requests: readonly { readonly status?: number }[]): number =>
  requests.filter(({ status }) => status === 429).length

playOn(
  { Discord: discordStage },
  '500 who join within a minute are all greeted, none of them twice, and Discord holds back next to nothing',
  async (stage: DiscordStage) => {
    const { discord, guild, people, hearth } = stage
    await stage.presses('mo', 'Looks right')
    await stage.runs('mo', 'settings set', { name: 'welcome.daily-above', value: '5000' })
    // Windows of a channel are not enforced: they would pass on another clock than the one that is set by hand.
    discord.limits.enforce({ path: /./, requests: 50, perMs: 1_000, scope: 'global' })
    for (let number = 0; number < crowd; number += 1) guild.join(discord.addUser({ name: `Guest ${number}` }))
    await stage.settles()
    await hearth.advance(3 * minute)
    await stage.settles()
    const posts = discord
      .messagesSeenBy(people.mo, guild.channel('welcome').id)
      .filter(({ content }) => content.startsWith('Welcome, '))
    const named = posts.flatMap(({ notified }) => notified)
    const more = posts.map(({ content }) => Number(/(\d+) more/.exec(content)?.[1] ?? 0)).reduce((a, b) => a + b, 0)
    expect(new Set(named).size).toBe(named.length)
    expect(named.length + more).toBe(crowd)
    expect(notices(stage)).toEqual([expect.stringContaining(`${crowd} people have arrived`)])
    expect(notices(stage)[0]).toContain(`${crowd} of ${crowd} are younger than a week`)
    const limited = limitedOf(discord.requests)
    console.info(
      `500 joins on Discord: ${posts.length} posts, ${limited} of ${discord.requests.length} requests limited`,
    )
    expect(limited).toBeLessThanOrEqual(5)
    // However many come, few requests are made for them.
    expect(discord.requests.length).toBeLessThan(crowd / 5)
  },
  crowdTimeoutMs,
)

/** So many are greeted in the test: each has their turn after 1.5 seconds, which the hand-set clock passes over one by one. */
playOn(
  { 'Slack by Socket Mode': () => slackStage('socket') },
  '500 who join a workspace within a minute are each greeted directly, once, one after the other',
  async (stage: SlackStage) => {
    const { slack, hearth } = stage
    await stage.presses('mo', 'Looks right')
    slack.rates.enforce({ posts: true })
    const people = []
    for (let number = 0; number < crowd; number += 1)
      people.push(await slack.joinTeam({ name: `Guest ${number}`, general: false }))
    await stage.settles()
    await hearth.advance(crowd * 1_500)
    await stage.settles()
    const counts = people.map((person) => slack.directMessages(person).length)
    expect(counts.filter((count) => count !== 1)).toEqual([])
    expect(notices(stage)).toEqual([expect.stringContaining(`${crowd} people have arrived`)])
    const limited = slack.requests.filter(({ error }) => error === 'ratelimited').length
    console.info(`500 joins on Slack: ${limited} of ${slack.requests.length} requests limited`)
    expect(limited).toBeLessThanOrEqual(5)
  },
  crowdTimeoutMs,
)

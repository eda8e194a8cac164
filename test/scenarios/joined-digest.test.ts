// The digest of a community with a Discord server and a Slack workspace: one for both, where it was set to come out.
import { expect } from 'vitest'
import { playJoined } from './play.ts'
import type { Side } from './side.ts'

const day = 24 * 60 * 60_000
const daily = { every: 'daily', time: '09:00', zone: 'UTC' }

const digests = (side: Side): readonly string[] =>
  side.reads('mo', 'moderators').filter((text) => text.includes('Digest from'))

for (const [from, to] of [
  ['discord', 'slack'],
  ['slack', 'discord'],
] as const)
  playJoined(`a digest that is scheduled on ${from} comes out there alone, and tells of both sides`, async (stage) => {
    const [near, far] = [stage[from], stage[to]]
    await far.runs('ida', 'suggest', { title: 'Dark mode' })
    await near.runs('ben', 'support', { subject: 'I cannot log in' })
    // The last word counts.
    await far.runs('mo', 'digest schedule', daily)
    const scheduled = await near.runs('mo', 'digest schedule', daily)
    expect(scheduled.said).toMatch(/It comes to .*moderators/)
    await near.joins('nia')
    await stage.hearth.advance(day)
    await stage.settles()
    expect([digests(near).length, digests(far).length]).toEqual([1, 0])
    const [digest = ''] = digests(near)
    expect(digest).toMatch(/1: Dark mode, in .+, for /)
    expect(digest).toMatch(/1: I cannot log in, in .+, for /)
    expect(digest).toMatch(/Joined: 1 \(0 before\): 1 in /)
    expect(digest.split('\n').length).toBeLessThanOrEqual(12)
  })

playJoined('a digest that is asked for comes where it is asked for', async ({ discord, slack }) => {
  await discord.runs('mo', 'digest schedule', daily)
  await slack.runs('mo', 'digest now')
  expect([digests(discord).length, digests(slack).length]).toEqual([0, 1])
})

playJoined(
  'where a side has no moderators’ channel, what it schedules comes to that of the other side',
  async (stage) => {
    const scheduled = await stage.slack.runs('mo', 'digest schedule', daily)
    expect(scheduled.said).toMatch(/It comes to #moderators in /)
    await stage.hearth.advance(day)
    await stage.settles()
    expect(digests(stage.discord)).toHaveLength(1)
  },
  { without: { slack: ['moderators'] } },
)

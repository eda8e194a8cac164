// What happens while Hearth is away: it is caught up with when Hearth is back, once, and said to be late.
import { expect } from 'vitest'
import { playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const greetings = (stage: Stage): readonly string[] =>
  [...stage.reads('mo', 'welcome'), ...stage.reads('nia', 'direct')].filter((text) =>
    text.includes('A few small steps'),
  )

const digests = (stage: Stage): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => text.includes('Digest from'))

/** What the team reads of a support thread. */
const teamReads = (stage: Stage): string =>
  stage.reads('mo', stage.name.startsWith('Slack') ? 'team' : 'thread').join('\n')

const notice = (stage: Stage): string =>
  stage.reads('mo', 'moderators').find((text) => /^Support thread \d+, opened by/.test(text)) ?? ''

playSetUp(
  'a newcomer who came while Hearth was away is greeted once, and told why it is late',
  async (stage) => {
    await stage.away(async (passes) => {
      passes(hour)
      await stage.joins('nia')
      passes(hour)
    })
    expect(greetings(stage)).toEqual([expect.stringContaining('I was away when you came, so this comes late.')])
    await stage.away(async (passes) => passes(10 * minute))
    expect(greetings(stage)).toHaveLength(1)
    await stage.runs('mo', 'digest now')
    expect(digests(stage).join()).toContain('Joined: 1')
  },
  { 'the playground': 'Nobody can do anything in it while Hearth is stopped' },
)

playSetUp(
  'a newcomer who is found over a day late is counted, not greeted',
  async (stage) => {
    await stage.away(async (passes) => {
      passes(hour)
      await stage.joins('nia')
      passes(day + minute)
    })
    expect(greetings(stage)).toEqual([])
    await stage.runs('mo', 'digest now')
    expect(digests(stage).join()).toContain('Joined: 1')
    await stage.away(async (passes) => passes(minute))
    expect(greetings(stage)).toEqual([])
  },
  { 'the playground': 'Nobody can do anything in it while Hearth is stopped' },
)

playSetUp(
  'words written in an open support thread while Hearth was away reach the team once, in order',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.writes('ida', 'thread', 'It flickers')
    await (await stage.presses('mo', 'Reply')).send({ 'Your reply': 'Since when?' })
    expect(notice(stage)).toContain('waiting for the member')
    await stage.away(async (passes) => {
      passes(hour)
      await stage.writes('ida', 'thread', 'Since Monday')
      await stage.writes('ida', 'thread', 'And it hums')
      passes(hour)
    })
    const read = teamReads(stage)
    for (const words of ['It flickers', 'Since Monday', 'And it hums']) expect(read.split(words)).toHaveLength(2)
    expect(read.indexOf('Since Monday')).toBeLessThan(read.indexOf('And it hums'))
    expect(notice(stage)).toContain('waiting for the team')
    if (stage.name.startsWith('Slack')) {
      expect(read.split('wrote in thread 1 while I was away, ')).toHaveLength(3)
      expect(read.split('wrote in thread 1:')).toHaveLength(2)
    }
    await stage.away(async (passes) => passes(minute))
    expect(teamReads(stage)).toBe(read)
  },
  { 'the playground': 'Nobody can do anything in it while Hearth is stopped' },
)

playSetUp(
  'whoever left while Hearth was away is gone, and is greeted when they come back',
  async (stage) => {
    await stage.joins('nia')
    const [first = '', ...others] = greetings(stage)
    expect(others).toEqual([])
    expect(first).not.toContain('I was away')
    await stage.away(async (passes) => {
      passes(hour)
      await stage.leaves('nia')
      passes(hour)
    })
    await stage.away(async (passes) => {
      passes(hour)
      await stage.joins('nia')
      passes(hour)
    })
    expect(greetings(stage)).toEqual([first, expect.stringContaining('I was away when you came')])
  },
  { 'the playground': 'Nobody can do anything in it while Hearth is stopped' },
)

playSetUp(
  'whoever came and left again while Hearth was away is neither greeted nor counted',
  async (stage) => {
    await stage.away(async (passes) => {
      passes(hour)
      await stage.joins('nia')
      passes(minute)
      await stage.leaves('nia')
      passes(hour)
    })
    expect(greetings(stage)).toEqual([])
    await stage.runs('mo', 'digest now')
    expect(digests(stage).join()).not.toContain('Joined')
  },
  { 'the playground': 'Nobody can do anything in it while Hearth is stopped' },
)

playSetUp('a digest that was due while Hearth was away comes once, and says that it is late', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  await stage.runs('mo', 'digest schedule', { every: 'daily', time: '09:00', zone: 'Europe/Berlin' })
  await stage.away(async (passes) => passes(3 * day + hour))
  // What is due is done before Slack is connected, and tried again.
  await stage.hearth.advance(10_000)
  expect(digests(stage)).toEqual([expect.stringContaining('It comes late, because I was not running when it was due.')])
  await stage.away(async (passes) => passes(minute))
  expect(digests(stage)).toHaveLength(1)
})

// The digest: what waits for a decision, once a period, and nothing of it for anybody else.
import { expect } from 'vitest'
import { play, playSetUp } from './play.ts'
import type { Stage } from './stage.ts'

const day = 24 * 60 * 60_000

/** The digests in the moderators' channel. */
const digests = (stage: Stage): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => /digest/i.test(text))

playSetUp('the digest names what waits for a decision, then what happened', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  await stage.runs('ida', 'support', { subject: 'I cannot log in' })
  const said = await stage.runs('mo', 'digest now')
  expect(said.said).not.toBe('')
  const [digest = ''] = digests(stage)
  expect(digest).toContain('Dark mode')
  expect(digest).toContain('I cannot log in')
  expect(digest.indexOf('Dark mode')).toBeGreaterThan(-1)
})

playSetUp('a scheduled digest comes out once a period', async (stage) => {
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  const scheduled = await stage.runs('mo', 'digest schedule', {
    every: 'daily',
    time: '09:00',
    zone: 'Europe/Berlin',
  })
  expect(scheduled.said).toContain('Europe/Berlin')
  expect(digests(stage)).toHaveLength(0)
  await stage.hearth.advance(day)
  await stage.settles()
  expect(digests(stage)).toHaveLength(1)
  await stage.hearth.advance(2 * day)
  await stage.settles()
  expect(digests(stage)).toHaveLength(3)
})

playSetUp('no digest comes out before a zone is set', async (stage) => {
  await stage.runs('mo', 'settings set', { name: 'digest.every', value: 'daily' })
  await stage.hearth.advance(3 * day)
  await stage.settles()
  expect(digests(stage)).toHaveLength(0)
})

playSetUp('a zone or time that is none is refused, and nothing changes', async (stage) => {
  const zone = await stage.runs('mo', 'digest schedule', { every: 'daily', time: '09:00', zone: 'Mars/Olympus' })
  expect(zone.said).toMatch(/zone/i)
  const time = await stage.runs('mo', 'digest schedule', { every: 'daily', time: '25:99', zone: 'Europe/Berlin' })
  expect(time.said).toMatch(/09:00|hours/i)
  await stage.hearth.advance(3 * day)
  expect(digests(stage)).toHaveLength(0)
})

play(
  'without a moderators’ channel the digest goes to an admin privately',
  async (stage) => {
    const form = await stage.presses('mo', 'Change')
    await form.send({ Moderators: 'None' })
    await stage.presses('mo', 'Looks right')
    await stage.runs('mo', 'digest now')
    expect(stage.reads('mo', 'direct').join('\n')).toMatch(/digest/i)
    expect(stage.reads('mo', 'moderators').filter((text) => /digest/i.test(text))).toEqual([])
  },
  { 'the playground': 'it comes confirmed, with its moderators’ channel' },
)

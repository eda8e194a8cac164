// Promises, agreements and corrections where whoever opened the thread is on one side and the team on the other.
import { expect } from 'vitest'
import { playJoined } from './play.ts'
import type { Side, Spot } from './side.ts'
import type { PersonName } from './stage.ts'

const all = (side: Side, person: PersonName, ...where: readonly Spot[]): string =>
  where.flatMap((one) => side.reads(person, one)).join('\n')

playJoined(
  'what the team promises and corrects on Slack is read on Discord, and what was agreed is confirmed there',
  async (stage) => {
    const [theirs, team] = [stage.discord, stage.slack]
    await theirs.runs('ida', 'support', { subject: 'The lamp is broken' })
    await team.runs('mo', 'promise', { what: 'a new lamp', by: '9d', thread: '1' })
    expect(all(theirs, 'ida', 'thread')).toContain('I promise you: a new lamp')
    expect(all(team, 'mo', 'team')).toMatch(/Promised to .*Ida.* in thread 1/)

    await team.runs('mo', 'agreed', { text: 'It costs 10 euros', thread: '1' })
    await theirs.presses('ida', "That's right")
    expect(all(team, 'mo', 'team')).toMatch(/Ida confirmed what was agreed in thread 1/)

    const form = await team.presses('mo', 'Reply')
    await form.send({ 'Your reply': 'It comes on Monday.' })
    const right = await team.presses('mo', 'Correct openly')
    await right.send({ 'What is right': 'It comes on Tuesday.' })
    expect(all(theirs, 'ida', 'thread')).toContain('Right is: It comes on Tuesday.')

    await team.presses('mo', 'Kept')
    expect(all(theirs, 'ida', 'thread')).toContain('What was promised is done: a new lamp')
  },
  { without: { discord: ['moderators'] } },
)

// How a support thread ends, as its opener and the team see it: asked, taken back, opened again, rated, waited for, given
// back, left and deleted by hand.

import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { type DiscordStage, discordStage } from './discord-stage.ts'
import { playOn, playSetUp } from './play.ts'
import type { PersonName, Stage } from './stage.ts'
import { storeOf } from './stage.ts'

const minute = 60_000
const day = 24 * 60 * minute

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')
const inThread = (stage: Stage, person: PersonName): string => stage.reads(person, 'thread').join('\n')
const notices = (stage: Stage): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => /^Support thread \d+, opened by/.test(text))
const notice = (stage: Stage): string => notices(stage).at(-1) ?? ''

/** Slack signs by its own clock, which goes on only while Hearth is away; what is due then is not a minute late. */
async function passes(stage: Stage, ms: number): Promise<void> {
  const isLong = ms >= 5 * minute
  if (isLong) await stage.away(async (time) => time(ms + minute / 2))
  // What is due is done before Slack is connected, and tried again.
  await stage.hearth.advance(isLong ? minute / 4 : ms)
  await stage.settles()
}

async function replies(stage: Stage, person: PersonName, text: string): Promise<void> {
  const form = await stage.presses(person, 'Reply')
  await form.send({ 'Your reply': text })
}

playSetUp(
  'what a moderator resolves is asked about after a minute, closed with a yes, and rated once',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.presses('mo', 'Claim')
    await stage.presses('mo', 'Resolve')
    expect((await stage.presses('mo', 'Undo')).said).toContain('Thread 1 is open as it was')
    await passes(stage, 2 * minute)
    expect(inThread(stage, 'ida')).not.toContain('Did this solve it?')
    await stage.presses('mo', 'Resolve')
    await passes(stage, minute)
    expect((await stage.presses('mo', 'Undo')).said).toContain('The minute in which that could be taken back is over')
    expect(inThread(stage, 'ida')).toMatch(/@?Mo says that thread 1 is solved. Did this solve it\?/)
    const yes = await stage.presses('ida', 'Yes, solved')
    expect(yes.said).toContain('How was the help?')
    expect(notice(stage)).toContain('solved and closed')
    expect((await stage.presses('ida', '4 Good')).said).toContain('The team reads: 4 Good')
    const form = await stage.presses('ida', 'Add a comment')
    expect((await form.send({ 'Your comment': 'Quick and kind' })).said).toContain('Thank you')
    expect(notice(stage)).toMatch(/Rating\s+4 Good/)
    expect(notice(stage)).toContain('Quick and kind')
    expect(notices(stage)).toHaveLength(1)
    expect((await stage.runs('mo', 'thread history', { thread: '1' })).said).toContain('took back that it is solved')
  },
)

playSetUp('a no, or a word, opens it again with the same person, and so does Reopen', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.presses('mo', 'Claim')
  await stage.presses('mo', 'Resolve')
  await passes(stage, minute)
  const no = await stage.presses('ida', 'No, I still need help')
  expect(no.said).toMatch(/Thread 1 is open again. @?Mo sees/)
  expect(notice(stage)).toContain('waiting for the team')
  expect(notice(stage)).toMatch(/With\s+@?Mo/)
  expect(stage.reads('mo', 'direct').join('\n')).toMatch(/@?Ida still needs help in thread 1/)
  await stage.presses('mo', 'Resolve')
  await passes(stage, minute)
  await stage.writes('ida', 'thread', 'It flickers again')
  expect(notice(stage)).toContain('waiting for the team')
  expect(stage.reads('mo', onSlack(stage) ? 'team' : 'thread').join('\n')).toContain('It flickers again')
  await stage.presses('ida', 'Solved')
  expect(notice(stage)).toContain('solved and closed')
  expect((await stage.presses('ida', 'I still need help')).said).toContain('Thread 1 is open again')
  await stage.writes('ida', 'thread', 'And once more')
  expect(notice(stage)).toContain('waiting for the team')
  await stage.presses('ida', 'Solved')
  const again = await stage.runs('mo', 'thread reopen', { thread: '1' })
  expect(again.said).toMatch(/Thread 1 is open again. @?Ida is told/)
  expect(inThread(stage, 'ida')).toMatch(/@?Mo opened thread 1 again/)
})

playSetUp('an opener who does not come back is asked after 3 days, and it is solved after 7', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await passes(stage, 8 * day)
  expect(inThread(stage, 'ida')).not.toContain('heard nothing')
  await replies(stage, 'mo', 'Which lamp?')
  await passes(stage, 3 * day)
  expect(inThread(stage, 'ida')).toContain('has heard nothing since: ')
  expect((await stage.presses('ida', 'Still need help')).said).toContain('The team sees that thread 1 waits for them')
  expect(notice(stage)).toContain('waiting for the team')
  await replies(stage, 'mo', 'The red one?')
  for (const days of [3, 4]) await passes(stage, days * day)
  expect(inThread(stage, 'ida')).toContain('I have heard nothing for 7 days')
  expect(notice(stage)).toContain('solved')
  expect((await stage.presses('ida', 'Still need help')).said).toContain('Thread 1 is open again')
  await stage.presses('mo', 'Resolve')
  await passes(stage, minute)
  await passes(stage, 7 * day + minute)
  expect(notice(stage)).toContain('solved and closed')
})

playSetUp(
  'a thread is everyone’s again when whoever took it does not answer in time, or is no moderator any more',
  async (stage) => {
    await stage.runs('mo', 'setup moderators', { who: '@Ben' })
    await stage.runs('mo', 'settings set', { name: 'support.claim-minutes', value: '30' })
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    const claims = async () => {
      await stage.runs('ben', 'help')
      await stage.presses('ben', '/queue')
      await stage.presses('ben', 'Open 1')
      await stage.presses('ben', 'Claim')
    }
    await claims()
    expect(notice(stage)).toMatch(/With\s+@?Ben/)
    await passes(stage, 30 * minute)
    expect(notice(stage)).toMatch(/With\s+nobody yet/)
    expect(stage.reads('ben', 'direct').join('\n')).toContain(
      'is in the queue again, since nobody could answer within 30 minutes',
    )
    await claims()
    expect(notice(stage)).toMatch(/With\s+@?Ben/)
    await stage.runs('mo', 'setup moderators', { who: '@Mo' })
    await stage.presses('mo', 'Remove Ben')
    expect(notice(stage)).toMatch(/With\s+nobody yet/)
  },
)

playSetUp('a thread whose opener has left can be handled, and goes on when they are back', async (stage) => {
  await stage.joins('nia')
  await stage.runs('nia', 'support', { subject: 'The lamp is broken' })
  await stage.leaves('nia')
  expect(notice(stage)).toMatch(/Nia has left/)
  await stage.joins('nia')
  expect(notice(stage)).not.toContain('has left')
  await stage.writes('nia', 'thread', 'Here I am again')
  expect(notice(stage)).toContain('waiting for the team')
  await stage.runs('ben', 'support', { subject: 'The chair squeaks' })
  await stage.leaves('ben')
  expect(notice(stage)).toMatch(/Ben has left/)
  expect((await stage.presses('mo', 'Resolve')).said).toContain('has left, so nobody is asked')
  await passes(stage, minute)
  expect(notice(stage)).toContain('solved and closed')
})

playSetUp('the figures are for the moderators, and those of one’s own threads for oneself', async (stage) => {
  expect((await stage.runs('mo', 'thread stats')).said).toContain('With fewer than 5 threads, figures would say little')
  for (let times = 0; times < 5; times += 1) {
    await stage.runs('ida', 'support', { subject: `Lamp ${times}` })
    await stage.presses('mo', 'Claim')
    await stage.presses('ida', 'Solved')
    if (times < 2) await stage.presses('ida', times === 0 ? '3 All right' : '4 Good')
  }
  const { said } = await stage.runs('mo', 'thread stats', { days: '7' })
  expect(said).toContain('in the last 7 days')
  expect(said.match(/5 opened, 5 solved, 0 opened again/g)).toHaveLength(2)
  expect(said).toContain('Rating: 3.5 of 5 on average (2 ratings)')
  expect(said).toContain('Only you are shown these lines')
  expect((await stage.tries('ida', 'thread stats')).said).toContain('Only the moderators can do that')
})

playOn(
  { Discord: discordStage },
  'a private thread that somebody deleted goes on in another one, with the words that found it gone',
  async (stage: DiscordStage) => {
    await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    const [first] = stage.discord.threads(stage.guild)
    if (first === undefined) throw new Error('there is no thread')
    stage.guild.deleteChannel(first)
    await stage.settles()
    await replies(stage, 'mo', 'Which lamp?')
    await stage.settles()
    expect(inThread(stage, 'ida')).toContain('this is your thread with the team, number 1')
    expect(inThread(stage, 'ida')).toContain('Which lamp?')
    expect(inThread(stage, 'ida')).toContain('was deleted, so it goes on here')
    expect(notice(stage)).toContain('the one before was deleted by hand')
    expect(notices(stage)).toHaveLength(1)
    expect(stage.reads('mo', 'moderators').filter((text) => text.includes('deleted by hand'))).toHaveLength(1)
    await stage.writes('ida', 'thread', 'The red one')
    expect(notice(stage)).toContain('waiting for the team')
  },
)

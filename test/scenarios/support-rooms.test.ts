// A support thread in a private channel of its own, which is Slack's by choice: both sides in one place, as elsewhere in a
// private thread; and what becomes of it when Slack refuses, or somebody does something to the channel by hand.
import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { playOn, playSetUp } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import { type PersonName, type Stage, storeOf } from './stage.ts'

const minute = 60_000
const day = 24 * 60 * minute

const onSlack = (stage: Stage): boolean => stage.name.startsWith('Slack')
const inThread = (stage: Stage, person: PersonName): string => stage.reads(person, 'thread').join('\n')
const inTeam = (stage: Stage): string => stage.reads('mo', 'team').join('\n')
const notice = (stage: Stage): string =>
  stage
    .reads('mo', 'moderators')
    .filter((text) => /^Support thread \d+, opened by/.test(text))
    .at(-1) ?? ''

/** Slack signs by its own clock, which goes on only while Hearth is away. */
async function passes(stage: Stage, ms: number): Promise<void> {
  await stage.away(async (time) => time(ms))
  await stage.hearth.advance(minute / 4)
  await stage.settles()
}

async function choosesChannels(stage: Stage): Promise<void> {
  const set = await stage.runs('mo', 'settings set', { name: 'support.private-channels', value: 'on' })
  expect(set.said).toContain('That is about Slack alone')
}

playSetUp('with private channels both sides write in one place, and it goes on after it was closed', async (stage) => {
  await choosesChannels(stage)
  const opened = await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  expect(opened.said).toContain(onSlack(stage) ? 'It is a private channel' : 'Your thread is open, number 1')
  expect(inThread(stage, 'ida')).toContain('this is your thread with the team, number 1')
  expect(inThread(stage, 'ida')).toContain(
    onSlack(stage) ? 'only you and the moderators can read it' : 'Only you, the moderators',
  )
  expect(stage.pings('ida').join()).toContain('this is your thread with the team')
  expect(stage.reads('ida', 'direct').join()).not.toContain('your thread with the team')
  // Whoever may manage threads sees them on Discord; into a channel one comes by taking what it is about.
  if (onSlack(stage)) expect(stage.reads('mo', 'thread')).toEqual([])

  await stage.writes('ida', 'thread', 'It flickers since Monday')
  expect(notice(stage)).toContain('waiting for the team')
  await stage.presses('mo', 'Claim')
  expect(inThread(stage, 'mo')).toContain('It flickers since Monday')
  expect(stage.reads('ben', 'thread')).toEqual([])
  await stage.writes('mo', 'thread', 'Turn it off and on')
  expect(inThread(stage, 'ida')).toContain('Turn it off and on')
  expect(notice(stage)).toContain('waiting for the member')
  await stage.calls('mo', 'thread', 'resolve')
  expect(notice(stage)).toContain('solved')

  await stage.hearth.advance(minute)
  await stage.settles()
  await stage.presses('ida', 'Yes, solved')
  expect(notice(stage)).toContain('solved and closed')
  await passes(stage, 2 * day)
  await stage.presses('ida', 'I still need help')
  await stage.writes('ida', 'thread', 'It flickers again')
  expect(inThread(stage, 'ida')).toContain('It flickers again')
  expect(inThread(stage, 'mo')).toContain('It flickers again')
  expect(notice(stage)).toContain('waiting for the team')
  expect(notice(stage)).toMatch(/With\s+@?Mo/)
})

/** Slack alone, both ways. */
const playRooms = (sentence: string, scenario: (stage: SlackStage) => Promise<void>): void =>
  playOn(
    { 'Slack by Socket Mode': () => slackStage('socket'), 'Slack by HTTP': () => slackStage('http') },
    sentence,
    async (stage) => {
      await stage.presses('mo', 'Looks right')
      await namesHelpers(storeOf(stage.hearth))
      await choosesChannels(stage)
      await scenario(stage)
    },
  )

playRooms(
  'whoever comes into the channel is told of and taken out, and what was written meanwhile is found',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.presses('mo', 'Claim')
    const [room] = stage.rooms('ida')
    if (room === undefined) throw new Error('Ida is in no channel of her own')
    expect(room.name).toBe('support-1')

    const added = await stage.runs('mo', 'thread add', { who: '@Ben' }, 'thread')
    expect(added.said).toMatch(/I let @?Ben into thread 1/)
    expect(room.members.has(stage.user('ben').id)).toBe(true)
    expect(inThread(stage, 'ida')).toContain('let @Ben into this thread')
    await stage.runs('mo', 'thread remove', { who: '@Ben', thread: '1' })
    expect(room.members.has(stage.user('ben').id)).toBe(false)

    await stage.slack.inviteToChannel(stage.user('ida'), room, stage.user('ben'))
    await stage.settles()
    expect(inThread(stage, 'ida')).toContain('Ben was invited into this channel, and reads all that stands here')
    expect(inTeam(stage)).toContain('Ben was invited into the channel of thread 1')
    await stage.presses('ida', 'Remove')
    expect(room.members.has(stage.user('ben').id)).toBe(false)
    expect(inThread(stage, 'ida')).toContain('Ben is out of this thread again')

    const first = await stage.slack.write(stage.user('ida'), room, 'It flickers')
    await stage.settles()
    await stage.slack.leaveChannel(stage.user('ida'), room)
    await stage.away(async () => {
      await stage.slack.write(stage.user('mo'), room, 'Look at the plug', { threadTs: first.ts })
    })
    await stage.settles()
    expect(notice(stage)).toContain('waiting for the member')
    // An answer brings back whoever has left.
    expect(room.members.has(stage.user('ida').id)).toBe(true)
  },
)

playRooms('what Slack refuses goes on by direct messages, and a channel archived by hand in another', async (stage) => {
  stage.slack.faults.next({ method: 'conversations.create' }, { error: 'restricted_action' })
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  expect(stage.reads('ida', 'direct').join()).toContain('this is your thread with the team, number 1')
  // The team hears it with the notice, or in its thread once that stands.
  expect([...stage.reads('mo', 'moderators'), inTeam(stage)].join()).toMatch(
    /I could not open a private channel for @?Ida: I am not allowed to make a private channel/,
  )
  await stage.writes('ida', 'thread', 'It flickers')
  expect(inTeam(stage)).toContain('It flickers')
  await stage.presses('ida', 'Solved')

  stage.slack.faults.next({ method: 'conversations.invite' }, { error: 'user_is_ultra_restricted' })
  await stage.runs('ben', 'support', { subject: 'The door is locked' })
  expect(stage.reads('ben', 'direct').join()).toContain('this is your thread with the team, number 2')
  expect(stage.rooms('ben')).toEqual([])
  expect([...stage.slack.world.channels.values()].find(({ name }) => name === 'support-2')?.archived).toBe(true)

  stage.slack.addChannel({ name: 'support-3', private: true })
  await stage.runs('ida', 'support', { subject: 'The bell is mute' })
  const [room] = stage.rooms('ida')
  if (room === undefined) throw new Error('Ida is in no channel of her own')
  expect(room.name).toBe('support-3-2')
  await stage.slack.archiveChannel(stage.user('ida'), room)
  const form = await stage.presses('mo', 'Reply')
  await form.send({ 'Your reply': 'Which bell?' })
  const next = stage.rooms('ida').at(-1)
  expect(next?.name).toBe('support-3-3')
  expect(inThread(stage, 'ida')).toContain('Which bell?')
  expect(inThread(stage, 'ida')).toContain('this is your thread with the team, number 3')
  expect(stage.reads('mo', 'moderators').join()).toContain('the one before was archived or deleted by hand')
})

// What is shown in a Slack channel to one person alone: an ephemeral message, which leaves no trace to be found again.
import { afterEach, expect, test } from 'vitest'
import type { Effect } from '../../src/ports/effect.ts'
import { plain } from '../../src/view/text.ts'
import type { Channel, User } from '../emulators/slack/index.ts'
import { type Bench, bench } from './slack-bench.ts'

let open: Bench | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

const first = { id: 'effect-1', number: 1 } as const

async function started() {
  const house = await bench('socket', {})
  open = house
  await house.start()
  const { slack, platform } = house
  const space = { platform: 'slack', id: slack.teamId } as const
  const [ana, ben] = [slack.addUser({ name: 'ana' }), slack.addUser({ name: 'ben' })]
  const whisper = (channel: string, user: User = ana): Effect => ({
    kind: 'whisper',
    place: { kind: 'channel', space, channel },
    user: user.id,
    message: { text: plain('Only you') },
  })
  const seenBy = (user: User, channel: Channel) =>
    slack.messagesSeenBy(user, channel).map((message) => slack.text(message))
  const asked = () => slack.requests.filter(({ method }) => method === 'chat.postEphemeral').length
  return { slack, platform, ana, ben, whisper, seenBy, asked }
}

test('it is seen by that person alone, in a public channel that is joined for it', async () => {
  const { slack, platform, ana, ben, whisper, seenBy } = await started()
  const welcome = slack.addChannel({ name: 'welcome', members: [ana, ben] })
  expect(await platform.perform(whisper(welcome.id), first)).toMatchObject({ kind: 'done' })
  expect(seenBy(ana, welcome)).toContain('Only you')
  expect(seenBy(ben, welcome)).not.toContain('Only you')
})

test('somebody who is not in the channel, and a channel that is not there, are told from each other', async () => {
  const { slack, platform, whisper } = await started()
  const welcome = slack.addChannel({ name: 'welcome', botIn: true })
  const away = await platform.perform(whisper(welcome.id), first)
  expect(away).toMatchObject({ kind: 'refused', reason: 'not-allowed', detail: 'user_not_in_channel' })
  const nowhere = await platform.perform(whisper('C0NOWHERE'), first)
  expect(nowhere).toMatchObject({ kind: 'refused', reason: 'gone', detail: 'channel_not_found' })
})

test('one whose outcome nobody knows is not shown twice', async () => {
  const { slack, platform, ana, whisper, seenBy, asked } = await started()
  const team = slack.addChannel({ name: 'team', members: [ana], botIn: true })
  slack.faults.next({ method: 'chat.postEphemeral' }, { cut: 'after' })
  const since = Date.now()
  expect(await platform.perform(whisper(team.id), first)).toMatchObject({ kind: 'unknown' })
  const again = await platform.perform(whisper(team.id), { ...first, number: 2, unknownSince: since })
  expect(again).toMatchObject({ kind: 'refused', reason: 'unconfirmed' })
  expect(seenBy(ana, team).filter((words) => words === 'Only you')).toHaveLength(1)
  expect(asked()).toBe(1)
})

test('one that Slack limits waits as long as it says, and is shown then', async () => {
  const { slack, platform, ana, whisper, seenBy } = await started()
  slack.faults.next({ method: 'chat.postEphemeral' }, { status: 429, retryAfter: 7 })
  const outcome = await platform.perform(whisper(slack.general.id), first)
  expect(outcome).toMatchObject({ kind: 'later', afterMs: 7000, because: 'limited' })
  expect(await platform.perform(whisper(slack.general.id), { ...first, number: 2 })).toMatchObject({ kind: 'done' })
  expect(seenBy(ana, slack.general)).toContain('Only you')
})

test('the channel that everyone is in from the start is told from the others', async () => {
  const { slack, platform } = await started()
  slack.addChannel({ name: 'welcome' })
  const seen = await platform.channels({ platform: 'slack', id: slack.teamId })
  expect(seen.filter(({ general }) => general === true).map(({ name }) => name)).toEqual(['general'])
})

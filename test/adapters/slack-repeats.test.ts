// Slack repeats itself: by numbered retries, and as if it were news. The whole house takes each thing once.
import { expect } from 'vitest'
import { playOn } from '../scenarios/play.ts'
import { type SlackStage, slackStage } from '../scenarios/slack-stage.ts'

const onSlack = (sentence: string, scenario: (stage: SlackStage) => Promise<void>): void =>
  playOn(
    { 'Slack by Socket Mode': () => slackStage('socket'), 'Slack by HTTP': () => slackStage('http') },
    sentence,
    async (stage) => {
      await stage.presses('mo', 'Looks right')
      await scenario(stage)
    },
  )

/** Sends the last event again: three retries, one after the other, and three copies under ids of their own at once. */
async function repeats({ slack, settles }: SlackStage): Promise<void> {
  for (const retry of [1, 2, 3]) await slack.repeatLastEvent({ retry })
  await Promise.all([slack.repeatLastEvent(), slack.repeatLastEvent(), slack.repeatLastEvent()])
  await settles()
}

const times = (texts: readonly string[], words: string): number => texts.join('\n').split(words).length - 1

onSlack('a message of a support thread that Slack sends seven times is relayed once', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  await stage.writes('ida', 'thread', 'It is the red one')
  await repeats(stage)
  expect(times(stage.reads('mo', 'team'), 'It is the red one')).toBe(1)
})

onSlack('a mention that Slack sends seven times is answered once', async (stage) => {
  await stage.slack.inviteBot(stage.slack.general)
  const before = stage.privateTo('ben').length
  await stage.slack.mention(stage.user('ben'), stage.slack.general, 'suggest Dark mode')
  await stage.slack.until(() => stage.privateTo('ben').length > before)
  await repeats(stage)
  expect(times(stage.reads('mo', 'suggestions'), 'Dark mode')).toBe(1)
  expect(stage.privateTo('ben').length - before).toBe(1)
})

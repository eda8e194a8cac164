// A database that is busy for longer than Slack waits: nothing is acknowledged before it is kept, so that Slack itself tells
// whoever called that it failed; and what they do again is not done twice.
import { expect } from 'vitest'
import { playOn } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import { storeOf } from './stage.ts'

const onSlack = (sentence: string, scenario: (stage: SlackStage) => Promise<void>): void =>
  playOn(
    { 'Slack by Socket Mode': () => slackStage('socket'), 'Slack by HTTP': () => slackStage('http') },
    sentence,
    async (stage) => {
      await stage.presses('mo', 'Looks right')
      await scenario(stage)
    },
  )

/** Whatever is to be written in the community meanwhile waits until that is over. */
async function whileHeld<Result>({ hearth }: SlackStage, meanwhile: () => Promise<Result>): Promise<Result> {
  const store = storeOf(hearth)
  const [lantern] = await store.spaces.all()
  const begun = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const held = store.transaction(lantern?.community, async () => {
    begun.resolve()
    await ended.promise
  })
  await begun.promise
  try {
    return await meanwhile()
  } finally {
    ended.resolve()
    await held
  }
}

const cards = (stage: SlackStage): readonly string[] =>
  stage.reads('ben', 'suggestions').filter((text) => text.includes('Dark mode'))

onSlack('a form that is not kept stays open, and is done once however often it is sent', async (stage) => {
  const { slack, user } = stage
  await stage.runs('ida', 'suggest')
  const form = slack.viewOf(user('ida')) ?? expect.fail('no form opened')
  const sent = await whileHeld(stage, () => slack.submit(user('ida'), form, { Title: 'Dark mode' }))
  expect(sent).toMatchObject({ ackedWithin: undefined, failure: 'operation_timeout', closed: false })
  await stage.settles()
  expect(await slack.submit(user('ida'), form)).toMatchObject({ failure: undefined, closed: true })
  await stage.settles()
  expect(cards(stage)).toHaveLength(1)
})

onSlack('a press that is not kept in time is not done', async (stage) => {
  const { slack, user } = stage
  await stage.runs('ben', 'suggest', { title: 'Dark mode' })
  const [card = expect.fail('no card')] = slack
    .messagesSeenBy(user('ida'), stage.channel('suggestions'))
    .filter((message) => slack.text(message).includes('Dark mode'))
  const pressed = await whileHeld(stage, () => slack.press(user('ida'), card, 'Vote for 1'))
  expect(pressed).toMatchObject({ ackedWithin: undefined, failure: 'operation_timeout' })
  await stage.settles()
  expect(cards(stage).join()).toContain('Nobody has voted yet')
  await stage.presses('ida', 'Vote for 1')
  expect(cards(stage).join()).toContain('1 person')
})

onSlack('a command that was begun and not kept in time tells its caller later what became of it', async (stage) => {
  const { slack, user } = stage
  const asked = await whileHeld(stage, () =>
    slack.runCommand(user('ida'), slack.general, '/hearth', 'suggest Dark mode'),
  )
  expect(asked).toMatchObject({ ackedWithin: undefined, failure: 'operation_timeout' })
  expect(slack.text(await asked.response())).toContain('Dark mode')
  await stage.settles()
  expect(cards(stage)).toHaveLength(1)
})

// What only Slack has: threads that are relayed, mentions, one command for everything, words that are no command.

import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { playOn } from './play.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import { storeOf } from './stage.ts'

const onSlack = (sentence: string, scenario: (stage: SlackStage) => Promise<void>): void =>
  playOn(
    { 'Slack by Socket Mode': () => slackStage('socket'), 'Slack by HTTP': () => slackStage('http') },
    sentence,
    async (stage) => {
      await stage.presses('mo', 'Looks right')
      await namesHelpers(storeOf(stage.hearth))
      await scenario(stage)
    },
  )

const team = (stage: SlackStage): string => stage.reads('mo', 'team').join('\n')
const notices = (stage: SlackStage): readonly string[] =>
  stage.reads('mo', 'moderators').filter((text) => /^Support thread \d+, opened by/.test(text))

/** What only this person reads of what has just happened. */
async function privately(stage: SlackStage, person: 'ben' | 'ida', act: () => Promise<unknown>): Promise<string> {
  const before = new Set(stage.privateTo(person))
  await act()
  await stage.slack.until(() => stage.privateTo(person).some((message) => !before.has(message)))
  await stage.settles()
  const told = stage.privateTo(person).filter((message) => !before.has(message))
  return told.map((message) => stage.slack.text(message)).join('\n')
}

onSlack('only Reply reaches the opener, what the team writes in its own thread stays there', async (stage) => {
  await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
  expect(team(stage)).toContain('What you write here, and how you react, stays here')
  await stage.writes('mo', 'team', 'She broke it herself')
  await stage.writes('mo', 'moderators', 'I say she broke it')
  const read = [...stage.reads('ida', 'thread'), ...stage.reads('ida', 'direct')].join('\n')
  expect(read).not.toContain('broke it')
  await (await stage.presses('mo', 'Reply')).send({ 'Your reply': 'We send you a new one' })
  expect(stage.reads('ida', 'thread').join('\n')).toContain('We send you a new one')
  expect(team(stage)).toMatch(/Mo replied in thread 1:\s+We send you a new one/)
})

onSlack(
  'what is written outside of the thread reaches nobody until its writer says where it belongs',
  async (stage) => {
    await stage.runs('ida', 'support', { subject: 'The lamp is broken' })
    await stage.writes('ida', 'direct', 'It is the red one')
    expect(stage.reads('ida', 'direct').at(-1)).toContain('reaches nobody by itself')
    expect(team(stage)).not.toContain('It is the red one')
    const passed = await stage.presses('ida', 'Pass it on to thread 1')
    expect(passed.said).toContain('I passed it on to thread 1')
    expect(team(stage)).toContain('It is the red one')
    const again = await stage.presses('ida', 'Pass it on to thread 1')
    expect(again.said).toContain('passed on already')
    expect(team(stage).split('It is the red one')).toHaveLength(2)
  },
)

onSlack('what is written to Hearth without a thread opens one with it, if its writer wants', async (stage) => {
  await stage.writes('ida', 'direct', 'My lamp is broken')
  expect(notices(stage)).toEqual([])
  expect(stage.reads('ida', 'direct').at(-1)).toContain('Only you and the moderators can read that')
  await stage.presses('ida', 'Open a thread with it')
  expect(notices(stage)).toHaveLength(1)
  expect(team(stage)).toContain('My lamp is broken')
})

onSlack('who writes under a message of their own is asked where it belongs, too', async (stage) => {
  const { slack, user } = stage
  await stage.writes('ida', 'direct', 'Is anybody there?')
  const own = slack.directMessages(user('ida')).find((message) => slack.text(message) === 'Is anybody there?')
  const told = await privately(stage, 'ida', () =>
    slack.writeDirectly(user('ida'), 'My lamp is broken', { threadTs: own?.ts ?? '' }),
  )
  expect(told).toContain('reaches nobody by itself')
  await stage.presses('ida', 'Open a thread with it')
  expect(team(stage)).toContain('My lamp is broken')
})

onSlack('words that come before the team’s side stands arrive, once and in their order', async (stage) => {
  const { slack, user } = stage
  const asked = slack.runCommand(user('ida'), slack.general, '/hearth', 'support The lamp is broken')
  const root = await slack.until(() =>
    slack.directMessages(user('ida')).find((message) => slack.text(message).includes('your thread with the team')),
  )
  const words = ['first of all', 'then', 'after that', 'and in the end']
  for (const text of words) await slack.writeDirectly(user('ida'), text, { threadTs: root.ts })
  await asked
  await stage.settles()
  const brought = stage.reads('mo', 'team').flatMap((text) => words.filter((one) => text.includes(one)))
  expect(brought).toEqual(words)
})

onSlack('what is relayed notifies nobody by its words', async (stage) => {
  const { user } = stage
  await stage.runs('ida', 'support', { subject: `<!channel> <@${user('ben').id}> *lamp*` })
  await stage.writes('ida', 'thread', `<!here> <@${user('mo').id}> look`)
  expect(team(stage)).toContain('@Mo look')
  expect(notices(stage).join()).toContain('@Ben *lamp*')
  for (const person of ['mo', 'ben'] as const) expect(stage.pings(person)).toEqual([])
})

onSlack('a mention runs the same commands, in a channel and in a thread, and answers privately', async (stage) => {
  const { slack, user } = stage
  await slack.inviteBot(slack.general)
  const help = await privately(stage, 'ben', () => slack.mention(user('ben'), slack.general, 'help'))
  expect(help).toContain('Three things you can do now')
  expect(stage.reads('ida', 'general').join('\n')).not.toContain('Three things you can do now')
  const root = await slack.write(user('ida'), slack.general, 'The lights are too bright')
  const made = await privately(stage, 'ben', () =>
    slack.mention(user('ben'), slack.general, 'suggest Dark mode', { threadTs: root.ts }),
  )
  expect(made).toContain('Dark mode')
  expect(stage.reads('ida', 'suggestions').join('\n')).toContain('Dark mode')
})

onSlack('a mention that needs a form brings it behind a button', async (stage) => {
  const { slack, user } = stage
  await slack.inviteBot(slack.general)
  const root = await slack.write(user('ida'), slack.general, 'The lights are too bright')
  await privately(stage, 'ben', () => slack.mention(user('ben'), slack.general, 'support', { threadTs: root.ts }))
  const opened = await stage.presses('ben', 'Open the form')
  expect(opened.form).toContain('Only you and the moderators can read it')
  await opened.send({ 'What is it about?': 'The lights' })
  expect(notices(stage)).toHaveLength(1)
})

onSlack('the bare command shows what one can do', async (stage) => {
  const { slack, user } = stage
  const bare = await slack.runCommand(user('ben'), slack.general, '/hearth')
  expect(slack.text(await bare.response())).toContain('Three things you can do now')
})

onSlack(
  'words that are no command are offered as a support thread or a suggestion, filled in already',
  async (stage) => {
    const words = 'the lamps in the long hall flicker whenever somebody opens the window, and that is every morning'
    const offered = await stage.runs('ida', words)
    expect(offered.said).toContain(words)
    await (await stage.presses('ida', 'Suggest it')).send({})
    expect(stage.reads('ben', 'suggestions').join('\n')).toContain(words)
    const form = await stage.presses('ida', 'Ask the team')
    const long = await form.send({})
    expect(long.said).toContain('characters long')
    await long.send({ 'What is it about?': 'The lamps flicker' })
    expect(notices(stage)).toHaveLength(1)
  },
)

onSlack('posts to one channel keep their order, also when Slack asks for patience', async (stage) => {
  const { slack, hearth } = stage
  await stage.runs('mo', 'settings set', { name: 'welcome.greeting', value: 'public' })
  slack.faults.next({ method: 'chat.postMessage' }, { status: 429, retryAfter: 2 })
  const names = ['Ada', 'Bo', 'Cleo', 'Dov']
  for (const name of names) await slack.joinTeam({ name, general: true })
  await stage.settles()
  expect(stage.reads('ben', 'welcome').join('\n')).not.toContain('Bo')
  await hearth.advance(5000)
  await stage.settles()
  const greeted = stage.reads('ben', 'welcome').flatMap((text) => names.filter((name) => text.includes(`@${name}`)))
  expect(greeted).toEqual(names)
})

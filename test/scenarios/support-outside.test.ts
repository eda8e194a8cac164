// People without an account: staff open threads for them and write down both sides, and others hand problems in by HTTP.
import { expect } from 'vitest'
import { noMetrics } from '../../src/ports/metrics.ts'
import { namesHelpers } from '../services/helpers-named.ts'
import { discordStage } from './discord-stage.ts'
import { passes } from './passes.ts'
import { playJoined, playOn, playSetUp } from './play.ts'
import { playgroundStage } from './playground-stage.ts'
import { slackStage } from './slack-stage.ts'
import { type Stage, storeOf } from './stage.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const notice = (stage: Stage): string => stage.reads('mo', 'moderators').join('\n')
const team = (stage: Stage): string => stage.reads('mo', 'team').join('\n')

const anna = { name: 'Anna', reach: '+49 30 1234567', subject: 'The lamp is broken', words: 'It went out today.' }

playSetUp(
  'a thread for somebody without an account has a record of both sides, and ends and goes on',
  async (stage) => {
    expect((await stage.tries('ida', 'contact open')).said).toContain('Only the moderators can do that')
    expect((await stage.runs('mo', 'contact open', anna)).said).toContain('Thread 1 of Anna is open')
    expect(notice(stage)).toMatch(/Support thread 1, opened by Anna: .*The lamp is broken/)
    expect(notice(stage)).toContain('By phone: +49 30 1234567')
    expect(notice(stage)).not.toContain('has left')
    expect(stage.buttons('mo', 'Support thread 1')).toEqual(['Claim', 'Told', 'They said', 'Resolve', 'More'])
    expect(team(stage)).toMatch(/What Anna said in thread 1:\s.*It went out today\./)
    expect((await stage.runs('mo', 'queue')).said).toContain('Anna')

    const told = await stage.presses('mo', 'Told')
    const done = await told.send({ 'What you told them': 'Try the other switch.' })
    expect(done.said).toContain('Written down in thread 1, as what you told Anna. I sent them nothing.')
    expect(done.said).toContain('By phone: +49 30 1234567')
    expect(team(stage)).toMatch(/Mo told them in thread 1:\s.*Try the other switch\./)
    expect(notice(stage)).toContain('waiting for them')
    expect((await stage.runs('mo', 'thread draft', { text: 'Hm', thread: '1' })).said).toContain('nothing to draft')

    await (await stage.presses('mo', 'They said')).send({ 'What they said': 'It works now.' })
    expect(team(stage)).toMatch(/What Anna said in thread 1:\s.*It works now\./)
    expect(notice(stage)).toContain('waiting for the team')

    const again = { ...anna, reach: '0049 (30) 12345-67', words: 'And the other lamp?' }
    expect((await stage.runs('mo', 'contact open', again)).said).toContain('Anna has thread 1 open already')
    await stage.presses('mo', 'Write it down in thread 1')
    expect(team(stage)).toContain('And the other lamp?')

    const change = await stage.presses('mo', 'Change')
    expect((await change.send({ 'Your reply': 'Try the other plug.' })).said).toContain('Changed in the record')
    await stage.runs('mo', 'thread transcript', { thread: '1' })
    const [transcript] = await stage.files('mo', 'direct')
    const record = new TextDecoder().decode(transcript?.content)
    for (const kept of ['It went out today.', 'Try the other plug.', 'It works now.']) expect(record).toContain(kept)
    expect((await stage.presses('mo', 'Take back')).said).toContain('Anna was not told that')
    expect(team(stage)).toContain('(taken back: they were not told this)')

    expect((await stage.presses('mo', 'Resolve')).said).toContain('Thread 1 is solved, and closed in a minute')
    await passes(stage, 2 * minuteMs)
    expect(notice(stage)).toContain('solved and closed')
    expect((await stage.presses('mo', 'Reopen')).said).toContain('I tell Anna nothing')
    expect(notice(stage)).toContain('waiting for the team')
    const history = (await stage.runs('mo', 'thread history', { thread: '1' })).said
    expect(history).toContain('Mo opened it for them, who have no account')
    expect(history).toContain('Mo wrote down what they said')
  },
)

playSetUp(
  'what is promised to, agreed with and corrected for somebody without an account is written down, and the team tells them',
  async (stage) => {
    await stage.runs('mo', 'contact open', anna)
    const promised = await stage.runs('mo', 'promise', { what: 'A new lamp', by: '9d', thread: '1' })
    expect(promised.said).toContain('I sent Anna nothing, so tell them yourself')
    expect(promised.said).toContain('By phone: +49 30 1234567')
    expect(notice(stage)).toContain('A new lamp')
    await stage.runs('mo', 'promises')
    expect((await stage.presses('mo', 'Kept')).said).toContain('I sent Anna nothing')

    const agreed = await stage.runs('mo', 'agreed', { text: 'A new lamp for 20 euros', thread: '1' })
    expect(agreed.said).toContain('Ask Anna whether it is right')
    const corrected = await stage.presses('mo', 'Correct it')
    await corrected.send({ 'What was agreed': 'A new lamp for 10 euros' })
    expect((await stage.presses('mo', "That's right")).said).toContain('It stands')
    expect(notice(stage)).toMatch(/Agreed:?\s.*A new lamp for 10 euros/)

    await (await stage.presses('mo', 'Told')).send({ 'What you told them': 'It costs 20 euros.' })
    const correct = await stage.presses('mo', 'Correct openly')
    const right = await correct.send({ 'What is right': 'It costs 10 euros.' })
    expect(right.said).toContain('tell them yourself what is right')
    expect(team(stage)).toContain('It costs 10 euros.')
    // Nothing was tried that could not arrive.
    expect((await stage.runs('mo', 'deliveries')).said).toContain('got through')
  },
)

playSetUp(
  'who waits for somebody without an account is asked in their place, and an admin has them forgotten',
  async (stage) => {
    await stage.runs('mo', 'contact open', { ...anna, reach: 'anna@example.org' })
    await (await stage.presses('mo', 'Told')).send({ 'What you told them': 'Try the other switch.' })
    await passes(stage, 3 * dayMs + minuteMs)
    expect(team(stage)).toMatch(/Whoever thread 1 is about was last told something on .*Please ask them/)
    expect(notice(stage)).toContain('By mail: anna@example.org')
    await passes(stage, 4 * dayMs + minuteMs)
    expect(team(stage)).toContain('Nothing was heard of whoever thread 1 is about for 7 days, so it is solved')
    const more = await stage.runs('mo', 'contact said', { text: 'It broke again.', thread: '1' })
    expect(more.said).toContain('Written down in thread 1, as what Anna said')
    expect(notice(stage)).toContain('waiting for the team')

    await stage.runs('mo', 'setup moderators', { who: '@Ben' })
    await stage.runs('ben', 'help')
    const asked = await stage.runs('mo', 'contact forget', { thread: '1' })
    expect(asked.said).toContain('All that support keeps of Anna comes to you')
    const [file] = await stage.files('mo', 'direct')
    expect(new TextDecoder().decode(file?.content)).toMatch(/Reached by: anna@example\.org/)
    expect((await stage.presses('mo', 'Erase it')).said).toContain('It is erased')
    expect(notice(stage)).toContain('opened by Somebody without an account')
    // Beside what was said to Mo alone.
    const stands = [...stage.reads('mo', 'moderators'), ...stage.reads('mo', 'team')]
      .filter((text) => /^(Support thread|What |@?Mo told|This is|Whoever|Nothing was heard)/.test(text))
      .join()
    for (const gone of ['anna@example.org', 'The lamp is broken', 'Anna']) expect(stands).not.toContain(gone)
    expect(team(stage)).not.toContain('It broke again.')
  },
)

const log: string[] = []
const watched = { metrics: noMetrics, hears: (line: string) => void log.push(line) }
const listening: Readonly<Record<string, () => Promise<Stage>>> = {
  Discord: () => discordStage(watched),
  'Slack by Socket Mode': () => slackStage('socket', watched),
  'Slack by HTTP': () => slackStage('http', watched),
  'the playground': () => playgroundStage(watched),
}

const problem = {
  contact: 'Anna <anna@example.org>',
  subject: 'The lamp is broken',
  text: 'It went out today.',
  id: '<1@example.org>',
}

async function handsIn(stage: Stage, secret: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(`http://127.0.0.1:${stage.hearth.httpPort()}/intake/support`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  await stage.settles()
  return { status: answer.status, body: await answer.json(), later: answer.headers.get('retry-after') }
}

playOn(
  listening,
  'a problem that is handed in opens a thread once, also over a restart, as long as its secret works',
  async (stage) => {
    if (stage.name !== 'the playground') await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    expect((await stage.runs('mo', 'setup intake')).said).toContain('POST /intake/support')
    const shown = (await stage.presses('mo', 'New secret')).said
    const [secret = ''] = /(discord|slack|playground)\.\S+\.[0-9A-Za-z]{32}/.exec(shown) ?? []
    expect((await handsIn(stage, secret, problem)).status).toBe(401)
    expect((await stage.presses('mo', 'Use it')).said).toContain('It works from now on')

    expect(await handsIn(stage, secret, problem)).toMatchObject({ status: 202, body: { number: 1 } })
    expect(notice(stage)).toMatch(/Support thread 1, opened by Anna: .*The lamp is broken/)
    expect(notice(stage)).toContain('By mail: anna@example.org')
    expect(team(stage)).toMatch(/What Anna said in thread 1:\s.*It went out today\./)
    await stage.away(async () => {})
    // Nobody waits for what was written where nobody can write.
    if (stage.name !== 'the playground')
      for (const space of await storeOf(stage.hearth).spaces.all()) expect(space.awaySince).toBeUndefined()
    expect(await handsIn(stage, secret, problem)).toMatchObject({ status: 202, body: { number: 1 } })
    const typed = 'contact=ANNA%40example.org&text=The+other+one+too'
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': '2' }
    expect(await handsIn(stage, secret, typed, form)).toMatchObject({ status: 202, body: { number: 1 } })
    expect(team(stage)).toContain('The other one too')
    expect(team(stage).match(/It went out today/g)).toHaveLength(1)

    expect(await handsIn(stage, `${secret}x`, problem)).toMatchObject({ status: 401 })
    expect(await handsIn(stage, secret, '{')).toMatchObject({ status: 400 })
    expect(await handsIn(stage, secret, { ...problem, contact: 'at the desk' })).toMatchObject({
      status: 422,
      body: { field: 'contact' },
    })
    expect(await handsIn(stage, secret, { ...problem, id: '3', topic: 'lamps' })).toMatchObject({
      status: 422,
      body: { field: 'topic' },
    })
    expect(await handsIn(stage, secret, { ...problem, text: 'x'.repeat(70_000) })).toMatchObject({ status: 413 })

    await stage.runs('mo', 'setup intake')
    expect((await stage.presses('mo', 'Revoke 1')).said).toContain('Revoked')
    expect((await handsIn(stage, secret, problem)).status).toBe(401)
    const said = log.splice(0).join('')
    for (const word of [secret, 'Anna', 'anna@example.org', 'lamp', 'It went out']) expect(said).not.toContain(word)
  },
)

playJoined(
  'somebody without an account whom one side knows is answered from the other, and known there too',
  async ({ discord, slack }) => {
    expect((await discord.runs('mo', 'contact open', anna)).said).toContain('Thread 1 of Anna is open')
    expect(slack.reads('mo', 'moderators').join('\n')).toContain('Support thread 1, opened by Anna in ')
    expect(slack.reads('mo', 'team').join('\n')).toMatch(/What Anna said in thread 1:\s.*It went out today\./)
    const told = await slack.presses('mo', 'Told')
    expect((await told.send({ 'What you told them': 'Try the other switch.' })).said).toContain(
      'Written down in thread 1',
    )
    expect((await slack.runs('mo', 'contact open', anna)).said).toContain('Anna has thread 1 open already')
    expect((await discord.runs('mo', 'queue')).said).toContain('Anna')
  },
  { without: { discord: ['moderators'] } },
)

playJoined(
  'where no channel of moderators is known, what is written down comes to the host directly',
  async ({ discord }) => {
    await discord.runs('mo', 'contact open', anna)
    const told = await discord.presses('mo', 'Told')
    await told.send({ 'What you told them': 'Try the other switch.' })
    const direct = discord.reads('mo', 'direct').join('\n')
    expect(direct).toMatch(/Support thread 1, opened by Anna[\s\S]*It went out today\.[\s\S]*Try the other switch\./)
    expect(direct).toContain('no private channel of moderators is known')
    expect(direct).not.toContain('I could not begin')
  },
  { joined: false, without: { discord: ['moderators'] } },
)

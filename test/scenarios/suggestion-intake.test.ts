// Suggestions that a web form or a mail gateway hands in for somebody without an account.
import { expect } from 'vitest'
import { noMetrics } from '../../src/ports/metrics.ts'
import { namesHelpers } from '../services/helpers-named.ts'
import { discordStage } from './discord-stage.ts'
import { playOn } from './play.ts'
import { playgroundStage } from './playground-stage.ts'
import { slackStage } from './slack-stage.ts'
import { type Stage, storeOf } from './stage.ts'

const log: string[] = []
const watched = { metrics: noMetrics, hears: (line: string) => void log.push(line) }
const listening: Readonly<Record<string, () => Promise<Stage>>> = {
  Discord: () => discordStage(watched),
  'Slack by Socket Mode': () => slackStage('socket', watched),
  'Slack by HTTP': () => slackStage('http', watched),
  'the playground': () => playgroundStage(watched),
}

const idea = {
  contact: 'Anna <anna@example.org>',
  title: 'A map of the garden',
  details: 'So that nobody gets lost.',
  id: '<1@example.org>',
}
const notice = (stage: Stage): string => stage.reads('mo', 'moderators').join('\n')
const cards = (stage: Stage): string => stage.reads('ida', 'suggestions').join('\n')

async function handsIn(stage: Stage, secret: string, body: object) {
  const answer = await fetch(`http://127.0.0.1:${stage.hearth.httpPort()}/intake/suggestions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await stage.settles()
  return { status: answer.status, body: await answer.json() }
}

playOn(
  listening,
  'what is handed in becomes a suggestion once, and whoever decides on it tells its author, whom I can’t reach',
  async (stage) => {
    if (stage.name !== 'the playground') await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    await stage.runs('mo', 'settings set', { name: 'suggestions.review', value: 'on' })
    expect((await stage.runs('mo', 'setup intake')).said).toContain('POST /intake/suggestions')
    const shown = (await stage.presses('mo', 'New secret')).said
    const [secret = ''] = /(discord|slack|playground)\.\S+\.[0-9A-Za-z]{32}/.exec(shown) ?? []
    expect((await handsIn(stage, secret, idea)).status).toBe(401)
    await stage.presses('mo', 'Use it')

    expect(await handsIn(stage, secret, idea)).toMatchObject({ status: 202, body: { number: 1 } })
    await stage.away(async () => {})
    expect(await handsIn(stage, secret, idea)).toMatchObject({ status: 202, body: { number: 1 } })
    expect(notice(stage)).toContain('Suggestion 1, A map of the garden, is looked through')
    expect(notice(stage)).toContain('By mail: anna@example.org')
    const asked = await (await stage.presses('mo', 'Ask for more on 1')).send({ 'The question': 'Which garden?' })
    expect(asked.said).toContain('Anna has no account here')
    expect(asked.said).toContain('By mail: anna@example.org')
    await (await stage.presses('mo', 'Answer on 1')).send({ Details: 'The one behind the house.' })
    expect((await stage.presses('mo', 'Publish 1')).said).toContain('Anna has no account here')
    expect(cards(stage)).toMatch(/Suggestion 1: \**A map of the garden/)
    expect(cards(stage)).toContain('The one behind the house.')
    expect(cards(stage)).toContain('Anna')
    expect(cards(stage)).not.toContain('anna@example.org')
    const decided = await stage.runs('mo', 'decide', { number: '1', status: 'planned' })
    expect(decided.said).toContain('By mail: anna@example.org')
    expect((await stage.runs('mo', 'deliveries')).said).toContain('Everything has got through')

    await stage.runs('mo', 'suggestion view', { number: '1' })
    await stage.presses('mo', 'Forget Anna')
    expect((await stage.presses('mo', 'Forget Anna now')).said).toContain('It is taken out')
    expect(cards(stage)).toContain('Somebody without an account')
    expect(cards(stage)).not.toContain('Anna')

    await stage.runs('mo', 'settings set', { name: 'suggestions.blocked-words', value: 'spam' })
    const wrong = [
      { ...idea, id: '2', title: '' },
      { ...idea, id: '3', contact: 'at the desk' },
      { ...idea, id: '4', details: 'No spam' },
    ]
    for (const [index, field] of ['title', 'contact', 'details'].entries())
      expect(await handsIn(stage, secret, wrong[index] ?? {})).toMatchObject({ status: 422, body: { field } })
    await stage.runs('mo', 'settings set', { name: 'suggestions.cooldown-minutes', value: '60' })
    // Nobody is known by that address any more: they are somebody new, and then they wait.
    expect((await handsIn(stage, secret, { ...idea, id: '5' })).status).toBe(202)
    expect((await handsIn(stage, secret, { ...idea, id: '6' })).status).toBe(429)
    await stage.runs('mo', 'setup intake')
    await stage.presses('mo', 'Revoke 1')
    expect((await handsIn(stage, secret, idea)).status).toBe(401)
    const said = log.splice(0).join('')
    for (const word of [secret, 'Anna', 'anna@example.org', 'garden']) expect(said).not.toContain(word)
  },
)

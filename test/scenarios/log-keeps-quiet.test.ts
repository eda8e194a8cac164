// The whole log of a lived day, down to its least line: no token, and no word that anybody wrote. Also where things go wrong.
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { namesHelpers } from '../services/helpers-named.ts'
import { discordStage } from './discord-stage.ts'
import { playgroundStage } from './playground-stage.ts'
import { slackStage } from './slack-stage.ts'
import { type Hears, type Stage, storeOf } from './stage.ts'

const day = 24 * 60 * 60_000

/** What people write, each where its name says. None of it stands anywhere else. */
const written = {
  subject: 'Xylosubject',
  inThread: 'Xylothreadword',
  inTeam: 'Xyloteamword',
  reply: 'Xyloreply',
  title: 'Xylotitle',
  details: 'Xylodetails',
  typed: 'Xylotyped',
  reason: 'Xyloreason',
  chatter: 'Xylochatter',
  direct: 'Xylodirect',
  shutOut: 'Xyloshutout',
  broken: 'Xylobroken',
  thrown: 'Xylothrown',
  unreadable: 'Xylounreadable',
  unknown: 'Xylounknown',
} as const

/** What people are called. */
const names = /\b(Nia|Mo|Ben|Ida|Usher)\b/

interface Watched {
  readonly stage: Stage
  /** Tokens and secrets that were used so far. */
  readonly secrets: () => readonly string[]
  /** Something comes in that cannot be read, with words in it. */
  readonly garbled: () => Promise<unknown>
}

async function onDiscord(hears: Hears): Promise<Watched> {
  const stage = await discordStage({ hears })
  const { discord } = stage
  const ofCalls = () =>
    discord.requests.flatMap(({ path }) => /\/(?:interactions|webhooks)\/\d+\/([^/?]+)/.exec(path)?.slice(1) ?? [])
  return {
    stage,
    secrets: () => [discord.token, ...ofCalls()],
    garbled: async () => discord.sendRaw(`{"op":0,"t":"MESSAGE_CREATE","d":{"content":"${written.unreadable}`),
  }
}

const call = z.object({ trigger_id: z.string().optional(), response_url: z.string().optional() })

const onSlack =
  (mode: 'socket' | 'http') =>
  async (hears: Hears): Promise<Watched> => {
    const stage = await slackStage(mode, { hears })
    const { slack } = stage
    const ofCalls: string[] = []
    slack.tamperWith((_kind, payload) => {
      const { trigger_id: trigger, response_url: url } = call.parse(payload)
      if (trigger !== undefined) ofCalls.push(trigger)
      if (url !== undefined) ofCalls.push(url, ...url.split('/').slice(-1))
      return payload
    })
    const garbage = `{"type":"events_api","payload":{"text":"${written.unreadable}`
    return {
      stage,
      secrets: () => [slack.botToken, slack.appToken, slack.signingSecret, ...ofCalls],
      garbled: async () => (mode === 'socket' ? slack.sendRaw(garbage) : slack.sendSigned(garbage)),
    }
  }

async function inPlayground(hears: Hears): Promise<Watched> {
  const stage = await playgroundStage({ hears })
  const address = new URL(stage.hearth.playground?.address() ?? '')
  const token = address.searchParams.get('token') ?? ''
  const headers = { origin: address.origin, 'content-type': 'application/json' }
  return {
    stage,
    secrets: () => [token],
    garbled: async () => {
      const welcomed = await fetch(address, { redirect: 'manual' })
      const cookie = welcomed.headers.get('set-cookie')?.split(';')[0] ?? ''
      const body = `{"as":"${written.unreadable}`
      return fetch(`${address.origin}/api/command`, { method: 'POST', headers: { ...headers, cookie }, body })
    },
  }
}

/** The four flows, from the first greeting to the digest. */
async function livesADay(stage: Stage): Promise<void> {
  if (stage.name !== 'the playground') await stage.presses('mo', 'Looks right')
  await namesHelpers(storeOf(stage.hearth))
  await stage.joins('nia')
  await stage.writes('nia', 'general', written.chatter)
  await stage.runs('ida', 'support', { subject: written.subject })
  await stage.writes('ida', 'thread', written.inThread)
  await stage.presses('mo', 'Claim')
  await stage.writes('mo', stage.name.startsWith('Slack') ? 'team' : 'thread', written.inTeam)
  await (await stage.presses('mo', 'Reply')).send({ 'Your reply': written.reply })
  await stage.presses('mo', 'Resolve')
  await stage.runs('ben', 'suggest', { title: written.title, details: written.details })
  await (await stage.runs('ben', 'suggest')).send({ Title: written.typed })
  await stage.presses('ida', 'Vote for 1')
  await stage.runs('mo', 'decide', { number: '1', status: 'declined', reason: written.reason })
  await stage.runs('mo', 'digest now')
  await stage.runs('mo', 'digest schedule', { every: 'daily', time: '09:00', zone: 'Europe/Berlin' })
}

/** What a platform refuses, what nobody can read, what is none of ours, and a bug. Answers what was said of the bug. */
async function goesWrong({ stage, garbled }: Watched): Promise<string> {
  await stage.writes('ben', 'direct', written.direct).catch(() => {})
  await stage.closesDirectMessages('ben')
  if (stage.name !== 'the playground') await stage.shutsOut('suggestions')
  await stage.runs('ben', 'suggest', { title: written.shutOut })
  await stage.runs('mo', 'decide', { number: '2', status: 'declined', reason: written.reason })
  await stage.runs('mo', 'settings set', { name: 'digest.zone', value: written.unknown })
  await garbled()
  const { inbox } = storeOf(stage.hearth).ledger
  const { mark } = inbox
  Object.assign(inbox, {
    mark: () => Promise.reject(new TypeError(written.thrown, { cause: new Error(written.thrown) })),
  })
  const { said } = await stage.runs('ben', 'suggest', { title: written.broken })
  Object.assign(inbox, { mark })
  await stage.settles()
  return said
}

/** Which of these stand in the log. */
const leaks = (log: string, words: readonly string[]): readonly string[] => words.filter((word) => log.includes(word))

const line = z.looseObject({ level: z.number(), msg: z.string(), ref: z.string().optional() })

test.each<[string, (hears: Hears) => Promise<Watched>]>([
  ['Discord', onDiscord],
  ['Slack by Socket Mode', onSlack('socket')],
  ['Slack by HTTP', onSlack('http')],
  ['the playground', inPlayground],
])('on %s no token and no word that was written reaches the log', async (_name, open) => {
  const lines: string[] = []
  const watched = await open((one) => lines.push(one))
  onTestFinished(() => watched.stage.close())
  await livesADay(watched.stage)
  const said = await goesWrong(watched)
  // Slack's signatures are of its own day: nothing more comes in.
  await watched.stage.hearth.advance(day)
  await watched.stage.hearth.stop()

  const log = lines.join('')
  const secrets = watched.secrets()
  expect(secrets.filter((secret) => secret.length < 6)).toEqual([])
  // One at least for each call, where the platform gives any.
  expect(secrets.length).toBeGreaterThan(watched.stage.name === 'the playground' ? 0 : 12)
  expect(leaks(log, [...secrets, ...Object.values(written), 'Xylo'])).toEqual([])
  expect(names.exec(log)?.[0]).toBeUndefined()

  // The log is that of this day, and it does tell what went wrong.
  const told = lines.map((one) => line.parse(JSON.parse(one)))
  const failed = told.find(({ msg }) => msg === 'a call failed')
  expect(failed).toMatchObject({ error: 'TypeError', what: 'suggest', stack: expect.stringContaining(' at ') })
  expect(said).toContain(failed?.ref)
  expect(told.some(({ msg }) => /was refused/.test(msg))).toBe(true)
  if (watched.stage.name !== 'the playground')
    expect(
      told.some(({ msg }) => /read/.test(msg)),
      'what cannot be read is told',
    ).toBe(true)
  // What was looked for can be found.
  for (const planted of [...secrets, ...Object.values(written)])
    expect(leaks(`${log}{"msg":"planted ${planted}"}`, [...secrets, ...Object.values(written)])).toContain(planted)
})

// Several processes over one database of PostgreSQL, killed in the middle: the others finish what they had begun.
import { expect, onTestFinished, test } from 'vitest'
import { emptyDatabase, runOn } from '../postgres/fresh-database.ts'
import { type HearthProcess, startHearthProcess } from './hearth-process.ts'
import type { ChildOptions } from './orders.ts'
import { slackKillStage } from './slack-stage.ts'
import type { KillStage } from './stage.ts'

/** Short enough to wait for: a process is dead a second after it was heard of last. */
const companyTimes = { beatMs: 100, deadMs: 1_000 }

interface Town {
  readonly stage: KillStage
  readonly url: string
  /** Starts another process. */
  starts(): Promise<HearthProcess>
}

async function town(): Promise<Town> {
  const url = await emptyDatabase()
  const stage = await slackKillStage()
  onTestFinished(() => stage.close())
  const options: ChildOptions = { file: '', aheadMs: 0, postgres: url, companyTimes, ...stage.childOptions() }
  return {
    stage,
    url,
    async starts() {
      const started = await startHearthProcess(options)
      onTestFinished(async () => {
        started.kill()
        await started.ended
      })
      return started
    },
  }
}

/** Two that live, once an admin has said *Looks right*. */
async function two() {
  const { stage, url, starts } = await town()
  const one = await starts()
  await stage.connected(one)
  await stage.setUp(async () => void (await one.does({ kind: 'settle' })))
  return { stage, url, one, other: await starts() }
}

const greetings = async (seen: Promise<readonly { readonly text: string }[]>): Promise<number> =>
  (await seen).filter(({ text }) => text.includes('A few small steps')).length

const patient = { timeout: 15_000, interval: 100 }

test.each(['effect claimed', 'effect performed', 'event kept'] as const)(
  'what a process had begun when it was killed at "%s" is finished by the other, once',
  { timeout: 60_000 },
  async (at) => {
    const { stage, url, one, other } = await two()
    await one.does({ kind: 'arm', at, nth: 1 })
    const newcomers = []
    // Slack gives each process a turn; a call between two joins shifts whose it is.
    while (one.alive() && newcomers.length < 20) {
      const newcomer = await stage.newcomer()
      newcomers.push(newcomer)
      await newcomer.joins()
      await stage.delivered()
      await stage.runs('ida', 'help').catch(() => undefined)
    }
    expect(one.alive()).toBe(false)
    for (const newcomer of newcomers) await expect.poll(() => greetings(newcomer.sees()), patient).toBe(1)
    await expect.poll(() => runOn(url, "select id from outbox where state = 'waiting'"), patient).toEqual([])
    await other.does({ kind: 'settle' })
    for (const newcomer of newcomers) expect(await greetings(newcomer.sees())).toBe(1)
    expect(await runOn(url, "select id from outbox where state = 'failed'")).toEqual([])
  },
)

test('whoever asked a process that was killed hears of it from the other', { timeout: 60_000 }, async () => {
  const { stage, one, other } = await two()
  await stage.runs('ben', 'suggest', { title: 'pressed' })
  for (const process of [one, other]) await process.does({ kind: 'settle' })
  await one.does({ kind: 'arm', at: 'call asked', nth: 1 })
  // A press is kept before it is acknowledged; a command that is done at once is not.
  for (let calls = 0; one.alive() && calls < 20; calls += 1)
    await stage.presses('ida', 'Vote for 1', 'pressed').catch(() => undefined)
  expect(await one.ended).toBe('SIGKILL')
  const told = async () =>
    (await stage.sees('ida')).filter(({ text }) => text.includes('I was restarted just when you asked me for that'))
  await expect.poll(async () => (await told()).length, patient).toBe(1)
})

// S1, S2: a Slack command that only reads, through the whole bot, against bare Bolt on its stock HTTPReceiver; and what
// the number of commands costs.
import type { Child } from '../child/start.ts'
import type { Bench, Family } from '../family.ts'
import { type Result, ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'
import { reads, type SlackStage, slackStage } from '../slack/side.ts'

const acks = { kind: 'acks' } as const

/** So many calls are in flight where there are targets. */
const theRow = 16

/** The family. */
export const slackCalls: Family = {
  rows: ['S1', 'S2'],
  async run(bench) {
    const stage = await slackStage(bench)
    try {
      return [
        ...(bench.wanted('S1') ? await reading(bench, stage, { atOnce: [1, theRow, 64] }) : []),
        ...(bench.wanted('S2') ? await registering(bench, stage) : []),
      ]
    } finally {
      await stage.close()
    }
  },
}

interface Reading {
  /** How many calls are in flight. */
  readonly atOnce: readonly number[]
  /** So many calls a round at least. */
  readonly least?: number
  readonly warmUp?: number
}

/**
 * The row of S1 that has targets, by rounds of so many calls: all that is called is compiled before the first that counts,
 * however little of a busy machine this gets. With more calls at once each would wait so long there that it is kept first,
 * which is no read any more.
 */
export const slackReads = (least: number): Family => ({
  rows: ['S1'],
  async run(bench) {
    const stage = await slackStage(bench)
    try {
      return await reading(bench, stage, { atOnce: [theRow], least, warmUp: 3 })
    } finally {
      await stage.close()
    }
  },
})

async function reading(
  bench: Bench,
  stage: SlackStage,
  { atOnce, least = 0, warmUp }: Reading,
): Promise<readonly Result[]> {
  const bolt = await stage.bolt({ does: acks, commands: 1 })
  const hearth = await stage.hearth()
  const results: Result[] = []
  for (const inFlight of atOnce) {
    bench.say(`S1: commands that read, ${inFlight} at a time`)
    const load = (server: Child) => () => stage.closed(server, reads, { inFlight, least, ms: bench.ms })
    const taken = await interleaved({ bolt: load(bolt), hearth: load(hearth) }, bench.rounds, warmUp)
    const what = `a Slack command that reads, ${inFlight} at a time`
    const cpu = { row: 'S1', what: `${what}: CPU a request` }
    const perSecond = { row: 'S1', what: `${what}: requests/s` }
    const isTheRow = inFlight === theRow
    results.push(
      ratioOf({ ...cpu, ...(isTheRow ? { target: { most: 0.7 } } : {}) }, taken.hearth, taken.bolt, 'cpu'),
      ratioOf({ ...perSecond, ...(isTheRow ? { target: { least: 1.5 } } : {}) }, taken.hearth, taken.bolt, 'perSecond'),
    )
  }
  return results
}

async function registering(bench: Bench, stage: SlackStage): Promise<readonly Result[]> {
  bench.say('S2: a hundred commands against one')
  const load = (server: Child) => () => stage.closed(server, reads, { inFlight: 16, ms: bench.ms })
  const taken = await interleaved(
    {
      one: load(await stage.hearth({ commands: 1 })),
      hundred: load(await stage.hearth({ commands: 100 })),
      boltOne: load(await stage.bolt({ does: acks, commands: 1 })),
      boltHundred: load(await stage.bolt({ does: acks, commands: 100 })),
    },
    bench.rounds,
  )
  const what = '100 commands registered against 1: CPU a request'
  return [
    ratioOf({ row: 'S2', what, target: { most: 1.05 } }, taken.hundred, taken.one, 'cpu'),
    ratioOf({ row: 'S2', what: `bare Bolt, ${what}` }, taken.boltHundred, taken.boltOne, 'cpu'),
  ]
}

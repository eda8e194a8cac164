// What each costs at ten times the data, against what it costs now.
import { z } from 'zod'
import { type Child, startChild } from '../child/start.ts'
import type { Bench, Family } from '../family.ts'
import { type Result, ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'
import { reads, slackStage, writes } from '../slack/side.ts'
import { actNames, householdSpaces } from '../store/household.ts'
import { type Sizes, seed, times } from '../store/seed.ts'

const figures = z.object({ perSecond: z.number(), cpu: z.number() })

/** The family. */
export const growth: Family = {
  rows: ['I6'],
  async run(bench) {
    const now = { members: 1_000, suggestions: 10_000, activities: 10_000, done: 10_000 }
    const later = times(now, bench.smaller === 1 ? 10 : 2)
    return [...(await inStore(bench, now, later)), ...(await onSlack(bench, now, later))]
  },
}

async function inStore(bench: Bench, now: Sizes, later: Sizes): Promise<readonly Result[]> {
  const started = async (sizes: Sizes): Promise<Child> => {
    const file = bench.file('hearth.db')
    await seed(file, householdSpaces, sizes)
    return startChild('store-work', { file, ...sizes })
  }
  const [one, ten] = [await started(now), await started(later)]
  const results: Result[] = []
  try {
    for (const act of actNames) {
      bench.say(`I6: ${act} at ten times the data`)
      const load = { act, waiting: 16, ms: bench.ms / 4 }
      const taken = await interleaved(
        { one: () => one.ask(figures, 'hearth', load), ten: () => ten.ask(figures, 'hearth', load) },
        bench.rounds,
      )
      results.push(ratioOf({ row: 'I6', what: `${act} at ten times the data: CPU` }, taken.ten, taken.one, 'cpu'))
    }
  } finally {
    await one.stop()
    await ten.stop()
  }
  return results
}

async function onSlack(bench: Bench, now: Sizes, later: Sizes): Promise<readonly Result[]> {
  bench.say('I6: Slack commands at ten times the data')
  const stage = await slackStage(bench)
  try {
    const one = await stage.hearth({}, now)
    const ten = await stage.hearth({}, later)
    const load = (server: Child, call: typeof reads) => () =>
      stage.closed(server, call, { inFlight: 16, ms: bench.ms / 2 })
    const taken = await interleaved(
      { one: load(one, reads), ten: load(ten, reads), oneWriting: load(one, writes), tenWriting: load(ten, writes) },
      bench.rounds,
    )
    return [
      ratioOf({ row: 'I6', what: 'S1 at ten times the data: CPU' }, taken.ten, taken.one, 'cpu'),
      ratioOf(
        { row: 'I6', what: 'S3, delivered, at ten times the data: CPU' },
        taken.tenWriting,
        taken.oneWriting,
        'cpu',
      ),
    ]
  } finally {
    await stage.close()
  }
}

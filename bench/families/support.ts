// Q1: ten thousand open support threads: the queue and completions, within 5 ms of the processor, and against SQL written by hand on the best
// indexes; and how long others wait while reminders are due for all of them.
import { z } from 'zod'
import { type Child, startChild } from '../child/start.ts'
import type { Bench, Family } from '../family.ts'
import { figureOf, type Result, ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'
import { householdSpaces } from '../store/household.ts'
import { seed } from '../store/seed.ts'
import { seedSupport, supportSettings } from '../store/seed-support.ts'
import { supportAskNames, supportAsks } from '../store/support-asks.ts'

const took = z.object({ cpuMs: z.number() })
const reminded = z.object({ pauseMs: z.number(), writeMs: z.number(), perSecond: z.number() })
const paused = z.object({ pauseMs: z.number() })
const row = 'Q1'

/** The family. */
export const support: Family = {
  rows: [row],
  async run(bench) {
    const open = Math.round(10_000 / bench.smaller)
    const sizes = { members: 10_000, suggestions: 100, activities: 1_000, done: 1_000 }
    const file = bench.file('hearth.db')
    bench.say(`${row}: ${open} open threads`)
    await seed(file, householdSpaces, sizes, supportSettings)
    const [space] = householdSpaces
    if (space !== undefined) seedSupport(file, space, open)
    const child = await startChild('store-support', { file, ...sizes })
    try {
      await child.ask(z.unknown(), 'compare')
      return [...(await asked(bench, child, open)), ...(await remindedOf(bench, child, open))]
    } finally {
      await child.stop()
    }
  },
}

async function asked(bench: Bench, child: Child, open: number): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const ask of supportAskNames) {
    const { what } = supportAsks[ask]
    bench.say(`${row}: ${what}`)
    const load = { ask, ms: bench.ms / 8 }
    const taken = await interleaved(
      {
        raw: () => child.ask(took, 'raw', load),
        store: () => child.ask(took, 'store', load),
        hearth: () => child.ask(took, 'hearth', load),
      },
      bench.rounds,
    )
    const among = `${what}, among ${open} open threads`
    results.push(
      ratioOf({ row, what: `${among}: CPU of its queries` }, taken.store, taken.raw, 'cpuMs'),
      figureOf({ row, what: `${among}: CPU of the whole answer`, target: { most: 5 } }, 'ms', taken.hearth, 'cpuMs'),
    )
  }
  return results
}

async function remindedOf(bench: Bench, child: Child, open: number): Promise<readonly Result[]> {
  bench.say(`${row}: reminders`)
  const load = { ms: bench.ms }
  const { remind, commits } = await interleaved(
    { commits: () => child.ask(paused, 'commits', load), remind: () => child.ask(reminded, 'remind', load) },
    bench.rounds,
    1,
  )
  const what = `reminders due for ${open} open threads at once`
  const longest = `${what}: longest that others wait`
  return [
    figureOf({ row, what: longest, target: { most: 10 } }, 'ms', remind, 'pauseMs'),
    ratioOf({ row, what: `${longest}, against commits of one row each` }, remind, commits, 'pauseMs'),
    figureOf({ row, what: `${what}: longest that whoever writes waits` }, 'ms', remind, 'writeMs'),
    figureOf({ row, what: `${what}: looked at` }, '/s', remind, 'perSecond'),
  ]
}

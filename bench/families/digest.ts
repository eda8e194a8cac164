// T2: a week's digest over a million activities, against SQL written by hand on the best index.
import { z } from 'zod'
import { startChild } from '../child/start.ts'
import type { Bench, Family } from '../family.ts'
import { figureOf, type Result, ratioOf } from '../measure/result.ts'
import { type Figures, interleaved } from '../measure/rounds.ts'
import { householdSpaces } from '../store/household.ts'
import { seed } from '../store/seed.ts'

const figures = z.object({ tookMs: z.number(), cpu: z.number() })
const pause = z.object({ pauseMs: z.number() })
const yearDays = 365

/** The family. */
export const digest: Family = {
  rows: ['T2'],
  async run(bench) {
    const activities = Math.round(1_000_000 / bench.smaller)
    const sizes = { members: 10_000, suggestions: 1_000, activities, done: 10_000 }
    const file = bench.file('hearth.db')
    bench.say(`T2: a digest over ${activities} activities`)
    await seed(file, householdSpaces, sizes)
    const all = `${activities} activities`
    return [
      ...(await gathered(bench, { file, ...sizes, days: 7 }, `a week's digest over ${all} of a year`, 1.15)),
      // The largest that can be: all that happened in the two periods that a digest compares.
      ...(await gathered(bench, { file, ...sizes, days: yearDays / 2 }, `a digest of ${all} in its two periods`)),
    ]
  },
}

async function gathered(bench: Bench, options: object, what: string, most?: number): Promise<readonly Result[]> {
  const child = await startChild('store-digest', options)
  try {
    await child.ask(z.unknown(), 'compare')
    const taken = await interleaved(
      { raw: () => child.ask(figures, 'raw'), hearth: () => child.ask(figures, 'hearth') },
      bench.rounds * 2,
    )
    const pauses: Figures[] = []
    for (let round = 0; round < bench.rounds; round += 1) pauses.push(await child.ask(pause, 'pause'))
    const target = most === undefined ? {} : { target: { most } }
    return [
      ratioOf({ row: 'T2', what: `${what}: time`, ...target }, taken.hearth, taken.raw, 'tookMs'),
      figureOf({ row: 'T2', what: `${what}: longest that others wait` }, 'ms', pauses, 'pauseMs'),
    ]
  } finally {
    await child.stop()
  }
}

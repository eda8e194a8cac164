// Listing, voting, completing and looking for what is similar among 100,000 suggestions, against the same SQL by better-sqlite3
// itself.
import { z } from 'zod'
import { startChild } from '../child/start.ts'
import type { Family } from '../family.ts'
import { figureOf, type Result, ratioOf } from '../measure/result.ts'
import { type Figures, interleaved } from '../measure/rounds.ts'
import { householdSpaces } from '../store/household.ts'
import { seed } from '../store/seed.ts'

const figures = z.object({ perSecond: z.number(), cpu: z.number() })

/** The family. */
export const suggestions: Family = {
  rows: ['I4', 'I5'],
  async run(bench) {
    const sizes = { members: 10_000, suggestions: Math.round(100_000 / bench.smaller), activities: 1_000, done: 1_000 }
    const file = bench.file('hearth.db')
    await seed(file, householdSpaces, sizes)
    const child = await startChild('store-work', { file, ...sizes })
    const results: Result[] = []
    try {
      for (const act of ['list', 'vote', 'complete', 'similar']) {
        const row = act === 'similar' ? 'I5' : 'I4'
        if (!bench.wanted(row)) continue
        bench.say(`${row}: ${act} among ${sizes.suggestions} suggestions`)
        const load = { act, waiting: 1, ms: bench.ms / 2 }
        const taken = await interleaved(
          { raw: () => child.ask(figures, 'raw', load), hearth: () => child.ask(figures, 'hearth', load) },
          bench.rounds,
        )
        const what = `${act}, one at a time, among ${sizes.suggestions} suggestions, worded: CPU`
        if (row === 'I4') results.push(ratioOf({ row, what }, taken.hearth, taken.raw, 'cpu'))
        else results.push(...similarResults(row, sizes.suggestions, taken))
      }
    } finally {
      await child.stop()
    }
    return results
  },
}

/** Within the full text search that it is, and within what nobody notices. */
function similarResults(
  row: string,
  among: number,
  { hearth, raw }: Readonly<Record<'hearth' | 'raw', readonly Figures[]>>,
): readonly Result[] {
  const what = `similar suggestions among ${among}: CPU`
  return [
    ratioOf({ row, what: `${what}, against raw FTS5`, target: { most: 1.15 } }, hearth, raw, 'cpu'),
    figureOf({ row, what, target: { most: 5_000 } }, 'us', hearth, 'cpu'),
  ]
}

// Listing, voting and completing among 100,000 suggestions, against the same SQL by better-sqlite3 itself.
import { z } from 'zod'
import { startChild } from '../child/start.ts'
import type { Family } from '../family.ts'
import { type Result, ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'
import { householdSpaces } from '../store/household.ts'
import { seed } from '../store/seed.ts'

const figures = z.object({ perSecond: z.number(), cpu: z.number() })

/** The family. */
export const suggestions: Family = {
  rows: ['I4'],
  async run(bench) {
    const sizes = { members: 10_000, suggestions: Math.round(100_000 / bench.smaller), activities: 1_000, done: 1_000 }
    const file = bench.file('hearth.db')
    await seed(file, householdSpaces, sizes)
    const child = await startChild('store-work', { file, ...sizes })
    const results: Result[] = []
    try {
      for (const act of ['list', 'vote', 'complete']) {
        bench.say(`I4: ${act} among ${sizes.suggestions} suggestions`)
        const load = { act, waiting: 1, ms: bench.ms / 2 }
        const taken = await interleaved(
          { raw: () => child.ask(figures, 'raw', load), hearth: () => child.ask(figures, 'hearth', load) },
          bench.rounds,
        )
        const what = `${act}, one at a time, among ${sizes.suggestions} suggestions, worded: CPU`
        results.push(ratioOf({ row: 'I4', what }, taken.hearth, taken.raw, 'cpu'))
      }
    } finally {
      await child.stop()
    }
    return results
  },
}

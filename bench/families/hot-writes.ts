// T1: what is written most (votes, joins, messages in threads) at `synchronous=FULL` with 16 waiting, against the same
// statements by better-sqlite3 itself, one act after the other.
import { z } from 'zod'
import { startChild } from '../child/start.ts'
import type { Family } from '../family.ts'
import { type Result, ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'
import { householdSpaces } from '../store/household.ts'
import { seed, small, times } from '../store/seed.ts'

const figures = z.object({ perSecond: z.number(), cpu: z.number() })

/** The family. */
export const hotWrites: Family = {
  rows: ['T1'],
  async run(bench) {
    const sizes = times(small, 10)
    const file = bench.file('hearth.db')
    await seed(file, householdSpaces, sizes)
    const child = await startChild('store-work', { file, ...sizes })
    const results: Result[] = []
    try {
      for (const act of ['vote', 'join', 'message']) {
        bench.say(`T1: ${act}s`)
        const load = { act, waiting: 16, ms: bench.ms / 2 }
        const taken = await interleaved(
          { raw: () => child.ask(figures, 'raw', load), hearth: () => child.ask(figures, 'hearth', load) },
          bench.rounds,
        )
        const what = `${act}s at FULL, 16 waiting`
        const target = { least: 1.5 }
        results.push(
          ratioOf({ row: 'T1', what: `${what}: per second`, target }, taken.hearth, taken.raw, 'perSecond'),
          ratioOf({ row: 'T1', what: `${what}: CPU each` }, taken.hearth, taken.raw, 'cpu'),
        )
      }
    } finally {
      await child.stop()
    }
    return results
  },
}

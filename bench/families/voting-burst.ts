// V1: many vote on one card at once: every vote counts, and the card is edited so often that every platform takes it.
import { z } from 'zod'
import { startChild } from '../child/start.ts'
import type { Family } from '../family.ts'
import { figureOf } from '../measure/result.ts'
import type { Figures } from '../measure/rounds.ts'
import { householdSpaces } from '../store/household.ts'
import { seed, small } from '../store/seed.ts'

const figures = z.object({ edits: z.number() })
const burstMs = 10_000
const atMost = 19

/** The family. What is not counted, or not shown in the end, is an error. */
export const votingBurst: Family = {
  rows: ['V1'],
  async run(bench) {
    const votes = Math.round(500 / bench.smaller)
    const sizes = { ...small, members: 4_000, suggestions: 1 }
    const file = bench.file('hearth.db')
    await seed(file, householdSpaces, sizes)
    const child = await startChild('store-burst', { file, ...sizes })
    const rounds: Figures[] = []
    try {
      for (let round = 0; round < bench.rounds; round += 1) {
        bench.say(`V1: ${votes} votes, round ${round + 1}`)
        rounds.push(await child.ask(figures, 'burst', { votes, ms: burstMs / bench.smaller }))
      }
    } finally {
      await child.stop()
    }
    const what = `${votes} votes on one card in ten seconds, all kept and the last edit true: edits`
    return [figureOf({ row: 'V1', what, target: { most: atMost } }, 'edits', rounds, 'edits')]
  },
}

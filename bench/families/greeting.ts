// E1: how long it takes from a join to its greeting on the wire, spread over 100 communities.
import { z } from 'zod'
import { discordStage } from '../discord/side.ts'
import type { Family } from '../family.ts'
import { figureOf, type Result } from '../measure/result.ts'
import type { Figures } from '../measure/rounds.ts'

const loaded = z.object({ requests: z.number(), p50: z.number(), p99: z.number() })

/** The family. */
export const greeting: Family = {
  rows: ['E1'],
  async run(bench) {
    const stage = await discordStage(bench)
    const communities = Math.max(5, Math.round(100 / bench.smaller))
    try {
      const { client, town } = await stage.hearth(await stage.build({ guilds: communities, members: 3 }))
      const results: Result[] = []
      for (const [perSecond, seconds] of [
        [1, 6],
        [50, 4],
        [500, 2],
      ] as const) {
        bench.say(`E1: ${perSecond} joins a second`)
        const taken: Figures[] = []
        for (let round = 0; round < bench.rounds; round += 1) {
          const ms = (seconds * 1000) / Math.min(4, bench.smaller)
          taken.push(await stage.side.ask(loaded, 'joins', { town, perSecond, ms }))
          await client.ask(z.unknown(), 'settled', 0)
          await stage.side.ask(z.unknown(), 'forget', { town })
        }
        const what = `a join to its greeting on the wire, ${perSecond}/s over ${communities} communities`
        const target = perSecond === 50 ? { target: { most: 100 } } : {}
        results.push(
          figureOf({ row: 'E1', what: `${what}: p50` }, 'ms', taken, 'p50'),
          figureOf({ row: 'E1', what: `${what}: p99`, ...target }, 'ms', taken, 'p99'),
        )
      }
      return results
    } finally {
      await stage.close()
    }
  },
}

// M1: heap after everything that can be freed was, against a stock discord.js client with its default caches.
import { z } from 'zod'
import { type Connected, discordStage } from '../discord/side.ts'
import type { Bench, Family } from '../family.ts'
import { type Result, ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'

const sizes = [
  { guilds: 1_000, members: 100, most: 0.5 },
  { guilds: 2_500, members: 20, most: 0.8 },
]

/** It is the client's memory that grows with guilds; the house beside it is all there, and its data is in the store. */
const nobody = { members: 1, suggestions: 0, activities: 0, done: 0 }

/** The family. */
export const memory: Family = {
  rows: ['M1'],
  async run(bench) {
    const results: Result[] = []
    for (const size of sizes) results.push(await heapWith(bench, size))
    return results
  },
}

async function heapWith(bench: Bench, { guilds, members, most }: (typeof sizes)[number]): Promise<Result> {
  const size = { guilds: Math.round(guilds / bench.smaller), members }
  bench.say(`M1: ${size.guilds} guilds of ${members}`)
  const stage = await discordStage(bench)
  try {
    const town = await stage.build(size)
    const heapOf = (start: () => Promise<Connected>) => async () => {
      const started = await start()
      await started.client.ask(z.unknown(), 'settled', size.guilds)
      const heap = (await started.client.heap()) / 2 ** 20
      await stage.end(started)
      return { heap }
    }
    const rounds = await interleaved(
      {
        stock: heapOf(() => stage.stock(town, false)),
        hearth: heapOf(() => stage.hearth(town, { requestsPerSecond: 1_000_000, deaf: true }, nobody)),
      },
      bench.rounds,
      0,
    )
    const what = `heap in MB after a collection, ${size.guilds} guilds of ${members} members`
    return ratioOf({ row: 'M1', what, target: { most } }, rounds.hearth, rounds.stock, 'heap')
  } finally {
    await stage.close()
  }
}

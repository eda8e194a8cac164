// D1: a Discord command that only reads, with its reply, and `/suggest` with its write, against a stock discord.js client
// that only replies.

import { type Connected, discordStage } from '../discord/side.ts'
import type { Family } from '../family.ts'
import { ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'

const size = { guilds: 1, members: 20 }

/** The family. */
export const discordCommands: Family = {
  rows: ['D1'],
  async run(bench) {
    bench.say('D1: commands on Discord')
    const stage = await discordStage(bench)
    const load = (where: Connected, command: string, title?: string) => () =>
      stage.commands(where, { command, title, inFlight: 16, ms: bench.ms })
    try {
      const stock = await stage.stock(await stage.build(size))
      const hearth = await stage.hearth(await stage.build(size))
      const taken = await interleaved(
        {
          stock: load(stock, 'start'),
          reading: load(hearth, 'start'),
          writing: load(hearth, 'suggest', 'Idea number'),
        },
        bench.rounds,
      )
      const reading = 'a Discord command that reads, with its reply'
      const writing = '/suggest on Discord, written, with its reply and card'
      return [
        ratioOf({ row: 'D1', what: `${reading}: CPU`, target: { most: 1 } }, taken.reading, taken.stock, 'cpu'),
        ratioOf(
          { row: 'D1', what: `${reading}: events/s`, target: { least: 1 } },
          taken.reading,
          taken.stock,
          'perSecond',
        ),
        ratioOf({ row: 'D1', what: `${writing}: CPU`, target: { most: 1.4 } }, taken.writing, taken.stock, 'cpu'),
        ratioOf({ row: 'D1', what: `${writing}: events/s` }, taken.writing, taken.stock, 'perSecond'),
      ]
    } finally {
      await stage.close()
    }
  },
}

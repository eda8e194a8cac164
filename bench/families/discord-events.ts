// D2: what an event costs that nobody answers, and a message, against a stock discord.js client that listens.
import { type Connected, discordStage } from '../discord/side.ts'
import type { Family } from '../family.ts'
import { ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'

const size = { guilds: 1, members: 100 }

/** The family. */
export const discordEvents: Family = {
  rows: ['D2'],
  async run(bench) {
    bench.say('D2: events on Discord')
    const stage = await discordStage(bench)
    const count = Math.max(500, Math.round(3_000 / bench.smaller))
    const load = (where: Connected, kind: 'message' | 'role') => () => stage.events(where, kind, count)
    try {
      const stock = await stage.stock(await stage.build(size))
      const hearth = await stage.hearth(await stage.build(size))
      const taken = await interleaved(
        {
          stockEvent: load(stock, 'role'),
          event: load(hearth, 'role'),
          stockMessage: load(stock, 'message'),
          message: load(hearth, 'message'),
        },
        bench.rounds,
      )
      const event = 'a Discord event without a reply: CPU'
      const message = 'a Discord message that no flow waits for: CPU'
      return [
        ratioOf({ row: 'D2', what: event, target: { most: 1.3 } }, taken.event, taken.stockEvent, 'cpu'),
        ratioOf({ row: 'D2', what: message, target: { most: 1.25 } }, taken.message, taken.stockMessage, 'cpu'),
      ]
    } finally {
      await stage.close()
    }
  },
}

// E2: what a welcome picture takes to draw, and what it changes for the greeting that it is put to: nothing, since the words
// do not wait for it.
import { z } from 'zod'
import { drawing } from '../../src/drawing/draw.ts'
import { discordStage, unlimited } from '../discord/side.ts'
import type { Bench, Family } from '../family.ts'
import { figureOf, type Result, ratioOf } from '../measure/result.ts'
import { type Figures, interleaved } from '../measure/rounds.ts'
import { percentile } from '../measure/statistics.ts'

const loaded = z.object({ p50: z.number(), p99: z.number() })

/** One name of each kind of script: letters side by side, joined, stacked, and many. */
const names = ['Zoë Çelik', 'محمد علي', 'प्रियंका', '王小明'] as const
const perSecond = 10

/** The family. */
export const welcomePicture: Family = {
  rows: ['E2'],
  run: async (bench) => [...(await drawn(bench)), ...(await greeted(bench))],
}

/** One at a time, with an avatar, once the fonts are there. */
async function drawn(bench: Bench): Promise<readonly Result[]> {
  bench.say('E2: pictures drawn')
  const draw = drawing()
  const avatar = await draw({ name: 'Ben', title: '', avatar: undefined })
  const one = (name: string) => draw({ name, title: 'Welcome to Lantern', avatar })
  const rounds: Figures[] = []
  for (const name of names) await one(name)
  for (let round = 0; round < bench.rounds; round += 1) {
    const taken: number[] = []
    for (let drawn = 0; drawn < Math.max(8, 100 / bench.smaller); drawn += 1) {
      const begun = performance.now()
      await one(names[drawn % names.length] ?? names[0])
      taken.push(performance.now() - begun)
    }
    rounds.push({ p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) })
  }
  const what = 'a welcome picture with an avatar, drawn'
  return [
    figureOf({ row: 'E2', what: `${what}: p50`, target: { most: 100 } }, 'ms', rounds, 'p50'),
    figureOf({ row: 'E2', what: `${what}: p99` }, 'ms', rounds, 'p99'),
  ]
}

async function greeted(bench: Bench): Promise<readonly Result[]> {
  bench.say(`E2: ${perSecond} joins a second, with pictures and without`)
  const stage = await discordStage(bench)
  try {
    const size = { guilds: Math.max(5, Math.round(50 / bench.smaller)), members: 3 }
    const without = await stage.hearth(await stage.build(size))
    const settings = { 'welcome.picture': 'on' } as const
    const pictured = await stage.hearth(await stage.build(size), { ...unlimited, settings })
    const joins = async ({ client, town }: typeof pictured): Promise<Figures> => {
      const ms = 3_000 / Math.min(4, bench.smaller)
      const figures = await stage.side.ask(loaded, 'joins', { town, perSecond, ms })
      // Until the last picture is there.
      await client.ask(z.unknown(), 'settled', 0)
      await stage.side.ask(z.unknown(), 'forget', { town })
      return figures
    }
    const taken = await interleaved({ without: () => joins(without), pictured: () => joins(pictured) }, bench.rounds, 1)
    const what = `a join to its greeting, ${perSecond}/s, with pictures against without`
    return [
      ratioOf({ row: 'E2', what: `${what}: p50` }, taken.pictured, taken.without, 'p50'),
      ratioOf({ row: 'E2', what: `${what}: p99` }, taken.pictured, taken.without, 'p99'),
    ]
  } finally {
    await stage.close()
  }
}

// D3: plain posts to 1,000 communities while commands arrive, under Discord's own 50 requests a second.
import { z } from 'zod'
import { discordStage } from '../discord/side.ts'
import type { Bench, Family } from '../family.ts'
import { figureOf, type Result } from '../measure/result.ts'

const budget = 50
const loaded = z.object({ requests: z.number(), tookMs: z.number(), p99: z.number() })

/** The family. */
export const discordFanOut: Family = {
  rows: ['D3'],
  async run(bench) {
    const communities = Math.round(1_000 / bench.smaller)
    bench.say(`D3: posts to ${communities} communities`)
    return fanOut(bench, communities)
  },
}

async function fanOut(bench: Bench, communities: number): Promise<readonly Result[]> {
  const stage = await discordStage(bench)
  try {
    const { client, town } = await stage.hearth(await stage.build({ guilds: communities, members: 3 }), {})
    const command = { town, command: 'start', inFlight: 2 }
    const calm = await stage.side.ask(loaded, 'commands', { ...command, ms: bench.ms })
    await stage.side.ask(z.unknown(), 'forget', { town })
    await stage.side.ask(z.unknown(), 'limit', { town, perSecond: budget })
    const begun = performance.now()
    await client.ask(z.unknown(), 'fan-out')
    const posted = client.ask(z.unknown(), 'settled', 0).then(() => performance.now() - begun)
    const during = await stage.side.ask(loaded, 'commands', { ...command, ms: (communities / budget) * 900 })
    const tookMs = await posted
    const posts = await stage.side.ask(z.number(), 'posts', { town })
    if (posts < communities) throw new Error(`only ${posts} of ${communities} were posted`)
    const share = (communities / ((tookMs / 1000) * budget)) * 100
    const rounds = [{ share, calm: calm.p99, during: during.p99 }]
    const what = `plain posts to ${communities} communities while commands arrive`
    return [
      figureOf({ row: 'D3', what: `${what}: of 50 requests/s used`, target: { least: 90 } }, '%', rounds, 'share'),
      // A reply that stood behind the posts would take as long as they do.
      figureOf({ row: 'D3', what: `${what}: p99 to a reply`, target: { most: 1_000 } }, 'ms', rounds, 'during'),
      figureOf({ row: 'D3', what: 'p99 to a reply before' }, 'ms', rounds, 'calm'),
    ]
  } finally {
    await stage.close()
  }
}

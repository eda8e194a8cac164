// A week's digest in a process that is measured: as Hearth gathers it, and by hand; and how long the first keeps everybody
// else waiting.
import { copyFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import { z } from 'zod'
import type { Period } from '../../src/domain/digest.ts'
import { communityId } from '../../src/domain/ids.ts'
import { digestFacts } from '../../src/services/digest/facts.ts'
import { openStore } from '../../src/store/store.ts'
import { systemClock, systemIds } from '../../src/system/system.ts'
import { longestPause } from '../measure/longest-pause.ts'
import { digestByHand, indexByHand } from '../store/digest-by-hand.ts'
import { household } from '../store/household.ts'
import { seededCommunity, seededUntil } from '../store/seed.ts'
import { givenOptions, serve } from './serve.ts'

const options = z
  .object({ file: z.string(), members: z.number(), suggestions: z.number(), days: z.number() })
  .parse(givenOptions())
const dayMs = 24 * 60 * 60_000
/** Each a millisecond after the one before: nobody answers from memory. */
const periods = function* (): Generator<Period, never> {
  for (let later = 0; ; later += 1) {
    const to = seededUntil + later
    yield { from: to - options.days * dayMs, to, beforeFrom: to - 2 * options.days * dayMs, zone: 'UTC' }
  }
}
const [ofHand, ofHearth] = [periods(), periods()]
const community = communityId(seededCommunity(0))
const handFile = `${options.file}.${options.days}.hand`
copyFileSync(options.file, handFile)
const raw = new Database(handFile)
indexByHand(raw)
const byHand = digestByHand(raw, community)
const store = await openStore({ database: { kind: 'sqlite', file: options.file }, startedAt: systemClock.now() })
const { house } = household(store, systemIds(systemClock), options)

async function timed(work: () => unknown) {
  const before = process.cpuUsage()
  const begun = performance.now()
  await work()
  const tookMs = performance.now() - begun
  const { user, system } = process.cpuUsage(before)
  return { tookMs, cpu: user + system }
}

serve({
  hearth: () => timed(() => digestFacts(house, community, ofHearth.next().value)),
  raw: () => timed(() => byHand(ofHand.next().value)),
  /** The longest that anything else had to wait while a digest was gathered. Milliseconds. */
  pause: async () => ({ pauseMs: await longestPause(() => digestFacts(house, community, ofHearth.next().value)) }),
  /** Both must have come to the same. */
  async compare() {
    const period = periods().next().value
    const { now, before, suggestions, threads } = await digestFacts(house, community, period)
    const hand = byHand(period)
    const told = { now, before, suggestions: suggestions.length, threads: threads.count, undelivered: 0 }
    if (!isDeepStrictEqual(hand, told)) throw new Error(`${JSON.stringify(hand)} is not ${JSON.stringify(told)}`)
  },
  stop: () => store.close(),
})

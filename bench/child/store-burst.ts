// A burst of votes on one card in a process that is measured: how many were counted, and how often the card was edited.
import { z } from 'zod'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import { worker } from '../../src/delivery/worker.ts'
import { communityId, suggestionId } from '../../src/domain/ids.ts'
import { noCalls } from '../../src/ports/call-out.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import type { Platform } from '../../src/ports/platform.ts'
import { openStore } from '../../src/store/store.ts'
import { systemClock, systemIds, systemTimers } from '../../src/system/system.ts'
import type { Message } from '../../src/view/message.ts'
import { household } from '../store/household.ts'
import { seededCommunity, seededSuggestion } from '../store/seed.ts'
import { willingPlatform } from '../store/willing-platform.ts'
import { givenOptions, serve } from './serve.ts'

const options = z.object({ file: z.string(), members: z.number(), suggestions: z.literal(1) }).parse(givenOptions())
const burst = z.object({ votes: z.number(), ms: z.number() })

/** Every message that the card was edited to. */
const edits: Message[] = []
const willing = willingPlatform()
const platform: Platform = {
  ...willing,
  perform(effect, attempt) {
    if (effect.kind === 'edit') edits.push(effect.message)
    return willing.perform(effect, attempt)
  },
}
const store = await openStore({ database: { kind: 'sqlite', file: options.file }, startedAt: systemClock.now() })
const { house, called, acts } = household(store, systemIds(systemClock), options, platform)
const work = worker({
  callOut: noCalls,
  ...{ store, clock: systemClock, timers: systemTimers, logger: house.logger, metrics: noMetrics },
  ...{ platforms: new Map([[platform.name, platform]]), handlers: called },
  ...{ checkpoint: noCheckpoint, retryParked: async () => {}, storeIsBack: () => {}, rested: () => {} },
})
await work.start()
/** The card is edited at a pace: so long after the last vote it must be true. */
const calmMs = 5_000
let voted = 0
const passes = (ms: number): Promise<void> => new Promise((resolve) => systemTimers.after(ms, resolve))

serve({
  async burst(args) {
    const { votes, ms } = burst.parse(args)
    const { sides } = store.of(communityId(seededCommunity(0))).votes
    const id = suggestionId(seededSuggestion(1))
    await acts.vote(voted)
    work.wake()
    await passes(calmMs)
    const before = await sides(id)
    edits.length = 0
    const begun = performance.now()
    const all: Promise<unknown>[] = []
    for (let vote = 1; vote <= votes; vote += 1) {
      await passes(Math.max(0, (vote * ms) / votes - (performance.now() - begun)))
      all.push(acts.vote(voted + vote).then(() => work.wake()))
    }
    await Promise.all(all)
    await passes(calmMs)
    voted += votes + 1
    const after = await sides(id)
    const last = JSON.stringify(edits.at(-1)?.card?.facts ?? [])
    if (after.for - before.for !== votes) throw new Error(`${after.for - before.for} of ${votes} votes were counted`)
    if (!last.includes(`${after.for.toLocaleString('en')} people want it`)) throw new Error('the last edit is not true')
    return { edits: edits.length }
  },
  async stop() {
    await work.stop()
    await store.close()
  },
})

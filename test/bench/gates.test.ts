// Figures that hold on a busy machine too: the heap after a collection, and processor time against a bare library in the
// same run. The heap is held to the benchmark's targets; the bounds of the others say that nothing has become much worse.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hotWrites } from '../../bench/families/hot-writes.ts'
import { memory } from '../../bench/families/memory.ts'
import { slackReads } from '../../bench/families/slack-calls.ts'
import type { Bench, Family } from '../../bench/family.ts'
import { isMet } from '../../bench/measure/result.ts'
import { folder } from '../store/opened.ts'

function measuredBy(family: Family, row: string, size: Pick<Bench, 'rounds' | 'ms' | 'smaller'>) {
  const home = folder()
  let files = 0
  return family.run({
    ...size,
    file(name) {
      files += 1
      return join(home, `${files}-${name}`)
    },
    say: () => {},
    wanted: (one) => one === row,
  })
}

/** What reads are the first steps: a whole card, with all that is known of whoever asks. */
const most = { reads: 3, writes: 2.5 }

test('the heap of Hearth in many guilds is within its share of that of a stock client', {
  timeout: 240_000,
}, async () => {
  // The first start of all compiles, and holds what compiles.
  await measuredBy(memory, 'M1', { rounds: 1, ms: 0, smaller: 100 })
  const results = await measuredBy(memory, 'M1', { rounds: 1, ms: 0, smaller: 1 })
  expect(results).toHaveLength(2)
  for (const one of results) expect(isMet(one), `${one.what}: ${one.value}`).toBe(true)
})

test('a Slack command that reads costs the processor a small multiple of what bare Bolt does', {
  timeout: 120_000,
}, async () => {
  const results = await measuredBy(slackReads(500), 'S1', { rounds: 15, ms: 300, smaller: 1 })
  const cpu = results.find(({ what }) => what.includes('16 at a time: CPU'))
  expect(cpu?.ofLeast).toBeLessThan(most.reads)
})

test('votes, joins and messages cost the processor a small multiple of their statements alone', {
  timeout: 120_000,
}, async () => {
  const results = await measuredBy(hotWrites, 'T1', { rounds: 5, ms: 1000, smaller: 1 })
  const cpu = results.filter(({ what }) => what.endsWith('CPU each'))
  expect(cpu).toHaveLength(3)
  for (const one of cpu) expect(one.ofLeast, one.what).toBeLessThan(most.writes)
})

// A short chaos: what `npm run chaos` plays for long. One seed, ten kills, and then the figures must be on target.
import { expect, test } from 'vitest'
import { playChaos } from './chaos.ts'
import { onTarget, reportOf } from './report.ts'

test('a crowd, faults and ten kills: nothing is lost, doubled or out of order, and nobody waits in vain', async () => {
  const lines: string[] = []
  const noted = (line: Readonly<Record<string, unknown>>): void => void lines.push(JSON.stringify(line))
  const played = await playChaos({ seed: 20, kills: 10, minutes: 2, noted, progress: () => undefined })
  const report = reportOf(played, lines)
  console.log(report)
  expect(onTarget(played), report).toBe(true)
}, 240_000)

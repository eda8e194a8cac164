// A short chaos: what `npm run chaos` plays for long. One seed, a few kills, and then the figures must be on target.
import { expect, test } from 'vitest'
import { type ChaosOptions, playChaos } from './chaos.ts'
import { onTarget, reportOf } from './report.ts'

async function isOnTarget(options: Pick<ChaosOptions, 'seed' | 'kills' | 'joined'>): Promise<void> {
  const lines: string[] = []
  const noted = (line: Readonly<Record<string, unknown>>): void => void lines.push(JSON.stringify(line))
  const played = await playChaos({ ...options, minutes: 2, noted, progress: () => undefined })
  const report = reportOf(played, lines)
  console.log(report)
  expect(onTarget(played), report).toBe(true)
}

test('a crowd, faults and ten kills: nothing is lost, doubled or out of order, and nobody waits in vain', async () => {
  await isOnTarget({ seed: 20, kills: 10 })
}, 240_000)

test('so it is where the server and the workspace are one community, on both sides', async () => {
  await isOnTarget({ seed: 27, kills: 3, joined: true })
}, 240_000)

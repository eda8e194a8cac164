// Plays the chaos: `npm run chaos -- --seed 1 [--kills 200] [--minutes 15]`. A crowd on both emulated platforms, faults and
// kills; then the figures, and the way to play the same again.
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { playChaos } from '../test/chaos/chaos.ts'
import { onTarget, reportOf } from '../test/chaos/report.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '15' },
  },
})
const [seed, kills, minutes] = [values.seed, values.kills, values.minutes].map(Number)

if (seed === undefined || kills === undefined || minutes === undefined || !(kills > 0 && minutes > 0 && seed >= 0)) {
  console.error('I need numbers: --seed 1 --kills 200 --minutes 15')
  process.exitCode = 1
} else {
  const lines: string[] = []
  mkdirSync('test/output', { recursive: true })
  const played = await playChaos({
    seed,
    kills,
    minutes,
    evidence: `test/output/chaos-${seed}.db`,
    noted: (line) => lines.push(JSON.stringify(line)),
    progress: (words) => console.log(`  ${words}`),
  })
  const file = `test/output/chaos-${seed}.jsonl`
  writeFileSync(file, `${lines.join('\n')}\n`)
  console.log(reportOf(played, lines))
  console.log(`The schedule is in ${file}`)
  if (!onTarget(played)) process.exitCode = 1
}

// Plays the chaos: `npm run chaos -- --seed 1 [--kills 200] [--minutes 15] [--joined] [--processes 3 --store postgres]`. A
// crowd on both emulated platforms, faults and kills; then the figures, and the way to play the same again. With --joined
// both are one community.
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { playChaos } from '../test/chaos/chaos.ts'
import { onTarget, reportOf } from '../test/chaos/report.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '15' },
    processes: { type: 'string', default: '1' },
    store: { type: 'string', default: 'sqlite' },
    joined: { type: 'boolean', default: false },
  },
})
const { store, joined } = values
const given = [values.seed, values.kills, values.minutes, values.processes].map(Number)
const [seed = 0, kills = 0, minutes = 0, processes = 0] = given
const areNumbers =
  given.every((one) => one >= 0) && kills > 0 && minutes > 0 && Number.isInteger(processes) && processes > 0

if (!areNumbers || (store !== 'sqlite' && store !== 'postgres')) {
  console.error('I need numbers and a store: --seed 1 --kills 200 --minutes 15 --processes 3 --store postgres')
  process.exitCode = 1
} else if (processes > 1 && store === 'sqlite') {
  console.error("A file of SQLite is one process's: several need --store postgres")
  process.exitCode = 1
} else {
  const lines: string[] = []
  const output = `test/output/chaos-${seed}${joined ? '-joined' : ''}`
  mkdirSync('test/output', { recursive: true })
  const played = await playChaos({
    seed,
    kills,
    minutes,
    joined,
    ...(store === 'postgres' ? { processes } : {}),
    evidence: `${output}.${store === 'postgres' ? 'json' : 'db'}`,
    noted: (line) => lines.push(JSON.stringify(line)),
    progress: (words) => console.log(`  ${words}`),
  })
  const file = `${output}.jsonl`
  writeFileSync(file, `${lines.join('\n')}\n`)
  console.log(reportOf(played, lines))
  console.log(`The schedule is in ${file}`)
  if (!onTarget(played)) process.exitCode = 1
}

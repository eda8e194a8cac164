// Measures Hearth against the bare libraries it stands on: `npm run bench [-- --only S1,T1] [--quick] [--profile folder]`.
// A whole run writes bench/results.json and docs/benchmarks.md; part of one, or a quick one, only prints its table.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { profileInto } from '../bench/child/start.ts'
import { thisMachine } from '../bench/machine.ts'
import { reportOf } from '../bench/report.ts'
import { knownRows, runBench } from '../bench/run.ts'
import { tableOf } from '../bench/table.ts'
import { systemClock } from '../src/system/system.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
})
const only = values.only.split(',').flatMap((row) => (row.trim() === '' ? [] : [row.trim().toUpperCase()]))
const unknown = only.filter((row) => !knownRows.includes(row))

if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. There are ${knownRows.join(', ')}.`)
  process.exitCode = 1
} else {
  if (values.profile !== undefined) profileInto(values.profile)
  const begun = performance.now()
  const { results, failures } = await runBench({
    only,
    quick: values.quick,
    say: (words) => console.error(`  ${words}`),
  })
  for (const line of tableOf(results)) console.log(line)
  const minutes = (performance.now() - begun) / 60_000
  console.log(`Took ${minutes.toFixed(1)} minutes.`)
  for (const error of failures) console.error(error)
  if (failures.length > 0) process.exitCode = 1
  else if (only.length === 0 && !values.quick) {
    const measured = { at: new Date(systemClock.now()).toISOString(), machine: thisMachine(), results: [...results] }
    writeFileSync('bench/results.json', `${JSON.stringify(measured, null, 2)}\n`)
    writeFileSync('docs/benchmarks.md', reportOf(measured))
    console.log('The figures are in bench/results.json and docs/benchmarks.md')
  }
}

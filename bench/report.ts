// What a whole run has measured, kept: bench/results.json for programs, docs/benchmarks.md for people.
import { z } from 'zod'
import { machine } from './machine.ts'
import { result } from './measure/result.ts'
import { tableOf } from './table.ts'

export const measured = z.object({
  /** When, as ISO 8601. */
  at: z.string(),
  machine,
  results: z.array(result),
})
export type Measured = z.infer<typeof measured>

/** The page of all figures, as Markdown. */
export function reportOf({ at, machine: on, results }: Measured): string {
  const versions = Object.entries(on.versions).map(([name, version]) => `${name} ${version}`)
  return [
    '# Every figure of the benchmarks',
    '',
    `Written by \`npm run bench\` on ${at.slice(0, 10)}: ${on.processor}, ${on.cores} cores, ${on.memoryGb} GB, Node ${on.node.slice(1)}, ${versions.join(', ')}.`,
    '',
    'A result is the median of the rounds. With `x` it says how many times as much Hearth used as what it is compared with, both measured in turn in each round; `ours` and `theirs` are the two by themselves, processor time in microseconds. `noise` is how wide the middle half of the rounds is, of the result and of the other side alone.',
    '',
    ...tableOf(results),
    '',
  ].join('\n')
}

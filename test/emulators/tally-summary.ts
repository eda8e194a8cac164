// Sums up what the emulators of a whole run counted: vitest calls `setup` before the first test and `teardown` after
// the last.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const output = join(import.meta.dirname, '../output')

const count = z.object({
  platform: z.enum(['discord', 'slack']),
  checked: z.number(),
  invalid: z.array(z.string()),
})

/** The line at the end of a run, and every request that was invalid. */
export interface Summary {
  readonly line: string
  readonly invalid: readonly string[]
}

/** Adds up all counts in a folder. */
export function summaryOf(folder: string): Summary {
  const counts = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => count.parse(JSON.parse(line))),
  )
  const checked = (platform: 'discord' | 'slack'): number =>
    counts.filter((one) => one.platform === platform).reduce((sum, one) => sum + one.checked, 0)
  const invalid = counts.flatMap((one) => one.invalid.map((request) => `${one.platform}: ${request}`))
  const line = `Requests checked: ${checked('discord')} by Discord's official schemas, ${checked('slack')} by Slack's limits; ${invalid.length} invalid.`
  return { line, invalid }
}

let folder = ''

/** Gives the run a folder to count in. */
export function setup(): void {
  mkdirSync(output, { recursive: true })
  folder = mkdtempSync(join(output, 'requests-'))
  process.env.REQUEST_TALLY = folder
}

/** Prints the sum, and fails the run when a request was invalid. */
export function teardown(): void {
  const { line, invalid } = summaryOf(folder)
  rmSync(folder, { recursive: true, force: true })
  console.log(`\n${[line, ...invalid].join('\n')}`)
  if (invalid.length > 0) process.exitCode = 1
}

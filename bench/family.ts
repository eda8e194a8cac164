// A family of measurements: the rows of the table that it measures, and how.
import type { Result } from './measure/result.ts'

export interface Bench {
  /** How many rounds each side is measured in. */
  readonly rounds: number
  /** How long one side is under load in one round. Milliseconds. */
  readonly ms: number
  /** For sizes: what they are divided by in a round that is only to show that everything works. */
  readonly smaller: number
  /** Whether somebody wants this row. */
  wanted(row: string): boolean
  /** Makes a path for a file that is deleted afterwards. */
  file(name: string): string
  /** Says how far it is. */
  say(words: string): void
}

export interface Family {
  readonly rows: readonly string[]
  run(bench: Bench): Promise<readonly Result[]>
}

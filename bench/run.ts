// Runs the families that measure the wanted rows, one after the other, and gathers what they came to.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { families } from './families.ts'
import type { Bench } from './family.ts'
import type { Result } from './measure/result.ts'

export interface RunOptions {
  /** The rows that are wanted; all when empty. */
  readonly only: readonly string[]
  /** One short round of everything, to show that it works. */
  readonly quick: boolean
  /** Called with how far it is. */
  readonly say: (words: string) => void
}

/** The rows that there are. */
export const knownRows: readonly string[] = families.flatMap(({ rows }) => rows)

export interface Measured {
  readonly results: readonly Result[]
  /** Why a family has no results; the others were measured all the same. */
  readonly failures: readonly unknown[]
}

/** Measures. */
export async function runBench({ only, quick, say }: RunOptions): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  const wanted = (row: string): boolean => only.length === 0 || only.includes(row)
  let files = 0
  const bench: Bench = {
    ...(quick ? { rounds: 1, ms: 200, smaller: 20 } : { rounds: 5, ms: 1_000, smaller: 1 }),
    file(name) {
      files += 1
      return join(folder, `${files}-${name}`)
    },
    say,
    wanted,
  }
  const results: Result[] = []
  const failures: unknown[] = []
  for (const family of families.filter(({ rows }) => rows.some(wanted))) {
    try {
      results.push(...(await family.run(bench)).filter(({ row }) => wanted(row)))
    } catch (error) {
      failures.push(error)
    }
  }
  rmSync(folder, { recursive: true, force: true })
  return { results, failures }
}

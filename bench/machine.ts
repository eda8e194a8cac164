// On what it was measured: figures mean little without it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, totalmem } from 'node:os'
import { z } from 'zod'

export const machine = z.object({
  processor: z.string(),
  cores: z.number(),
  memoryGb: z.number(),
  node: z.string(),
  versions: z.record(z.string(), z.string()),
})
export type Machine = z.infer<typeof machine>

const versioned = z.object({ version: z.string() })
const measuredPackages = ['discord.js', '@slack/bolt', 'better-sqlite3', 'kysely', 'hono']

/** This machine, and the packages that matter. */
export function thisMachine(): Machine {
  const all = cpus()
  return {
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    versions: Object.fromEntries(measuredPackages.map((name) => [name, versionOf(name)])),
  }
}

function versionOf(name: string): string {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? []
  for (const folder of paths) {
    try {
      return versioned.parse(JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8'))).version
    } catch {
      // It is not in this folder; the next one up may have it.
    }
  }
  return 'unknown'
}

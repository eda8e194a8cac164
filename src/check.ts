// `--check`: reads everything, changes nothing, and says all that is wrong at once.
import { existsSync } from 'node:fs'
import { specs } from '../commands/index.ts'
import { registryOf } from './bot/registry.ts'
import type { ConfigRead } from './config.ts'
import { nameOf } from './store/database.ts'
import { inspectStore } from './store/inspect.ts'

export interface CheckReport {
  readonly lines: readonly string[]
  readonly problems: readonly string[]
}

/** Checks the configuration, the database and what every platform makes of the commands. Writes nothing, takes no lock. */
export async function check(read: ConfigRead): Promise<CheckReport> {
  const lines: string[] = []
  const problems: string[] = []
  if (read.ok) lines.push('Settings: read, nothing wrong with them.')
  else problems.push(...read.problems.map((problem) => `${problem.setting} ${problem.text}.`))
  const database = read.ok ? read.config.database : read.database
  const name = nameOf(database)
  if (database.kind === 'sqlite' && !existsSync(database.file))
    lines.push(`Database: ${name} does not exist yet; the first start makes it.`)
  else {
    const found = await inspectStore(database)
    if ('problem' in found) problems.push(`DATABASE_URL: ${name} ${found.problem}`)
    else lines.push(`Database: ${name}, ${found.summary}.`)
  }
  await checkCommands(lines, problems)
  return { lines, problems }
}

async function checkCommands(lines: string[], problems: string[]): Promise<void> {
  try {
    // Loaded here alone: a start loads no platform but its own.
    const { compileDiscord } = await import('../adapters/discord/index.ts')
    const { compileSlack } = await import('../adapters/slack/index.ts')
    const registry = registryOf(specs)
    const compiled = [...compileDiscord(registry).problems, ...compileSlack(registry)]
    problems.push(...compiled.map((problem) => `Commands: ${problem}`))
    if (compiled.length === 0)
      lines.push(
        `Commands: ${registry.commands.length}, and ${registry.messages.length} in the menu of a message, each good for Discord, Slack and the playground.`,
      )
  } catch (error) {
    problems.push(`Commands: ${error instanceof Error ? error.message : 'they cannot be read'}`)
  }
}

// The program: reads the environment, starts Hearth, says what is on and what is off, and stops when asked to.
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import packageFile from '../package.json' with { type: 'json' }
import { check } from './check.ts'
import { type Config, type ConfigRead, type Problem, secretsOf } from './config.ts'
import type { Database } from './config-database.ts'
import { noCheckpoint } from './delivery/checkpoint.ts'
import type { Shards } from './domain/shards.ts'
import { type Keeping, keepingOf } from './keeping.ts'
import { PlatformError } from './ports/errors.ts'
import { type Metrics, noMetrics } from './ports/metrics.ts'
import type { Logger } from './ports/system.ts'
import { readSettings } from './settings-file.ts'
import { keptOffset, samplePastMs } from './simulation.ts'
import { CopyError } from './store/copies/copy-error.ts'
import { nameOf } from './store/database.ts'
import { inspectStore, whyNotOpened } from './store/inspect.ts'
import { StoreHeldError } from './store/lock.ts'
import { openStore, type Store } from './store/store.ts'
import { systemLogger } from './system/logger.ts'
import { shiftedClock } from './system/shifted-clock.ts'
import { systemClock, systemIds, systemTimers } from './system/system.ts'
import { everyMinute } from './system/ticking.ts'
import { type Hearth, wire } from './wire.ts'

/** Stopping may take this long; what is not finished then stays in the outbox. Milliseconds. */
const stopMs = 9_000

/** Runs Hearth, or with `--check` only looks. Ends the process with 0, or with 1 after saying what is wrong. */
export async function main(args: readonly string[]): Promise<void> {
  const read = readSettings()
  if (args.includes('--check')) return runCheck(read)
  const unknown = args.filter((arg) => arg !== '--check')
  if (unknown.length > 0) return fail([`I don't know ${unknown.join(' ')}. There is --check, or nothing.`])
  if (!read.ok) return fail(problemLines(read.problems))
  await run(read.config)
}

async function runCheck(read: ConfigRead): Promise<void> {
  const { lines, problems } = await check(read)
  for (const line of lines) print(line)
  if (problems.length > 0) return fail(problems)
  print('All is well.')
}

async function run(config: Config): Promise<void> {
  const logger = systemLogger(config.logLevel, undefined, secretsOf(config))
  const keeping = keepingOf(config, logger)
  const store = await opened(config.database, keeping)
  if (store === undefined) return
  await keeping.begin()
  // Only where nobody but its owner lives may time be moved.
  const alone = config.playground !== undefined && config.discord === undefined && config.slack === undefined
  const offset = alone ? ((await keptOffset(store)) ?? -samplePastMs) : 0
  const clock = shiftedClock(systemClock, offset)
  const hearth = await wire({
    ...{ config, store, clock, logger, timers: systemTimers, ids: systemIds(clock) },
    metrics: await metricsFor(config),
    checkpoint: noCheckpoint,
    disk: keeping.disk,
    shelf: keeping.shelf,
    movable: alone,
    sample: alone,
  })
  const stopTicking = everyMinute(() => {
    hearth.wake()
    void keeping.look(hearth.idle)
  })
  const stop = stopper(hearth, stopTicking, logger)
  process.on('unhandledRejection', (error) => logger.error('something was not awaited', error))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0))
  try {
    await hearth.start()
  } catch (error) {
    if (!(error instanceof PlatformError)) logger.error('Hearth could not start', error)
    fail([error instanceof PlatformError ? error.message : 'Hearth could not start; the log says why.'])
    return stop(1)
  }
  for (const line of report(config, hearth, keeping)) print(line)
}

/** What counts; nothing does where nobody could read it, and then its library is not even loaded. */
async function metricsFor({ httpPort }: Config): Promise<Metrics> {
  if (httpPort === undefined) return noMetrics
  const { systemMetrics } = await import('./system/metrics.ts')
  return systemMetrics(packageFile.version)
}

/** The store; undefined after saying why it cannot be had. A database that is not ours is not touched. */
async function opened(database: Database, keeping: Keeping): Promise<Store | undefined> {
  const name = nameOf(database)
  const isThere = database.kind === 'postgres' || existsSync(database.file)
  const found = isThere ? await inspectStore(database) : undefined
  if (found !== undefined && 'problem' in found) {
    fail([`DATABASE_URL: ${name} ${found.problem}`])
    return undefined
  }
  try {
    return await openStore({
      ...{ database, startedAt: systemClock.now(), timers: systemTimers },
      beforeMigrating: keeping.beforeMigrating,
    })
  } catch (error) {
    const saysAll = error instanceof StoreHeldError || error instanceof CopyError
    fail([saysAll ? error.message : `DATABASE_URL: ${name} ${whyNotOpened(database, error)}`])
    return undefined
  }
}

/** Stops in reverse order, once, within ten seconds. */
function stopper(hearth: Hearth, stopTicking: () => Promise<void>, logger: Logger): (code: number) => Promise<void> {
  let stopping: Promise<void> | undefined
  return (code) => {
    stopping ??= (async () => {
      const late = new Promise<void>((resolve) => systemTimers.after(stopMs, resolve))
      try {
        await stopTicking()
        await Promise.race([hearth.stop(), late])
      } catch (error) {
        logger.error('stopping went wrong; what is not finished stays in the outbox', error)
      } finally {
        process.exit(code)
      }
    })()
    return stopping
  }
}

/** What is on, what is off and why, and where the playground is. */
function report(config: Config, hearth: Hearth, keeping: Keeping): readonly string[] {
  const { discord, slack, playground } = config
  const port = hearth.httpPort()
  const away = (name: 'discord' | 'slack'): string | undefined => {
    const said = hearth.away().get(name)
    return said === undefined ? undefined : `${said} Hearth goes on trying; everything else works.`
  }
  const lines = [
    discord === undefined
      ? 'Discord: off, DISCORD_TOKEN is not set.'
      : (away('discord') ?? `Discord: on${shardsSaid(discord.shards)}.`),
    slack === undefined
      ? 'Slack: off, SLACK_BOT_TOKEN is not set.'
      : (away('slack') ??
        `Slack: on, by ${slack.connection.kind === 'socket' ? 'Socket Mode' : `HTTP at port ${hearth.httpPort()}, /slack/events`}.`),
    `Data: ${nameOf(config.database)}`,
    keeping.said,
    ...(port === undefined ? [] : [`Watching: port ${port}, /healthz, /readyz and /metrics.`]),
  ]
  if (slack?.install !== undefined)
    lines.push(`Slack, more workspaces: their admins install Hearth at ${slack.install.url}/slack/install`)
  if (playground === undefined || hearth.playground === undefined)
    return [...lines, 'Playground: off; PLAYGROUND=on switches it on.']
  const address = hearth.playground.address()
  const own = new URL(address).port
  return [
    ...lines,
    `Playground: ${address}`,
    `  If Hearth runs on a server, first: ssh -L ${own}:127.0.0.1:${own} you@${hostname()}`,
  ]
}

function shardsSaid(shards: Shards | undefined): string {
  if (shards === undefined) return ''
  if (shards === 'auto') return ', on all its shards'
  return `, shards ${shards.first} to ${shards.last} of ${shards.count}`
}

const problemLines = (problems: readonly Problem[]): readonly string[] =>
  problems.map((problem) => `${problem.setting} ${problem.text}.`)

function fail(problems: readonly string[]): void {
  console.error(problems.length === 1 ? 'There is a problem:' : `There are ${problems.length} problems:`)
  for (const problem of problems) console.error(`- ${problem}`)
  process.exitCode = 1
}

function print(line: string): void {
  console.log(line)
}

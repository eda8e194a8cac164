// The chaos: a crowd on both platforms, Hearth between them, faults, and one kill after another; then peace, and the
// accounts.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/store/database.ts'
import { startPostgres } from '../postgres/server.ts'
import { account } from './account.ts'
import { acts } from './acts.ts'
import type { Accounts } from './books.ts'
import { gather } from './crowd.ts'
import { discordTown } from './discord-town.ts'
import { joinedActs } from './joined-acts.ts'
import { readKept } from './kept.ts'
import { type Crash, lives } from './lives.ts'
import { lastLifeOf, lifeOf } from './schedule.ts'
import { slackTown } from './slack-town.ts'
import type { Town } from './town.ts'
import { faultSwitch } from './while-on.ts'

export interface ChaosOptions {
  readonly seed: number
  /** It ends after so many kills, or so many minutes, whichever is first. */
  readonly kills: number
  readonly minutes: number
  /** How many processes there are over one database of PostgreSQL; one over a file of SQLite unless given. */
  readonly processes?: number
  /** Whether the server and the workspace are one community, from the first start; each is one of its own unless given. */
  readonly joined?: boolean
  /** Where Hearth's data is kept when something is wrong: a copy of its file, or what the accounts read of PostgreSQL. */
  readonly evidence?: string
  /** Hears what is planned and what is really done, line by line. */
  readonly noted: (line: Readonly<Record<string, unknown>>) => void
  readonly progress: (words: string) => void
}

export interface Played {
  readonly seed: number
  readonly kills: number
  /** How many shared a database of PostgreSQL; undefined for one over a file of SQLite. */
  readonly processes: number | undefined
  readonly joined: boolean
  readonly accounts: Accounts
  readonly crashes: readonly Crash[]
  readonly logged: ReadonlyMap<string, number>
}

const minuteMs = 60_000
/** So often it is said how far it is. */
const everyKills = 20

/** Plays one seed to its end. */
export async function playChaos(options: ChaosOptions): Promise<Played> {
  const { seed, kills, minutes, processes, joined = false, evidence, noted, progress } = options
  const folder = mkdtempSync(join(tmpdir(), 'hearth-chaos-'))
  const server = processes === undefined ? undefined : await startPostgres()
  const database: Database =
    server === undefined ? { kind: 'sqlite', file: join(folder, 'hearth.db') } : { kind: 'postgres', url: server.url }
  const count = processes ?? 1
  const [discord, slack] = await Promise.all([discordTown(count), slackTown()])
  const towns = [discord, slack]
  const { whileOn, off } = faultSwitch()
  const known = joined ? joinedActs : acts
  const crowd = gather({ acts: known, towns, noted })
  const house = lives({ database, count, joined, towns, crowd, misbehaving: { discord, slack, whileOn }, noted })
  try {
    await house.settle()
    for (const town of towns) await town.setUp(async () => void (await house.settle()))
    // What is one community has one digest.
    schedulesDigests(joined ? towns.slice(0, 1) : towns)
    greetsEachAlone(joined ? towns.slice(0, 1) : towns)
    await house.settle()
    const until = Date.now() + minutes * minuteMs
    let killed = 0
    while (killed < kills && Date.now() < until && house.crashes.length < 3) {
      killed += 1
      await house.live(lifeOf(seed, killed, known))
      if (killed % everyKills === 0) progress(`${killed} kills`)
    }
    await house.live(lastLifeOf(seed, killed + 1, known))
    off()
    progress('the faults are over')
    await crowd.finished()
    await house.settle()
    // What a refused look-up left to a later try is looked for at once by a start that nothing disturbs.
    await house.end()
    const rested = await house.settle()
    await house.end()
    const kept = await readKept(database)
    const accounts = account({ kept, joined, towns, crowd, rested, lastLife: killed + 1 })
    if (accounts.findings.length > 0 && evidence !== undefined) {
      if (database.kind === 'sqlite') copyFileSync(database.file, evidence)
      else writeFileSync(evidence, JSON.stringify(kept, null, 1))
    }
    return { seed, kills: killed, processes, joined, accounts, crashes: house.crashes, logged: house.logged }
  } finally {
    await house.end()
    await Promise.all(towns.map((town) => town.close()))
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each day at noon, so that a day's step passes one. */
function schedulesDigests(towns: readonly Town[]): void {
  for (const town of towns) {
    const [mo] = town.moderators
    if (mo !== undefined) town.runs(mo, 'digest schedule', { every: 'daily', time: '12:00', zone: 'UTC' }, true)
  }
}

/** A crowd is many at once, and days pass in it: so that every greeting can be told from the others, each has its own. */
function greetsEachAlone(towns: readonly Town[]): void {
  const chosen = { 'welcome.burst': '1000', 'welcome.daily-above': '1000000', 'welcome.rules-wait': '168' }
  for (const town of towns) {
    const [mo] = town.moderators
    for (const [name, value] of Object.entries(chosen))
      if (mo !== undefined) town.runs(mo, 'settings set', { name, value }, true)
  }
}

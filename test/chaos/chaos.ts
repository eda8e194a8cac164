// The chaos: a crowd on both platforms, Hearth between them, faults, and one kill after another; then peace, and the
// accounts.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { account } from './account.ts'
import type { Accounts } from './books.ts'
import { gather } from './crowd.ts'
import { discordTown } from './discord-town.ts'
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
  /** Where Hearth's file is copied when something is wrong. */
  readonly evidence?: string
  /** Hears what is planned and what is really done, line by line. */
  readonly noted: (line: Readonly<Record<string, unknown>>) => void
  readonly progress: (words: string) => void
}

export interface Played {
  readonly seed: number
  readonly kills: number
  readonly accounts: Accounts
  readonly crashes: readonly Crash[]
  readonly logged: ReadonlyMap<string, number>
}

const minuteMs = 60_000
/** So often it is said how far it is. */
const everyKills = 20

/** Plays one seed to its end. */
export async function playChaos({ seed, kills, minutes, evidence, noted, progress }: ChaosOptions): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-chaos-'))
  const file = join(folder, 'hearth.db')
  const [discord, slack] = await Promise.all([discordTown(), slackTown()])
  const towns = [discord, slack]
  const { whileOn, off } = faultSwitch()
  const crowd = gather({ towns, noted })
  const house = lives({ file, count: 1, towns, crowd, misbehaving: { discord, slack, whileOn }, noted })
  try {
    await house.settle()
    for (const town of towns) await town.setUp(async () => void (await house.settle()))
    schedulesDigests(towns)
    await house.settle()
    const until = Date.now() + minutes * minuteMs
    let killed = 0
    while (killed < kills && Date.now() < until && house.crashes.length < 3) {
      killed += 1
      await house.live(lifeOf(seed, killed))
      if (killed % everyKills === 0) progress(`${killed} kills`)
    }
    await house.live(lastLifeOf(seed, killed + 1))
    off()
    progress('the faults are over')
    await crowd.finished()
    await house.settle()
    // What a refused look-up left to a later try is looked for at once by a start that nothing disturbs.
    await house.end()
    const rested = await house.settle()
    await house.end()
    const accounts = account({ file, towns, crowd, rested, lastLife: killed + 1 })
    if (accounts.findings.length > 0 && evidence !== undefined) copyFileSync(file, evidence)
    return { seed, kills: killed, accounts, crashes: house.crashes, logged: house.logged }
  } finally {
    await house.end()
    await Promise.all(towns.map((town) => town.close()))
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

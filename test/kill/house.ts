// A house whose Hearth can be killed: one file, one platform, and one process at a time, started again as it was.
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheckpointName } from '../../src/delivery/checkpoint.ts'
import { type HearthProcess, startHearthProcess } from './hearth-process.ts'
import type { Arrangement } from './orders.ts'
import type { KillStage } from './stage.ts'

/** Where a process ends: when it passes this checkpoint for the `nth` time. */
export interface Kill {
  readonly at: CheckpointName
  readonly nth: number
}

export interface KillHouse {
  readonly stage: KillStage
  readonly file: string
  /** Starts Hearth where a test that failed left none. */
  revive(): Promise<void>
  /** Lets everything happen that is owed. */
  settle(): Promise<void>
  /** Does something and lets Hearth die of it there; then starts it again and lets everything happen that is owed. */
  diesOf(kill: Kill, act: () => Promise<unknown>): Promise<void>
  /** Which checkpoints are passed while something is done without a kill. */
  passedBy(act: () => Promise<unknown>): Promise<readonly CheckpointName[]>
  /** Lets time pass, for the platform and for Hearth. */
  advance(ms: number): Promise<void>
  /** Has something that is there before somebody acts. */
  arrange(what: Arrangement): Promise<void>
  close(): Promise<void>
}

/** Longer than any act takes: whoever lives then never passed that checkpoint. */
const patienceMs = 8000

/** What the system has taken, a kill takes from nobody: whether a disk has it already tells no difference. */
const memory = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir()

/** Some containers give it a few megabytes alone, or none. */
function hasRoom(path: string): boolean {
  if (!existsSync(path)) return false
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize > 256 * 1024 * 1024
}

/** Opens one: with the first contact behind it. */
export async function killHouse(openStage: () => Promise<KillStage>): Promise<KillHouse> {
  const folder = mkdtempSync(join(memory, 'hearth-kill-'))
  const file = join(folder, 'hearth.db')
  const stage = await openStage()
  let ahead = 0
  let hearth = await start()

  async function start(): Promise<HearthProcess> {
    const started = await startHearthProcess({ ...stage.childOptions(), file, aheadMs: ahead })
    await stage.connected(started)
    return started
  }

  async function revive(): Promise<void> {
    if (!hearth.alive()) hearth = await start()
  }

  async function settle(): Promise<void> {
    await revive()
    for (const _ of ['what was on the wire', 'what came of it']) {
      await stage.delivered()
      const { skippedMs } = await hearth.does({ kind: 'settle' })
      passes(skippedMs)
    }
  }

  function passes(ms: number): void {
    ahead += ms
    stage.passes(ms)
  }

  async function endsBy(kill: Kill): Promise<void> {
    const late = Promise.withResolvers<string>()
    const timer = setTimeout(() => late.resolve('nothing'), patienceMs)
    const how = await Promise.race([hearth.ended, late.promise])
    clearTimeout(timer)
    if (how === 'SIGKILL') return
    const passed = hearth.alive() ? (await hearth.does({ kind: 'passed' })).passed : []
    throw new Error(`Hearth was to die at ${kill.at} ${kill.nth}, and ended by ${how}. Passed: ${passed.join(', ')}`)
  }

  await stage.setUp(settle)
  return {
    stage,
    file,
    revive,
    settle,
    async diesOf(kill, act) {
      await hearth.does({ kind: 'passed' })
      await hearth.does({ kind: 'arm', ...kill })
      // Whoever acts may wait in vain: what they get is looked for in the world.
      act().catch(() => undefined)
      await endsBy(kill)
      await settle()
    },
    async passedBy(act) {
      await hearth.does({ kind: 'passed' })
      await act()
      await settle()
      return (await hearth.does({ kind: 'passed' })).passed
    },
    async advance(ms) {
      passes(ms)
      await hearth.does({ kind: 'advance', ms })
    },
    async arrange(what) {
      await hearth.does({ kind: 'arrange', what })
    },
    async close() {
      if (hearth.alive()) {
        void hearth.does({ kind: 'stop' }).catch(() => undefined)
        await hearth.ended
      }
      await stage.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

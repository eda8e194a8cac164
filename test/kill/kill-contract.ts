// What holds on every platform when Hearth is killed: each act is done, Hearth dies at one of its steps, is started
// again and comes to rest; then nothing is owed, nothing is lost, and nothing was done twice.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Act } from './act.ts'
import { type KillHouse, killHouse } from './house.ts'
import { owedIn, refusedIn } from './ledger.ts'
import type { KillStage } from './stage.ts'

const atRest = { waiting: 0, failed: 0, behind: 0, parked: 0 }
// The first that opens one makes the program that is killed.
const openMs = 60_000

export interface KilledPlatform extends Pick<KillStage, 'name' | 'relayed'> {
  /** Whether Hearth is killed also when it passes a step for another time in the same act. */
  readonly againAndAgain: boolean
}

/** Plays the acts on a platform, with a kill at each of their steps. */
export function killContract(
  platform: KilledPlatform,
  openStage: () => Promise<KillStage>,
  acts: readonly Act[],
): void {
  let opened: KillHouse | undefined
  let words = 0
  const table: string[] = []

  beforeAll(async () => {
    opened = await killHouse(openStage)
  }, openMs)

  afterAll(async () => {
    await opened?.close()
    console.log([`Killed and started again on ${platform.name}:`, ...table].join('\n'))
  }, openMs)

  function house(): KillHouse {
    if (opened === undefined) throw new Error('the house was not opened')
    return opened
  }

  for (const act of acts) {
    describe(`${platform.name}: ${act.name}, and Hearth is killed`, () => {
      const kills = act.kills({ stage: platform }).filter(({ nth }) => nth === 1 || platform.againAndAgain)
      let held = 0
      for (const kill of kills) {
        test(`at "${kill.at}", time ${kill.nth}`, async () => {
          words += 1
          await house().revive()
          const prepared = await act.prepare(house(), `word${words}x`)
          await house().settle()
          const refused = refusedIn(house().file)
          try {
            await house().diesOf(kill, prepared.act)
            await prepared.holds()
            expect(owedIn(house().file)).toEqual(atRest)
            if (prepared.mayRefuse !== true) expect(refusedIn(house().file), 'nothing was refused').toBe(refused)
            held += 1
          } finally {
            await house().settle()
            await prepared.after?.()
          }
        })
      }
      test('and no step of it is left out', async () => {
        words += 1
        await house().revive()
        const prepared = await act.prepare(house(), `word${words}x`)
        await house().settle()
        // Killed there, nothing was done yet: what follows then is shown in asked.test.ts.
        const passed = (await house().passedBy(prepared.act)).filter((name) => name !== 'call asked')
        await prepared.after?.()
        const killedThere: readonly string[] = kills.map(({ at }) => at)
        const left = passed.filter((name) => killedThere.includes(name) || act.elsewhere?.includes(name) !== true)
        expect(new Set(killedThere)).toEqual(new Set(left))
      })
      afterAll(() => {
        table.push(`  ${act.name.padEnd(34)} ${held} of ${kills.length} kills held`)
      })
    })
  }
}

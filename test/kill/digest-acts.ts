// The digest, killed: due once a period, and posted once.
import { expect } from 'vitest'
import { type Act, at, effects, seenWith } from './act.ts'

const halfDayMs = 12 * 60 * 60_000

export const digestActs: readonly Act[] = [
  {
    name: 'the digest is due',
    kills: () => [...at('due done'), ...effects(1)],
    async prepare(house) {
      // Half a day from now on the machine's clock, so that a day's step passes one run whenever the tests are run.
      const time = new Date(Date.now() + halfDayMs).toISOString().slice(11, 16)
      await house.stage.runs('mo', 'digest schedule', { every: 'daily', time, zone: 'UTC' })
      await house.settle()
      const digests = async () => (await seenWith(house, 'mo', 'Digest from')).map((seen) => seen.where)
      const before = await digests()
      return {
        act: () => house.advance(2 * halfDayMs),
        async holds() {
          expect(await digests()).toEqual([...before, 'moderators'])
        },
      }
    },
  },
]

// Few things at once, and all of them in the end.
import { expect, test } from 'vitest'
import { turns } from '../../adapters/discord/turns.ts'

/** Work that ends when it is told to, under its number. */
function works() {
  const begun: number[] = []
  const ends = new Map<number, (fails: boolean) => void>()
  const work = (number: number) => () => {
    begun.push(number)
    return new Promise<number>((resolve, reject) => {
      ends.set(number, (fails) => (fails ? reject(new Error('no')) : resolve(number)))
    })
  }
  return { begun, work, end: (number: number, fails = false) => ends.get(number)?.(fails) }
}

test('what comes later waits for its turn, and gets it also from one that failed', async () => {
  const { take } = turns(2)
  const { begun, work, end } = works()
  const all = [1, 2, 3, 4].map((number) => take(work(number)))
  expect(begun).toEqual([1, 2])
  end(2, true)
  await expect(all[1]).rejects.toThrow('no')
  await expect.poll(() => begun).toEqual([1, 2, 3])
  end(1)
  expect(await all[0]).toBe(1)
  await expect.poll(() => begun).toEqual([1, 2, 3, 4])
  end(3)
  end(4)
  expect(await Promise.all([all[2], all[3]])).toEqual([3, 4])
})

test('whoever hurries it lets nothing wait any more', async () => {
  const { take, open } = turns(1)
  const { begun, work, end } = works()
  const all = [1, 2, 3].map((number) => take(work(number)))
  open()
  await expect.poll(() => begun).toEqual([1, 2, 3])
  all.push(take(work(4)))
  expect(begun).toEqual([1, 2, 3, 4])
  for (const number of [1, 2, 3, 4]) end(number)
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4])
})

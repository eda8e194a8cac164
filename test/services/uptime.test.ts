// Since when Hearth was away: for each thing that it serves, and only while none of its processes was up.
import { expect, test } from 'vitest'
import { uptime } from '../../src/services/catch-up/uptime.ts'
import { smallHouse } from './small-house.ts'

const server = { platform: 'discord', id: '1' } as const
const workspace = { platform: 'slack', id: 'T1' } as const

async function house() {
  const town = await smallHouse({ startsAt: 1_000, declared: [], make: () => ({ services: {}, flows: [] }) })
  await town.addSpace({ community: 'c', space: server })
  await town.addSpace({ community: 'd', space: workspace })
  let time = 1_000
  const serves = (['discord', 'slack'] as const).map((key) => ({
    key,
    covers: ({ platform }: { platform: string }) => platform === key,
  }))
  const process = (keys: readonly string[]) =>
    uptime({
      store: town.store,
      clock: { now: () => time },
      logger: town.house.logger,
      serves: serves.filter(({ key }) => keys.includes(key)),
    })
  const away = async (): Promise<Readonly<Record<string, number | undefined>>> =>
    Object.fromEntries((await town.store.spaces.all()).map(({ ref, awaySince }) => [ref.platform, awaySince]))
  return { process, away, at: (moment: number) => (time = moment) }
}

test('what nobody served is away since it was served last', async () => {
  const { process, away, at } = await house()
  const before = process(['discord', 'slack'])
  at(2_000)
  await before.end()
  at(5_000)
  await process(['discord', 'slack']).begin([])
  expect(await away()).toEqual({ discord: 2_000, slack: 2_000 })
})

test('what another process serves was not away, and what this one does not serve is not its to say', async () => {
  const { process, away, at } = await house()
  at(2_000)
  await process(['discord', 'slack']).end()
  at(5_000)
  await process(['discord', 'slack']).begin([['slack']])
  expect(await away()).toEqual({ discord: 2_000, slack: undefined })
})

test('a part that was down by itself is away since then, though another was up all the time', async () => {
  const { process, away, at } = await house()
  at(2_000)
  await process(['discord']).end()
  at(4_000)
  await process(['slack']).end()
  at(5_000)
  await process(['discord']).begin([['slack']])
  expect(await away()).toEqual({ discord: 2_000, slack: undefined })
})

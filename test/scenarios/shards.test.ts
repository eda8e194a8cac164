// Two processes over one database, each with a shard of Discord of its own: each community is served by one, also after it was away.
import { expect, onTestFinished, test } from 'vitest'
import { openStore, type Store } from '../../src/store/store.ts'
import { systemTimers } from '../../src/system/system.ts'
import type { Hearth } from '../../src/wire.ts'
import { startDiscord, type User } from '../emulators/discord/index.ts'
import { lentDatabase } from '../postgres/fresh-database.ts'
import { asRead } from './discord-as-read.ts'
import { startHearth } from './stage.ts'

const minute = 60_000

async function town() {
  let aheadMs = 0
  const discord = await startDiscord({ now: () => Date.now() + aheadMs, sideBySide: 2 })
  onTestFinished(discord.close)
  const { url, giveBack } = await lentDatabase()
  const gardens = [0, 1].map((id) => {
    const admin = discord.addUser({ name: `Admin ${id}` })
    const guild = discord.addGuild({ name: `Garden ${id}`, owner: admin, channels: ['welcome'], shard: [id, 2] })
    return { admin, guild }
  })
  const running = new Map<number, { readonly hearth: Hearth; readonly store: Store }>()

  async function starts(id: number): Promise<void> {
    const store = await openStore({ database: { kind: 'postgres', url }, startedAt: Date.now(), timers: systemTimers })
    const hearth = await startHearth(
      { discord: { token: discord.token, apiUrl: discord.apiUrl, shards: { first: id, last: id, count: 2 } } },
      { store, aheadMs },
    )
    running.set(id, { hearth, store })
  }
  async function stops(id: number): Promise<void> {
    await running.get(id)?.hearth.stop()
    running.delete(id)
  }
  onTestFinished(async () => {
    for (const id of [...running.keys()]) await stops(id)
    await giveBack()
  })
  const greetings = (id: number): readonly string[] => {
    const { admin, guild } = gardens[id] ?? {}
    if (admin === undefined || guild === undefined) throw new Error(`there is no garden ${id}`)
    return discord
      .messagesSeenBy(admin, guild.channel('welcome').id)
      .map((message) => asRead(discord.world, message))
      .filter((text) => text.includes('A few small steps'))
  }
  async function joins(id: number, name: string): Promise<User> {
    const user = discord.addUser({ name })
    gardens[id]?.guild.join(user)
    return user
  }
  return {
    ...{ discord, gardens, starts, stops, greetings, joins, running },
    passes: (ms: number) => {
      aheadMs += ms
    },
  }
}

test('each of two servers is greeted by the process whose shard it is on, and caught up with by that one after it was away', async () => {
  const { discord, gardens, starts, stops, greetings, joins, running, passes } = await town()
  for (const id of [0, 1]) await starts(id)
  for (const { admin } of gardens) {
    const found = await discord.until(() => discord.directMessages(admin)[0], 20_000)
    await discord.press(admin, found, 'Looks right').response()
    const told = discord
      .directMessages(admin)
      .filter((message) => asRead(discord.world, message).includes('just arrived'))
    expect(told).toHaveLength(1)
  }
  for (const id of [0, 1]) await joins(id, `Nia ${id}`)
  for (const id of [0, 1]) await discord.until(() => greetings(id).length === 1, 20_000)

  await stops(1)
  await joins(1, 'Missed')
  await joins(0, 'Live')
  await discord.until(() => greetings(0).length === 2, 20_000)
  passes(5 * minute)
  await stops(0)
  await starts(0)
  await running.get(0)?.hearth.idle()
  expect([greetings(0).length, greetings(1).length]).toEqual([2, 1])
  // That one process was away says nothing of the servers of another.
  const spaces = (await running.get(0)?.store.spaces.all()) ?? []
  expect(spaces.map(({ awaySince }) => awaySince)).toEqual([undefined, undefined])

  await starts(1)
  await discord.until(() => greetings(1).length === 2, 20_000)
  await running.get(1)?.hearth.idle()
  expect(greetings(1)[1]).toContain('Missed')
  expect(greetings(1)[1]).toContain('late')
  expect(greetings(0)).toHaveLength(2)
}, 60_000)

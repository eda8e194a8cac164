// What Hearth asks Discord about a server: who somebody is there, its channels, its people.
import { expect, test } from 'vitest'
import { type Stage, stage, startedStage } from './discord-stage.ts'

test('knows admins, roles and strangers', async () => {
  const house = await stage()
  const { platform, space, ana, owner, guild } = house
  const role = guild.addRole({ name: 'Team', permissions: ['manageGuild'] })
  expect(await platform.facts(space, ana.id)).toEqual({ admin: false, roles: [], guest: false })
  expect((await platform.facts(space, owner.id))?.admin).toBe(true)
  guild.giveRole(ana, role)
  expect(await platform.facts(space, ana.id)).toEqual({ admin: true, roles: [role.id], guest: false })
  expect(await platform.facts(space, '123456789012345678')).toBeUndefined()
})

test('lists the channels it sees, with who reads them and whether it can post', async () => {
  const house = await stage()
  house.guild.addChannel({ name: 'mods', hiddenFromEveryone: true })
  house.guild.addChannel({ name: 'secret', hiddenFromEveryone: true, visibleToBot: false })
  expect(await house.platform.channels(house.space)).toMatchObject([
    { name: 'general', everyoneCanRead: true, canPost: true },
    { name: 'support', everyoneCanRead: true, canPost: true },
    { name: 'mods', everyoneCanRead: false, canPost: true },
  ])
})

test('lists everyone, also over several pages', async () => {
  const house = await stage()
  for (let number = 0; number < 1_001; number += 1)
    house.guild.join(house.discord.addUser({ name: `Member ${number}` }))
  const people = await house.platform.people(house.space)
  expect(people).toHaveLength(1_004)
  expect(people.filter(({ bot }) => bot).map(({ user }) => user)).toEqual([house.discord.botUserId])
})

test('rejects a look-up that cannot be made with the wait Discord names', async () => {
  const house = await stage()
  house.discord.faults.next({ path: /\/members\// }, { status: 429, retryAfter: 3 })
  await expect(house.platform.facts(house.space, house.ana.id)).rejects.toMatchObject({ name: 'PlatformError' })
})

const crowd = ({ discord, guild }: Stage): void => {
  for (let number = 0; number < 1_001; number += 1) guild.join(discord.addUser({ name: `Member ${number}` }))
}

const pagesAsked = ({ discord }: Stage): number =>
  discord.requests.filter(({ path }) => path.endsWith('/members')).length

/** Lets as much time pass as is waited for, until the list is there or given up. */
async function listed({ platform, space, timers, discord, until }: Stage) {
  let ended = false
  const list = platform
    .people(space)
    .catch((error: unknown) => error)
    .finally(() => {
      ended = true
      discord.world.signal.touch()
    })
  while (await until(() => (ended ? 'ended' : timers.waiting > 0 && 'waiting')).then((now) => now === 'waiting'))
    timers.fire()
  return list
}

test('waits between the pages of a large server as long as Discord says, and keeps what it has read', async () => {
  const house = await stage()
  crowd(house)
  const every = { method: 'GET', path: /\/members$/ }
  house.discord.faults.next(every, { status: 429, retryAfter: 0.001 })
  expect(await listed(house)).toHaveLength(1_004)
  house.discord.faults.after(1, every, { status: 429, retryAfter: 0.001 })
  const before = pagesAsked(house)
  expect(await listed(house)).toHaveLength(1_004)
  expect(pagesAsked(house) - before).toBe(3)
})

test('gives up a list for which it would have to wait longer than some minutes', async () => {
  const house = await stage()
  house.discord.faults.next({ path: /\/members$/ }, { status: 429, retryAfter: 301 })
  expect(await listed(house)).toMatchObject({ name: 'PlatformError' })
  expect(house.timers.waiting).toBe(0)
})

test('waits for no page any more once it stops', async () => {
  const house = await startedStage()
  const { platform, space, timers, discord, until } = house
  discord.faults.next({ path: /\/members$/ }, { status: 429, retryAfter: 60 })
  const list = platform.people(space).catch((error: unknown) => error)
  await until(() => timers.waiting > 0)
  await platform.stop()
  expect(await list).toMatchObject({ name: 'PlatformError' })
})

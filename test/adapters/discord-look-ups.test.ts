// What Hearth asks Discord about a server: who somebody is there, its channels, its people.
import { expect, test } from 'vitest'
import { stage } from './discord-stage.ts'

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

// Who is told ready: those whose rules screening really ended, as far as Discord lets us know, and once for each membership.
import { expect, test } from 'vitest'
import { type Stage, stage, startedStage } from './discord-stage.ts'

const day = 24 * 60 * 60_000
const ago = (days: number): string => new Date(Date.now() - days * day).toISOString()

const ready = ({ inbox }: Stage): readonly string[] => inbox.seen('member-ready').map(({ member }) => member.name)

/** What was told of members before is handled once a member who comes now is. */
async function settles({ discord, guild, until, inbox }: Stage): Promise<void> {
  const last = discord.addUser({ name: 'Last' })
  guild.join(last)
  await until(() => inbox.seen('member-joined').some(({ member }) => member.user === last.id))
}

test('a change of somebody who was never pending makes nobody ready', async () => {
  const house = await startedStage()
  const { discord, guild } = house
  const ben = discord.addUser({ name: 'Ben' })
  guild.join(ben)
  guild.giveRole(ben, guild.addRole({ name: 'Team' }))
  await settles(house)
  expect(ready(house)).toEqual([])
})

test('after a restart a change of somebody who joined long ago makes nobody ready', async () => {
  const house = await stage()
  const { discord, guild, platform, inbox } = house
  const ben = discord.addUser({ name: 'Ben' })
  guild.join(ben, { joinedAt: ago(8) })
  await platform.start(inbox)
  guild.giveRole(ben, guild.addRole({ name: 'Team' }))
  await settles(house)
  expect(ready(house)).toEqual([])
})

test('what cannot be told apart after a restart has the key of its membership, so that it is handled once', async () => {
  const house = await startedStage()
  const { discord, guild, platform, inbox, until } = house
  const joinedAt = ago(1)
  const ben = discord.addUser({ name: 'Ben' })
  guild.join(ben, { pending: true, joinedAt })
  guild.clearPending(ben)
  await until(() => ready(house).length === 1)
  await platform.stop()
  await platform.start(inbox)
  guild.giveRole(ben, guild.addRole({ name: 'Team' }))
  await settles(house)
  expect(new Set(inbox.seen('member-ready').map(({ key }) => key))).toEqual(
    new Set([`ready:${guild.id}:${ben.id}:${Date.parse(joinedAt)}`]),
  )
})

test('somebody who has long been pending when Hearth starts is told ready when they pass the rules', async () => {
  const house = await stage()
  const { discord, guild, platform, inbox, until } = house
  const ben = discord.addUser({ name: 'Ben' })
  guild.join(ben, { pending: true, joinedAt: ago(30) })
  await platform.start(inbox)
  guild.clearPending(ben)
  await until(() => ready(house).length > 0)
  expect(ready(house)).toEqual(['Ben'])
})

test('somebody who passed the rules while the server was away is told ready when it is back', async () => {
  const house = await startedStage()
  const { discord, guild, owner, until } = house
  const ben = discord.addUser({ name: 'Ben' })
  guild.join(ben, { pending: true })
  guild.removeBot()
  guild.clearPending(ben)
  guild.addBot(owner)
  await until(() => ready(house).length > 0)
  expect(ready(house)).toEqual(['Ben'])
})

// Roles over the wire: given and taken, once, with a reason in the server's audit log; and why one cannot be.
import { expect, test } from 'vitest'
import type { Outcome } from '../../src/ports/outcome.ts'
import { done, type Stage, stage } from './discord-stage.ts'

const perform = (
  { platform, space, ana, attempt }: Stage,
  kind: 'grantRole' | 'revokeRole',
  role: string,
  user: string = ana.id,
): Promise<Outcome> => platform.perform({ kind, space, user, role }, attempt(`${kind} ${role}`))

const rolesOf = ({ guild, ana }: Stage): readonly string[] => [...(guild.guild.members.get(ana.id)?.roles ?? [])]

const auditReasons = ({ guild, ana }: Stage) =>
  guild.guild.audit.filter(({ targetId }) => targetId === ana.id).map(({ reason }) => reason)

test('a role is given and taken again, and a second time changes nothing', async () => {
  const house = await stage()
  const { id } = house.guild.addRole({ name: 'Potters' })
  done(await perform(house, 'grantRole', id))
  done(await perform(house, 'grantRole', id))
  expect(rolesOf(house)).toEqual([id])
  done(await perform(house, 'revokeRole', id))
  done(await perform(house, 'revokeRole', id))
  expect(rolesOf(house)).toEqual([])
  expect(auditReasons(house)).toEqual([
    'Given by Hearth, as it is set up here',
    'Taken back by Hearth, as it is set up here',
  ])
})

test('a cut connection leaves nothing in doubt: it is done again', async () => {
  const house = await stage()
  const { id } = house.guild.addRole({ name: 'Potters' })
  house.discord.faults.next({ method: 'PUT', path: /\/roles\// }, { cut: 'after' })
  expect(await perform(house, 'grantRole', id)).toMatchObject({ kind: 'later', because: 'away' })
  done(await perform(house, 'grantRole', id))
  expect(rolesOf(house)).toEqual([id])
})

test('a role that stands above ours is told apart from roles that we may not give at all', async () => {
  const house = await stage()
  const { id: low } = house.guild.addRole({ name: 'Potters' })
  const { id: high } = house.guild.addRole({ name: 'Elders', aboveBot: true })
  expect(await perform(house, 'grantRole', high)).toMatchObject({ kind: 'refused', reason: 'out-of-reach' })
  for (const role of house.guild.guild.roles.values()) role.permissions = 0n
  expect(await perform(house, 'grantRole', low)).toMatchObject({ kind: 'refused', reason: 'not-allowed' })
  expect(await perform(house, 'grantRole', high)).toMatchObject({ kind: 'refused', reason: 'not-allowed' })
  expect(rolesOf(house)).toEqual([])
})

test('nobody is given what is gone, and nothing is left to take from who is gone', async () => {
  const house = await stage()
  const { id } = house.guild.addRole({ name: 'Potters' })
  const { id: stranger } = house.discord.addUser({ name: 'Sten' })
  expect(await perform(house, 'grantRole', '123456')).toMatchObject({ kind: 'refused', reason: 'gone' })
  expect(await perform(house, 'grantRole', id, stranger)).toMatchObject({ kind: 'refused', reason: 'gone' })
  done(await perform(house, 'revokeRole', '123456'))
  done(await perform(house, 'revokeRole', id, stranger))
})

test('a limit of Discord’s is obeyed', async () => {
  const house = await stage()
  const { id } = house.guild.addRole({ name: 'Potters' })
  house.discord.faults.next({ method: 'PUT', path: /\/roles\// }, { status: 429, retryAfter: 7 })
  expect(await perform(house, 'grantRole', id)).toMatchObject({
    kind: 'later',
    because: 'limited',
    afterMs: expect.closeTo(7000, -3),
  })
})

test('nobody is invited to a channel, since whoever may see one is in it', async () => {
  const { platform, space, guild, ana, attempt } = await stage()
  const place = { kind: 'channel', space, channel: guild.channel('general').id } as const
  expect(await platform.perform({ kind: 'inviteToChannel', place, user: ana.id }, attempt())).toMatchObject({
    kind: 'refused',
    reason: 'unsupported',
  })
})

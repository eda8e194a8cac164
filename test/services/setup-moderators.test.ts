// Naming moderators where one community has two spaces.
import { expect, test } from 'vitest'
import { setupDeclared } from '../../commands/setup.ts'
import { sayIn } from '../../src/locales/say.ts'
import { type SetupService, setupService } from '../../src/services/setup/setup.ts'
import { messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const lantern = { platform: 'discord', id: 'lantern' } as const
const harbour = { platform: 'discord', id: 'harbour' } as const

/** A community of two servers in both of which one account is named a moderator. */
async function namedInBoth() {
  let service: SetupService | undefined
  const town = await smallHouse({
    startsAt: 0,
    declared: setupDeclared,
    make: (house) => {
      service = setupService(house)
      return { services: { setup: service }, flows: [] }
    },
  })
  if (service === undefined) throw new Error('the service was not made')
  const community = await town.addSpace({ community: 'c1', space: lantern })
  await town.addSpace({ community: 'c1', space: harbour })
  const olga = await town.addMember(community, harbour, 'Olga', { level: 'admins' })
  const { settings } = town.store.of(community)
  const named = (space: string, name: string) => ({ space, kind: 'user', id: 'u1', name }) as const
  await settings.change({
    'people.moderators': [named('discord:lantern', 'Lantern Ben'), named('discord:harbour', 'Harbour Ben')],
  })
  const names = async () => (await settings.get())['people.moderators'].map((one) => one.name)
  return { service, olga, names }
}

test('whoever is removed is removed in the space where that is asked for, and in no other', async () => {
  const { service, olga, names } = await namedInBoth()
  const said = messageSeen(await service.removeModerator(olga.caller, sayIn('en'), 'user', 'u1'))
  expect(said).toContain('Harbour Ben is not among the moderators any more')
  expect(await names()).toEqual(['Lantern Ben'])
})

test('removing somebody a second time says that nothing was changed', async () => {
  const { service, olga, names } = await namedInBoth()
  await service.removeModerator(olga.caller, sayIn('en'), 'user', 'u1')
  const said = messageSeen(await service.removeModerator(olga.caller, sayIn('en'), 'user', 'u1'))
  expect(said).toContain('nothing was changed')
  expect(await names()).toEqual(['Lantern Ben'])
})

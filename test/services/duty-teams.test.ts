// Shifts for a team: its threads come to its own people on duty, and to the others only after them.
import { expect, onTestFinished, test } from 'vitest'
import { dutyDeclared } from '../../commands/duty.ts'
import { supportDeclared } from '../../commands/support.ts'
import type { Declared } from '../../src/bot/spec.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import { directPlace } from '../../src/services/house.ts'
import { type DutyService, dutyService } from '../../src/services/support/duty/duty.ts'
import { dutyFlow } from '../../src/services/support/duty/flow.ts'
import { handOver } from '../../src/services/support/duty/hand-over.ts'
import { offers } from '../../src/services/support/duty/offers.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { type SupportService, supportService } from '../../src/services/support/support.ts'
import { setTeamsService } from '../../src/services/support/teams/set-teams.ts'
import type { Actor } from './actor.ts'
import { smallHouse } from './small-house.ts'
import { wordsOf } from './words-of.ts'

interface Services {
  readonly support: SupportService
  readonly duty: DutyService
}

const town: SpaceRef = { platform: 'discord', id: 'town' }
const declared: readonly Declared<Services>[] = [...supportDeclared, ...dutyDeclared]
const always = { hours: 'Mon-Sun 0:00-24:00' }
const person = ({ caller }: Actor) => ({ who: { kind: 'user', user: caller.user.user, name: caller.name } }) as const

async function onDuty() {
  const small = await smallHouse({
    startsAt: Date.UTC(2026, 4, 4, 9),
    declared,
    make(house) {
      const support = supportService(house)
      const { turns } = support.desks
      const onOffer = offers(house)
      const left = handOver(house, onOffer, turns)
      const duty = dutyService(house, { offers: onOffer, left, turns })
      return { services: { support, duty }, flows: [supportFlow(house, support), dutyFlow(onOffer, left)] }
    },
  })
  onTestFinished(() => small.stop())
  const community = await small.addSpace({ community: 'town', space: town, channels: ['moderators', 'support'] })
  const [ana, mo, ben, cleo] = [
    await small.addMember(community, town, 'Ana'),
    await small.addMember(community, town, 'Mo', { level: 'staff' }),
    await small.addMember(community, town, 'Ben', { level: 'staff' }),
    await small.addMember(community, town, 'Cleo', { level: 'staff' }),
  ]
  const { settings } = small.store.of(community)
  await settings.change({
    'support.teams': [{ id: 'money', name: 'Money people', people: [], hours: [], holidays: [], targets: {} }],
    'support.topics': [{ id: 'bills', name: 'Bills', questions: [], who: 'everyone', team: 'money' }],
  })
  const offered = ({ caller }: Actor): string => small.platform.at(directPlace(caller.user)).map(wordsOf).join('\n')
  return { ...small, community, ana, mo, ben, cleo, settings, offered }
}

test('a thread of a team is offered to who has a shift for it, and to who has one for all only after that', async () => {
  const { ana, mo, ben, cleo, offered, settle, until, now } = await onDuty()
  await mo.runs('duty schedule', always, person(ben))
  const set = await mo.runs('duty schedule', { ...always, team: 'money-people' }, person(cleo))
  expect(wordsOf(set)).toMatch(
    /Cleo is on duty for Money people Mon-Sun 00:00-24:00.*offered to them before anybody else/,
  )
  expect(wordsOf(await mo.runs('duty show'))).toContain('Cleo, Money people: Mon-Sun')
  await ana.runs('support', { subject: 'Charged twice' })
  await settle()
  expect(offered(cleo)).toContain('Charged twice')
  expect(offered(ben)).not.toContain('Charged twice')
  await until(now() + 16 * 60_000)
  expect(offered(ben)).toContain('Charged twice')
})

test('a team that is not known changes nothing, and none ends the shift for it alone, or all of them', async () => {
  const { mo, cleo, settings } = await onDuty()
  const team = { team: 'money-people' }
  expect(wordsOf(await mo.runs('duty schedule', { ...always, team: 'Cooks' }, person(cleo)))).toContain(
    'a team called Cooks, so nothing was changed',
  )
  await mo.runs('duty schedule', always, person(cleo))
  await mo.runs('duty schedule', { ...always, ...team }, person(cleo))
  const shifts = async () => (await settings.get())['support.shifts'].map((one) => one.team)
  expect(await shifts()).toEqual([undefined, 'money'])
  expect(wordsOf(await mo.runs('duty schedule', { hours: 'none', ...team }, person(cleo)))).toContain(
    'Cleo has no shift for Money people any more',
  )
  expect(await shifts()).toEqual([undefined])
  await mo.runs('duty schedule', { ...always, ...team }, person(cleo))
  expect(wordsOf(await mo.runs('duty schedule', { hours: 'none' }, person(cleo)))).toContain('no shift any more')
  expect(await shifts()).toEqual([])
  expect(await mo.completes('duty schedule', 'team', 'mon')).toEqual([{ value: 'money', label: 'Money people' }])
})

test('a team that is removed leaves its shifts to all threads', async () => {
  const { mo, cleo, settings, house, store, community } = await onDuty()
  await mo.runs('duty schedule', { ...always, team: 'money' }, person(cleo))
  await store.transaction(community, () => setTeamsService(house).removeSurely(mo.caller, sayIn('en'), 'money'))
  expect((await settings.get())['support.shifts']).toMatchObject([{ name: 'Cleo' }])
  expect((await settings.get())['support.shifts'].map((one) => one.team)).toEqual([undefined])
})

// The list of what did not get through: what it says of each thing, what it keeps to itself, and that each is dealt with once.
import { expect, test } from 'vitest'
import { deliveriesDeclared } from '../../commands/deliveries.ts'
import type { Place, SpaceRef } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { refusals } from '../../src/ports/outcome.ts'
import { keepEffect, keepEvent } from '../../src/ports/stored.ts'
import { type DeliveriesService, deliveriesService } from '../../src/services/deliveries/deliveries.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { actionId } from '../../src/view/action-id.ts'
import { deliveryDismiss, deliveryRetry } from '../../src/view/actions.ts'
import { plain } from '../../src/view/text.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const day = 24 * 3_600_000
const startsAt = Date.UTC(2026, 2, 3, 8)
const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const general = channelPlace(garden, 'garden-welcome')

const posting = (place: Place, words: string): Effect => ({ kind: 'post', place, message: { text: plain(words) } })

/** A community with two moderators and a member, and what did not get through. */
async function staffed() {
  const town = await smallHouse<{ deliveries: DeliveriesService }>({
    startsAt,
    declared: deliveriesDeclared,
    make: (house) => ({ services: { deliveries: deliveriesService(house) }, flows: [] }),
  })
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['welcome'] })
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const tom = await town.addMember(community, garden, 'Tom', { level: 'staff' })
  const ana = await town.addMember(community, garden, 'Ana')
  async function fails(effect: Effect, place: Place, reason: (typeof refusals)[number] = 'not-allowed') {
    town.platform.refuse(place, reason)
    await town.house.delivery.send(community, effect)
    await town.settle()
    town.platform.allow(place)
  }
  const read = async () => messageSeen(await mia.runs('deliveries'))
  return { town, community, mia, tom, ana, fails, read }
}

test.each(refusals)('a refusal as %s is said in sentences, with what to do', async (reason) => {
  const { fails, read } = await staffed()
  await fails(posting(general, 'one'), general, reason)
  const said = await read()
  expect(said).toContain('1: a message')
  expect(said).toMatch(/It was to go to #welcome, 2026-03-03T08:00:00\.000Z\. .+(Retry|dismiss|whoever runs me)/)
})

test('a role that stands too high is said with whom it was for, and what to move; one that may not be given, with the permission', async () => {
  const { town, community, ana, read } = await staffed()
  const role: Effect = { kind: 'grantRole', space: garden, user: ana.caller.user.user, role: 'potters' }
  const place = channelPlace(garden, 'books')
  const invite: Effect = { kind: 'inviteToChannel', place, user: ana.caller.user.user }
  const reasons = new Map([
    ['grantRole', 'out-of-reach'],
    ['revokeRole', 'not-allowed'],
    ['inviteToChannel', 'unsupported'],
  ] as const)
  town.platform.refuseWhere(({ kind }) => [...reasons].find(([refused]) => refused === kind)?.[1])
  await town.house.delivery.send(community, role)
  await town.house.delivery.send(community, { ...role, kind: 'revokeRole' })
  await town.house.delivery.send(community, invite)
  await town.settle()
  const said = await read()
  expect(said).toMatch(/giving a role to Ana: .*That role stands above mine.*moved my role above it/)
  expect(said).toMatch(/taking a role from Ana: .*Manage Roles/)
  expect(said).toMatch(/inviting Ana to a channel: .*Discord has nothing like it/)
})

test('nothing that anybody wrote or was told stands in the list', async () => {
  const { fails, read, ana } = await staffed()
  const direct = directPlace(ana.caller.user)
  await fails(posting(direct, 'a secret'), direct, 'direct-messages-closed')
  await fails(posting(general, 'another secret'), general)
  const said = await read()
  expect(said).toContain('a direct message to Ana')
  expect(said).toContain('It was to go privately to @Ana')
  expect(said).not.toContain('secret')
})

test('of two moderators who press at once one is first, and the other hears who', async () => {
  const { town, community, mia, tom, fails } = await staffed()
  await fails(posting(general, 'one'), general)
  const [first, second] = [await mia.runs('deliveries'), await tom.runs('deliveries')]
  const said = await Promise.all([
    mia.presses(first, 'Retry 1'),
    tom.presses(second, 'Retry 1'),
    tom.presses(second, 'Dismiss 1'),
  ])
  const words = said.map(messageSeen).join('\n')
  expect(words).toContain('I try it once more now: a message.')
  expect(words.match(/@Mia had this tried again already, 2026/g)).toHaveLength(2)
  expect(town.platform.at(general).map(messageSeen)).toEqual([
    'one\nThis was meant for 2026-03-03T08:00:00.000Z; it could not be delivered then.',
  ])
  const acts = await town.store.of(community).records.acts()
  expect(acts.map(({ act, member }) => [act, member])).toEqual([['deliveries.retry', mia.caller.member]])
})

test('what is sent again goes to the end of its line, says when it was meant, and keeps what follows it', async () => {
  const { town, community, mia, fails } = await staffed()
  await fails(posting(general, 'one'), general)
  await town.until(startsAt + 3_600_000)
  await town.house.delivery.send(community, posting(general, 'two'))
  await mia.presses(await mia.runs('deliveries'), 'Retry 1')
  const [two = '', one = ''] = town.platform.at(general).map(messageSeen)
  expect(two).toBe('two')
  expect(one).toContain('This was meant for 2026-03-03T08:00:00.000Z')
})

test('what is too old to be tried again says so, and can still be dismissed', async () => {
  const { town, mia, fails } = await staffed()
  await fails(posting(general, 'one'), general)
  const before = await mia.runs('deliveries')
  await town.until(startsAt + 31 * day)
  const now = await mia.runs('deliveries')
  expect(messageSeen(now)).toContain('it is too old to be tried again')
  expect(labelsSeen(now)).toEqual(['Dismiss 1'])
  expect(messageSeen(await mia.presses(before, 'Retry 1'))).toContain('it is too old to be tried again')
  await mia.presses(now, 'Dismiss 1')
  expect(messageSeen(await mia.runs('deliveries'))).toBe('Everything has got through.')
  expect(town.platform.at(general)).toEqual([])
})

/** Keeps something as it was left by a worker that could do nothing with it. */
async function leftFailed({ town, community }: Awaited<ReturnType<typeof staffed>>, effect: unknown): Promise<void> {
  const { outbox } = town.store.ledger
  const row = { id: 'left-1', community, placeKey: 'x', followUp: undefined, notBefore: startsAt, at: startsAt }
  await outbox.add({ ...row, effect })
  await outbox.end('left-1', 'failed', { kind: 'refused', reason: 'expired', detail: 'the test says so' }, startsAt)
}

test('an answer that could not be given is tried again as one', async () => {
  const house = await staffed()
  const { town, mia, ana } = house
  const fallback = directPlace(ana.caller.user)
  const address = { platform: 'discord', expiresAt: startsAt, data: {} }
  await leftFailed(
    house,
    keepEffect({ kind: 'answer', address, visibility: 'private', message: { text: plain('yes') }, fallback }),
  )
  const list = await mia.runs('deliveries')
  expect(messageSeen(list)).toContain('1: an answer to Ana')
  expect(messageSeen(list)).toContain('Retry sends it as a direct message.')
  await mia.presses(list, 'Retry 1')
  const answers = town.platform.answers.filter(({ user }) => user === ana.caller.user.user)
  expect(answers.map(({ message }) => messageSeen(message))).toEqual([
    'yes\nThis was meant for 2026-03-03T08:00:00.000Z; it could not be delivered then.',
  ])
})

test('what this version cannot read is shown without Retry', async () => {
  const house = await staffed()
  await leftFailed(house, { version: 99, body: {} })
  const list = await house.mia.runs('deliveries')
  expect(messageSeen(list)).toMatch(/1: something of which I can't tell any more what it was: .*another version of me/)
  expect(labelsSeen(list)).toEqual(['Dismiss 1'])
})

test('an event that could not be handled is named without its words, and handled when asked for', async () => {
  const { town, community, mia, ana } = await staffed()
  const { inbox } = town.store.ledger
  const event = keepEvent({
    ...{ kind: 'message', key: 'm1', space: garden, what: 'posted', text: 'a secret', at: startsAt, place: general },
    author: { user: ana.caller.user.user, name: 'Ana', bot: false, guest: false },
    ref: { place: general, channel: 'general', id: '1' },
  })
  const mark = {
    key: 'm1',
    community,
    kind: 'event',
    what: 'message',
    placeKey: 'x',
    payload: event,
    at: startsAt,
  } as const
  await inbox.park(mark, 'parked-1', 'Error', startsAt + day)
  expect(messageSeen(await mia.runs('deliveries'))).toContain('One thing that happened was not handled yet')
  await inbox.parkAgain('m1', 'TypeError', undefined)
  const list = await mia.runs('deliveries')
  expect(messageSeen(list)).toContain('1: something that Ana wrote')
  expect(messageSeen(list)).toContain('Something broke on my side')
  expect(messageSeen(list)).not.toContain('secret')
  await mia.presses(list, 'Retry 1')
  expect(messageSeen(await mia.runs('deliveries'))).toBe('Everything has got through.')
  expect(messageSeen(await mia.presses(list, 'Dismiss 1'))).toMatch(/@Mia had this tried again already/)
})

test('an id of another community, or of nothing, is not on the list', async () => {
  const { town, community, fails, mia } = await staffed()
  await fails(posting(general, 'one'), general)
  const [ref] = await town.store.of(community).undelivered.page(0, 1)
  if (ref === undefined) throw new Error('nothing failed')
  const meadow: SpaceRef = { platform: 'discord', id: 'meadow' }
  const other = await town.addSpace({ community: 'c2', space: meadow })
  const zoe = await town.addMember(other, meadow, 'Zoe', { level: 'staff' })
  for (const button of [deliveryRetry, deliveryDismiss])
    for (const [kind, id] of [
      [ref.kind, ref.id],
      ['event', ref.id],
      ['appearance', 'none'],
    ] as const) {
      const message = {
        text: plain(''),
        controls: [{ kind: 'button', action: actionId(button, kind, id), label: 'Press', style: 'plain' }],
      } as const
      expect(messageSeen(await zoe.presses(message, 'Press'))).toContain('That is not on the list here')
    }
  expect(messageSeen(await zoe.runs('deliveries'))).toBe('Everything has got through.')
  expect(messageSeen(await mia.runs('deliveries'))).toContain('One thing did not get through.')
})

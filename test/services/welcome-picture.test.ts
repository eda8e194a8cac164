// Which greeting gets a picture: that of one newcomer who is still there, where pictures were chosen and it has arrived.
import { expect, test } from 'vitest'
import type { SpaceRef } from '../../src/domain/place.ts'
import { channelPlace, directPlace } from '../../src/services/house.ts'
import { welcomePicture } from '../../src/services/welcome/picture.ts'
import { plain } from '../../src/view/text.ts'
import { smallHouse } from './small-house.ts'

const garden: SpaceRef = { platform: 'discord', id: 'garden' }
const message = { text: plain('Welcome, Nia.') }

/** A house that greets Nia directly, or everybody in public. */
async function hall(picture: 'on' | 'off') {
  const town = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [],
    make: (house) => {
      const pictures = welcomePicture(house)
      const followUps = {
        greeted: async (ended: Parameters<typeof pictures.follow>[0]) => {
          await pictures.follow(ended)
          return 'owned' as const
        },
        ...pictures.followUps,
      }
      return { services: {}, flows: [{ followUps, render: {}, posted: {}, due: {} }] }
    },
  })
  const community = await town.addSpace({ community: 'c1', space: garden, channels: ['welcome'] })
  const nia = await town.addMember(community, garden, 'Nia')
  const { members, settings } = town.store.of(community)
  await settings.change({ 'welcome.picture': picture })
  const place = directPlace(nia.caller.user)
  return {
    town,
    place,
    async greets(who: 'Nia' | 'everybody' = 'Nia') {
      const args = who === 'Nia' ? { member: nia.caller.member } : { members: '3' }
      const at = who === 'Nia' ? place : channelPlace(garden, 'garden-welcome')
      const followUp = { name: 'greeted', args }
      await town.store.transaction(community, () =>
        town.house.delivery.send(community, { kind: 'post', place: at, message }, { followUp }),
      )
      await town.settle()
    },
    leaves: () => members.left(nia.caller.member, town.now()),
    pictures: () => town.platform.effects.filter((effect) => effect.kind === 'addPicture'),
    failed: () => town.store.ledger.outbox.count('failed', community),
  }
}

test('a greeting that stands gets the picture of its newcomer, with words that say what it shows', async () => {
  const { greets, pictures, place, town } = await hall('on')
  await greets()
  const [stands] = town.platform.standing
  expect(pictures()).toEqual([
    {
      kind: 'addPicture',
      ref: stands?.ref,
      message,
      picture: {
        user: { space: garden, user: place.user },
        name: 'Nia',
        title: 'Welcome to garden',
        alt: 'A picture that says: Welcome to garden, Nia',
      },
    },
  ])
})

test('none is put where pictures were not chosen, to a greeting of several, or for somebody who has left', async () => {
  const without = await hall('off')
  await without.greets()
  const { greets, leaves, pictures } = await hall('on')
  await greets('everybody')
  await leaves()
  await greets()
  expect([...without.pictures(), ...pictures()]).toEqual([])
})

test('a greeting that did not arrive gets none, and a picture that did not is no failure', async () => {
  const { town, greets, pictures, failed, place } = await hall('on')
  town.platform.refuseWhere((effect) => (effect.kind === 'addPicture' ? 'not-allowed' : undefined))
  await greets()
  expect(pictures()).toHaveLength(1)
  town.platform.refuse(place, 'direct-messages-closed')
  await greets()
  expect(pictures()).toHaveLength(1)
  expect(await failed()).toBe(0)
})

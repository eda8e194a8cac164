// What setting up has to do with the ledger: what follows the first message, and a channel that was made.

import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { memberId } from '../../domain/ids.ts'
import { sayIn } from '../../locales/say.ts'
import { channelPart } from '../channel-part.ts'
import type { Flow } from '../flow.ts'
import { hostUnreachable, spaceIn, staffToldName, staffWereTold } from '../hosts.ts'
import { type House, knownSpace } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { panelsChanged } from '../support/panels.ts'
import { type Arrival, leave } from './arrival.ts'

/** Makes the flow of setting up. */
export const setupFlow = (house: House, arrivals: Arrival): Flow => ({
  prepare: async (event, space) => {
    if (event.kind === 'space-seen') await arrivals.prepare(event, space)
  },
  handle: async (event, space) => {
    if (event.kind === 'space-seen') await arrivals.handle(event, space)
  },
  followUps: {
    // Nobody was reached: the next admin who calls is told instead.
    'setup.told': async ({ community, args, outcome }) => {
      if (outcome.kind === 'done') return 'owned'
      const space = await knownSpace(house, community, spaceIn(args))
      await house.store.of(community).spaces.told(space.ref, undefined)
      await hostUnreachable(house, space, args.user ?? '')
      return 'owned'
    },
    [staffToldName]: (ended) => staffWereTold(house, ended),
    // Told or not, it leaves: nobody there is served any more who could read a list.
    'setup.leave': async ({ community, args }) => {
      await leave(house, await knownSpace(house, community, spaceIn(args)))
      return 'owned'
    },
    // Whoever invites it again hears again that it does not work there.
    'setup.left': async ({ community, args, outcome }) => {
      if (outcome.kind === 'done') await house.store.of(community).spaces.refused(spaceIn(args), undefined)
      return 'unowned'
    },
    'setup.channel-made': (ended) => channelMade(house, ended),
  },
  render: {},
  posted: {},
  due: {},
})

async function channelMade(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  const { members, spaces } = house.store.of(community)
  const ref = spaceIn(args)
  const admin = await members.get(memberId(args.member ?? ''))
  if (admin === undefined) return 'unowned'
  const say = sayIn(admin.locale)
  const made = outcome.kind === 'done' ? outcome.result.channel : undefined
  if (made !== undefined) await spaces.setChannel(ref, 'moderators', { channel: made.channel, name: 'moderators' })
  if (made !== undefined) await panelsChanged(house, community)
  const space = await knownSpace(house, community, ref)
  const text =
    made === undefined
      ? say('setup.make-refused', { command: { kind: 'command', path: 'setup channel' } })
      : say('setup.made', { channel: channelPart(space, { channel: made.channel, name: 'moderators' }) })
  await tellPerson(house, community, admin.user, { text })
  return 'owned'
}

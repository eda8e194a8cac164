// Panels where they stand: each is kept true to the topics, the teams and who reads. One that is deleted by hand is forgotten.
import type { Seen } from '../../delivery/delivery.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { type ChannelPlace, spaceKey } from '../../domain/place.ts'
import type { Message } from '../../view/message.ts'
import type { Flow } from '../flow.ts'
import { type House, knownSpace } from '../house.ts'
import { panelMessage } from './panel.ts'
import { shapeIn } from './shape.ts'
import { sayAmong } from './teams/alone.ts'

/** What a panel's message is about: the panels of a space, which the subject names. */
export const panelKind = 'support-panel'

/** Posts another panel in a channel, in the caller's transaction. Those that stand already stay. */
export const postPanel = (house: House, community: CommunityId, place: ChannelPlace): Promise<void> =>
  house.delivery.show(community, { kind: panelKind, id: spaceKey(place.space) }, `panel.${house.ids.next()}`, place)

/** What panels say has changed: those that stand in the spaces of the community are brought up to it. */
export async function panelsChanged({ store, delivery }: House, community: CommunityId): Promise<void> {
  for (const { ref } of await store.of(community).spaces.all())
    await delivery.touch(community, { kind: panelKind, id: spaceKey(ref) })
}

/** Makes the flow. */
export const panelFlow = (house: House): Flow => ({
  followUps: {},
  render: { [panelKind]: (seen) => renderPanel(house, seen) },
  posted: {},
  whenDeleted: { [panelKind]: 'forgotten' },
  due: {},
})

async function renderPanel(house: House, { community, place }: Seen): Promise<Message> {
  const space = await knownSpace(house, community, place.space)
  const say = await sayAmong(house, community, space.locale)
  return panelMessage(house, { community }, say, await shapeIn(house, space))
}

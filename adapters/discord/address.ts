// The return address of an interaction: what an answer needs later, kept as plain JSON, read again as anything stored is.
import type { MessageRef, Place, SpaceRef } from '../../src/domain/place.ts'
import type { Address } from '../../src/ports/answer.ts'
import type { Clock } from '../../src/ports/system.ts'
import { times } from './limits.ts'

export interface InteractionAddress {
  readonly application: string
  readonly interaction: string
  readonly token: string
}

/** The address of an interaction that was asked at `place`, on the wire's own channel. */
export const addressOf = (
  interaction: InteractionAddress,
  at: { readonly place: Place | undefined; readonly channel: string },
  clock: Clock,
): Address => ({
  platform: 'discord',
  expiresAt: clock.now() + times.tokenMs,
  data: {
    ...interaction,
    channel: at.channel,
    ...(at.place === undefined ? {} : { guild: at.place.space.id }),
    ...(at.place?.kind === 'thread' ? { parent: at.place.channel } : {}),
  },
})

/** What an address holds for its interaction; undefined when it is not one of ours. */
export function answerAddress(address: Address): InteractionAddress | undefined {
  const { application, interaction, token } = address.data
  if (address.platform !== 'discord' || application === undefined || interaction === undefined || token === undefined)
    return undefined
  return { application, interaction, token }
}

/** Where an answer at this address stands once it is said. `direct` is where it stands when no guild was asked in. */
export function answerRef(address: Address, id: string, direct: Place): MessageRef {
  const { guild, channel = '', parent } = address.data
  if (guild === undefined) return { place: direct, channel, id }
  const space: SpaceRef = { platform: 'discord', id: guild }
  const place: Place =
    parent === undefined
      ? { kind: 'channel', space, channel }
      : { kind: 'thread', space, channel: parent, thread: channel }
  return { place, channel, id }
}

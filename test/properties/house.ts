// A house with every command, in which somebody says the worst; and everything that Hearth then says, on every platform.

import { excessOf as discordExcess } from '../../adapters/discord/render-text.ts'
import { excessOf as slackExcess } from '../../adapters/slack/cut.ts'
import { declared } from '../../commands/index.ts'
import { type Registry, registryOf } from '../../src/bot/registry.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import { closedWebPost } from '../../src/ports/web-post.ts'
import { makeServices } from '../../src/services/services.ts'
import type { Message } from '../../src/view/message.ts'
import type { Text } from '../../src/view/text.ts'
import type { Actor } from '../services/actor.ts'
import { type SmallHouse, smallHouse } from '../services/small-house.ts'

export interface FullHouse {
  readonly town: SmallHouse
  readonly admin: Actor
  /** Somebody new, called like this. */
  somebody(called: string): Promise<Actor>
  /** The effects since the last time this was asked. */
  news(): readonly Effect[]
}

type Services = ReturnType<typeof makeServices<Registry>>['services']

/** Opens one on a platform in memory, in a space with a channel for each purpose. */
export async function fullHouse(platform: 'discord' | 'slack', id = 'town'): Promise<FullHouse> {
  const registry = registryOf(declared.map((one) => one.spec))
  const town = await smallHouse<Services>({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared,
    make: (house) =>
      makeServices(house, {
        webhookWorld: { webPost: closedWebPost, seal: undefined },
        allowed: () => true,
        joined: [],
        catchUp: () => {},
        registry: () => registry,
      }),
  })
  const space: SpaceRef = { platform, id }
  const channels = ['welcome', 'support', 'suggestions', 'moderators'] as const
  const community = await town.addSpace({ community: 'c1', space, channels })
  const admin = await town.addMember(community, space, 'Mo', { level: 'admins' })
  const memory = platform === 'discord' ? town.platform : town.other
  // Each takes as much as the real one.
  Object.assign(town.platform, { excess: discordExcess })
  Object.assign(town.other, { excess: (_space: SpaceRef, text: Text) => slackExcess(text) })
  let people = 0
  let seen = 0
  return {
    town,
    admin,
    somebody: (called) => town.addMember(community, space, `person-${++people}`, { called }),
    news() {
      const fresh = memory.effects.slice(seen)
      seen = memory.effects.length
      return fresh
    },
  }
}

/** What an effect says; undefined when it says nothing. */
export function saidBy(effect: Effect): Message | undefined {
  return 'message' in effect ? effect.message : undefined
}

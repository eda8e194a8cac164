// Every event, handed to the flows: first what they must look up, then, in one transaction, what they do about it.

import type { EventHandlers } from '../delivery/inbox.ts'
import type { CommunityId } from '../domain/ids.ts'
import type { Space } from '../domain/space.ts'
import type { InboundEvent } from '../ports/event.ts'
import type { Flow } from './flow.ts'
import type { Whereabouts } from './whereabouts.ts'

/** Makes the handlers of all events. What happens in a space that is none of ours is kept nowhere. */
export function eventHandlers(
  flows: readonly Flow[],
  whereabouts: (event: InboundEvent) => Promise<Whereabouts>,
): EventHandlers {
  /** Of what people do all the time, only what a flow wants is kept. */
  async function isWanted(event: InboundEvent, space: Space): Promise<boolean | 'without words'> {
    if (event.kind === 'message') {
      for (const flow of flows) if ((await flow.wants?.(event, space)) === true) return true
      for (const flow of flows) if ((await flow.notes?.(event, space)) === true) return 'without words'
      return false
    }
    if (event.kind === 'reacted') {
      const wanted = await Promise.all(flows.map(async (flow) => (await flow.wantsReaction?.(event, space)) ?? false))
      return wanted.includes(true) || (wanted.includes('without words') && 'without words')
    }
    if (event.kind === 'joined-thread') {
      for (const flow of flows) if ((await flow.wantsJoined?.(event, space)) === true) return true
      return false
    }
    return true
  }

  return {
    async wants(event) {
      if (event.kind === 'reacted' && flows.every((flow) => flow.wantsReaction === undefined)) return false
      const where = await whereabouts(event)
      switch (where.kind) {
        case 'nowhere':
          return false
        case 'several':
          return isAsked(where.event) && flows.some((flow) => flow.whichSpace !== undefined)
        case 'space':
          return isWanted(where.event, where.space)
        default:
          return where satisfies never
      }
    },
    async locate(event): Promise<CommunityId | undefined> {
      const where = await whereabouts(event)
      if (where.kind === 'nowhere') return undefined
      // What is for one of several is asked in the first of them, and kept as its.
      return where.kind === 'space' ? where.space.community : where.spaces[0]?.community
    },
    async prepare(event) {
      const where = await whereabouts(event)
      if (where.kind !== 'space') return
      for (const flow of flows) await flow.prepare?.(where.event, where.space)
    },
    async handle(event) {
      const where = await whereabouts(event)
      if (where.kind === 'space') for (const flow of flows) await flow.handle?.(where.event, where.space)
      if (where.kind === 'several' && isAsked(where.event))
        for (const flow of flows) await flow.whichSpace?.(where.event, where.spaces)
    },
  }
}

/** What somebody has just written or sent. */
const isAsked = (event: Extract<InboundEvent, { kind: 'message' }>): boolean =>
  event.what === 'posted' && !event.author.bot && (event.text.trim() !== '' || event.files !== undefined)

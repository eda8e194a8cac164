// Every event, handed to the flows: first what they must look up, then, in one transaction, what they do about it.

import type { EventHandlers } from '../delivery/inbox.ts'
import type { CommunityId } from '../domain/ids.ts'
import type { Space } from '../domain/space.ts'
import type { InboundEvent } from '../ports/event.ts'
import type { Flow } from './flow.ts'

/** Makes the handlers of all events. An event of a space that was never seen is kept and handled by nobody. */
export function eventHandlers(
  flows: readonly Flow[],
  spaceOf: (event: InboundEvent) => Promise<Space | undefined>,
): EventHandlers {
  return {
    async wants(event) {
      if (event.kind !== 'message') return true
      const space = await spaceOf(event)
      if (space === undefined) return false
      for (const flow of flows) if ((await flow.wants?.(event, space)) === true) return true
      return false
    },
    locate: async (event): Promise<CommunityId | undefined> => (await spaceOf(event))?.community,
    async prepare(event) {
      const space = await spaceOf(event)
      if (space === undefined) return
      for (const flow of flows) await flow.prepare?.(event, space)
    },
    async handle(event) {
      const space = await spaceOf(event)
      if (space === undefined) return
      for (const flow of flows) await flow.handle?.(event, space)
    },
  }
}

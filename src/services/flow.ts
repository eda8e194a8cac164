// What a flow gives the house: which events it handles, and what delivery calls it for. Put together in one place.
import type { DeliveryHandlers } from '../delivery/delivery.ts'
import type { Space } from '../domain/space.ts'
import type { InboundEvent, MessageEvent, ReactionEvent, ThreadJoinedEvent } from '../ports/event.ts'

export type { MessageEvent } from '../ports/event.ts'

export interface Flow extends DeliveryHandlers {
  /** Whether it handles this chat message: one that no flow wants is kept nowhere, neither its words nor that it was. */
  readonly wants?: (event: MessageEvent, space: Space) => Promise<boolean>
  /** Whether it handles that this message was, and nothing of what it says: then the words are not kept. */
  readonly notes?: (event: MessageEvent, space: Space) => Promise<boolean>
  /** The same for a reaction; `without words`: only that there was one. Where no flow asks, none costs anything. */
  readonly wantsReaction?: (event: ReactionEvent, space: Space) => Promise<boolean | 'without words'>
  /** The same for somebody who came into a thread. */
  readonly wantsJoined?: (event: ThreadJoinedEvent, space: Space) => Promise<boolean>
  /** Asks, in the transaction that keeps its key, which of these spaces a direct message that names none is for. */
  readonly whichSpace?: (event: MessageEvent, spaces: readonly Space[]) => Promise<void>
  /** Looks up what the event needs, outside of any transaction; safe to repeat. */
  readonly prepare?: (event: InboundEvent, space: Space) => Promise<void>
  /** Handles the event in the transaction that keeps its key. */
  readonly handle?: (event: InboundEvent, space: Space) => Promise<void>
}

/** The handlers of all flows as one. Throws when two flows claim one name. */
export const joinFlows = (flows: readonly Flow[]): DeliveryHandlers => ({
  followUps: joined(flows.map((flow) => flow.followUps)),
  failed: joined(flows.map((flow) => flow.failed ?? {})),
  render: joined(flows.map((flow) => flow.render)),
  posted: joined(flows.map((flow) => flow.posted)),
  refused: joined(flows.map((flow) => flow.refused ?? {})),
  whenDeleted: joined(flows.map((flow) => flow.whenDeleted ?? {})),
  paced: joined(flows.map((flow) => flow.paced ?? {})),
  due: joined(flows.map((flow) => flow.due)),
})

function joined<Handler>(tables: readonly Readonly<Record<string, Handler>>[]): Readonly<Record<string, Handler>> {
  const all = tables.flatMap((table) => Object.entries(table))
  const names = all.map(([name]) => name)
  if (new Set(names).size !== names.length) throw new Error('two flows handle something of the same name')
  return Object.fromEntries(all)
}

// When a space is to be caught up with: whenever it is seen, except for the first time, when everyone there has just become known.
import type { SpaceRef } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { Flow } from '../flow.ts'

export interface CatchUpOptions {
  /** Whether Hearth is meant to work in a space. */
  readonly allowed: (space: SpaceRef) => boolean
  /** Takes note that a space is to be caught up with, once what was noted in the same transaction is kept. */
  readonly ask: (space: Space) => void
}

/** Makes the flow of catching up. */
export const catchUpFlow = ({ allowed, ask }: CatchUpOptions): Flow => ({
  handle: async (event, space) => {
    if (event.kind !== 'space-seen' || !allowed(space.ref)) return
    // Nothing happens in the playground while it is stopped, and what it could not tell it tells again.
    if (space.ref.platform === 'playground') return
    const { toldAt, confirmedAt, awaySince } = space
    if (toldAt !== undefined || confirmedAt !== undefined || awaySince !== undefined) ask(space)
  },
  followUps: {},
  render: {},
  posted: {},
  due: {},
})

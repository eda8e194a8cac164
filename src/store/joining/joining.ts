// Communities that become one, and spaces that leave one: the only moves that change whose a row is.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import type { SpaceRef } from '../../domain/place.ts'
import type { SpacesAcross } from '../repositories/spaces.ts'
import type { Tables } from '../schema.ts'
import type { Transactions } from '../transaction.ts'
import { type Cut, cutAcross } from './cut.ts'
import { type Held, heldBy } from './hold.ts'
import { joinCommunities } from './join-communities.ts'
import { type Separation, separateSpace } from './separate-space.ts'

export interface Joining {
  /** How many threads and suggestions a community has. */
  held(community: CommunityId): Promise<Held>
  /** Makes the second a part of the first, in the caller's transaction. */
  join(first: CommunityId, second: CommunityId): Promise<void>
  /** The community of a space that was of this one a moment ago. Asks nothing while nothing can have moved. */
  communityNow(space: SpaceRef, before: CommunityId): Promise<CommunityId>
  /** Takes a space out, in the transaction of the community that it leaves. */
  separate(separation: Separation): Promise<Cut>
}

/** Whether anything has moved while this process ran: then what was read before may be of another community by now. */
export interface Moved {
  ever: boolean
}

/** Makes them over the transactions of a store. */
export const joiningOf = (
  db: () => Kysely<Tables>,
  transactions: Pick<Transactions, 'alsoLock'>,
  spaces: Pick<SpacesAcross, 'find'>,
  moved: Moved,
  shared: boolean,
): Joining => ({
  held: (community) => heldBy(db(), community),
  async communityNow(space, before) {
    if (!moved.ever && !shared) return before
    return (await spaces.find(space))?.community ?? before
  },
  async join(first, second) {
    moved.ever = true
    await transactions.alsoLock(first)
    await transactions.alsoLock(second)
    await joinCommunities(db(), first, second)
  },
  async separate(separation) {
    moved.ever = true
    const { to, at, space, from } = separation
    await db()
      .insertInto('communities')
      .values({ id: to, created_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await transactions.alsoLock(to)
    const cut = await cutAcross(db(), space, from)
    await separateSpace(db(), separation)
    return cut
  },
})

// Which direct message of ours belongs to which space: a button pressed in one names no space by itself.
import type { Kysely } from 'kysely'
import type { CommunityId } from '../../domain/ids.ts'
import { type MessageRef, spaceKey } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'

export interface DirectMessageRows {
  /** Keeps where a direct message stands and for which community. */
  sent(community: CommunityId, message: MessageRef, at: number): Promise<void>
}

/** The direct messages of all communities. */
export const directMessageRows = (db: () => Kysely<Tables>): DirectMessageRows => ({
  async sent(community, message, at) {
    const { space } = message.place
    await db()
      .insertInto('direct_messages')
      .values({
        platform: space.platform,
        channel: message.channel,
        message: message.id,
        community,
        space: spaceKey(space),
        sent_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
})

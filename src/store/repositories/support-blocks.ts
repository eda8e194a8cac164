// Who can't open support threads in one community, or put suggestions forward, why, and until when. It is of the person, with
// whichever account.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface SupportBlock {
  /** One of the person's accounts. */
  readonly member: MemberId
  /** As it was written for them. */
  readonly reason: string
  /** Undefined: until it is taken back. */
  readonly until: number | undefined
  /** The moderator who said so. */
  readonly by: MemberId
  readonly at: number
}

export interface SupportBlocks {
  /** The one that holds for a person now. */
  of(person: PersonId, now: number): Promise<SupportBlock | undefined>
  /** All that hold now, the newest first. */
  all(now: number): Promise<readonly SupportBlock[]>
  /** Blocks an account, in place of what was said of it before. What has ended is forgotten with it. */
  add(block: SupportBlock): Promise<void>
  /** Takes back what holds for any of these accounts. False when nothing did. */
  remove(members: readonly MemberId[], now: number): Promise<boolean>
}

const blockOf = (row: Selectable<Tables['support_blocks']>): SupportBlock => ({
  member: memberId(row.member),
  reason: row.reason,
  until: row.ends_at ?? undefined,
  by: memberId(row.by),
  at: row.at,
})

/** What they are kept from: support threads, or suggestions. */
type BlockTable = 'support_blocks' | 'suggestion_blocks'

/** The blocks of one community. */
export function supportBlocksOf(
  db: () => Kysely<Tables>,
  community: CommunityId,
  table: BlockTable = 'support_blocks',
): SupportBlocks {
  const holding = (now: number) =>
    db()
      .selectFrom(table)
      .selectAll()
      .where('community', '=', community)
      .where((build) => build.or([build('ends_at', 'is', null), build('ends_at', '>', now)]))
  return {
    async of(person, now) {
      const row = await holding(now)
        .where('member', 'in', (build) =>
          build.selectFrom('members').select('id').where('community', '=', community).where('person', '=', person),
        )
        // Of a person with several accounts, the one that holds longest.
        .orderBy((build) => build.fn.coalesce('ends_at', build.val(Number.MAX_SAFE_INTEGER)), 'desc')
        .executeTakeFirst()
      return row === undefined ? undefined : blockOf(row)
    },
    all: async (now) => (await holding(now).orderBy('at', 'desc').execute()).map(blockOf),
    async add({ member, reason, until, by, at }) {
      await db()
        .deleteFrom(table)
        .where('community', '=', community)
        .where((build) => build.or([build('ends_at', '<=', at), build('member', '=', member)]))
        .execute()
      await db()
        .insertInto(table)
        .values({ member, community, reason, ends_at: until ?? null, by, at })
        .execute()
    },
    async remove(members, now) {
      const gone = await db()
        .deleteFrom(table)
        .where('community', '=', community)
        .where('member', 'in', [...members])
        .returning('ends_at')
        .execute()
      return gone.some(({ ends_at }) => ends_at === null || ends_at > now)
    },
  }
}

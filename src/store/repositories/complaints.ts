// What came of the complaints of one community.
import type { Kysely } from 'kysely'
import { type Complaint, remedies } from '../../domain/complaint.ts'
import type { CommunityId, MemberId, ThreadId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface Complaints {
  of(thread: ThreadId): Promise<Complaint | undefined>
  /** The team is asked. False when it was asked before. */
  ask(thread: ThreadId, at: number): Promise<boolean>
  /** Keeps what somebody said, in place of what was said before. */
  say(thread: ThreadId, complaint: Complaint & { readonly by: MemberId; readonly at: number }): Promise<void>
  /** The causes that were named, the latest first, each once. */
  causes(most: number): Promise<readonly string[]>
  /** Blanks the words; what was done stays. */
  forgetCause(thread: ThreadId): Promise<void>
}

/** So many of the latest are looked through for different ones. */
const lookedThrough = 200

/** The complaints of one community. */
export const complaintsOf = (db: () => Kysely<Tables>, community: CommunityId): Complaints => ({
  async of(thread) {
    const row = await db()
      .selectFrom('complaints')
      .select(['remedy', 'cause'])
      .where('community', '=', community)
      .where('thread', '=', thread)
      .executeTakeFirst()
    if (row === undefined) return undefined
    return { remedy: remedies.find((one) => one === row.remedy), cause: row.cause ?? undefined }
  },
  async ask(thread, at) {
    const { numInsertedOrUpdatedRows = 0n } = await db()
      .insertInto('complaints')
      .values({ thread, community, remedy: null, cause: null, said_by: null, said_at: at })
      .onConflict((conflict) => conflict.column('thread').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows > 0n
  },
  async say(thread, { remedy, cause, by, at }) {
    const said = { remedy: remedy ?? null, cause: cause ?? null, said_by: by, said_at: at }
    await db()
      .insertInto('complaints')
      .values({ thread, community, ...said })
      .onConflict((conflict) => conflict.column('thread').doUpdateSet(said))
      .execute()
  },
  async causes(most) {
    const rows = await db()
      .selectFrom('complaints')
      .select('cause')
      .where('community', '=', community)
      .where('cause', 'is not', null)
      .orderBy('said_at', 'desc')
      .limit(lookedThrough)
      .execute()
    const causes = rows.flatMap(({ cause }) => (cause === null ? [] : [cause]))
    return [...new Map(causes.map((cause) => [cause.toLowerCase(), cause])).values()].slice(0, most)
  },
  async forgetCause(thread) {
    await db()
      .updateTable('complaints')
      .set({ cause: null })
      .where('community', '=', community)
      .where('thread', '=', thread)
      .execute()
  },
})

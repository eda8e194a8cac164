// What is asked of the support threads of one community before another one is opened.
import type { Kysely } from 'kysely'
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import { openStates } from '../../domain/support.ts'
import type { Tables } from '../schema.ts'

/** When somebody asked, and when they were first answered; undefined while they are not. */
export interface FirstAnswer {
  readonly openedAt: number
  readonly answeredAt: number | undefined
}

export interface ThreadOpenings {
  /** When any of these accounts last opened a thread themselves, one that could be opened. */
  lastAt(members: readonly MemberId[]): Promise<number | undefined>
  /** How answers on a topic go: first ones given since, and what waits for one now. The longest waiting first. */
  firstAnswers(topic: string, since: number, now: number): Promise<readonly FirstAnswer[]>
}

/** So many say how fast answers come. */
const lookedAtMost = 500

/** Those of one community. */
export const threadOpeningsOf = (db: () => Kysely<Tables>, community: CommunityId): ThreadOpenings => ({
  async lastAt(members) {
    const row = await db()
      .selectFrom('threads')
      .select((build) => build.fn.max('opened_at').as('at'))
      .where('community', '=', community)
      .where('opener', 'in', [...members])
      .where('opened_by', 'is', null)
      .where((build) => build.or([build('state', '!=', 'closed'), build('place', 'is not', null)]))
      .executeTakeFirst()
    return row?.at ?? undefined
  },
  async firstAnswers(topic, since, now) {
    const found = await db()
      .selectFrom('threads')
      .select(['opened_at', 'first_reply_at'])
      .where('community', '=', community)
      .where('topic', '=', topic)
      .where((build) =>
        build.or([
          build('first_reply_at', '>=', since),
          build.and([
            build('first_reply_at', 'is', null),
            build('state', 'in', [...openStates]),
            build.or([build('snoozed_until', 'is', null), build('snoozed_until', '<=', now)]),
          ]),
        ]),
      )
      .orderBy('opened_at')
      .limit(lookedAtMost)
      .execute()
    return found.map((row) => ({ openedAt: row.opened_at, answeredAt: row.first_reply_at ?? undefined }))
  },
})

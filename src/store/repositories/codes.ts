// Codes that join two spaces, or two accounts of one person: each is used once, within ten minutes.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, communityId, type MemberId, memberId } from '../../domain/ids.ts'
import type { SpaceRef } from '../../domain/place.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

export type CodeKind = 'spaces' | 'accounts'

/** Who asked for it, and where. */
export interface CodeGiven {
  readonly kind: CodeKind
  readonly community: CommunityId
  readonly space: SpaceRef
  readonly member: MemberId
}

export interface Codes {
  /** Keeps a code in place of any that the member has of its kind. */
  give(code: string, given: CodeGiven, expiresAt: number): Promise<void>
  /** What a code stands for; undefined when there is none, or it is too old. */
  look(code: string, kind: CodeKind, now: number): Promise<CodeGiven | undefined>
  /** Uses it up: of several who take it, one gets what it stands for. */
  take(code: string, kind: CodeKind, now: number): Promise<CodeGiven | undefined>
  /** Deletes those that are too old. */
  tidy(now: number): Promise<void>
}

const givenBy = (row: Selectable<Tables['codes']>, kind: CodeKind): CodeGiven => ({
  kind,
  community: communityId(row.community),
  space: readSpaceKey(row.space),
  member: memberId(row.member),
})

/** The codes of all communities: whoever enters one is of another as a rule. */
export const codesAcross = (db: () => Kysely<Tables>): Codes => ({
  async give(code, { kind, community, space, member }, expiresAt) {
    await db()
      .deleteFrom('codes')
      .where('community', '=', community)
      .where('member', '=', member)
      .where('kind', '=', kind)
      .execute()
    await db()
      .insertInto('codes')
      .values({ code, community, kind, space: spaceKey(space), member, expires_at: expiresAt })
      .execute()
  },
  async look(code, kind, now) {
    const row = await db()
      .selectFrom('codes')
      .selectAll()
      .where('code', '=', code)
      .where('kind', '=', kind)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row === undefined ? undefined : givenBy(row, kind)
  },
  async take(code, kind, now) {
    const row = await db()
      .deleteFrom('codes')
      .where('code', '=', code)
      .where('kind', '=', kind)
      .where('expires_at', '>', now)
      .returningAll()
      .executeTakeFirst()
    return row === undefined ? undefined : givenBy(row, kind)
  },
  async tidy(now) {
    await db().deleteFrom('codes').where('expires_at', '<=', now).execute()
  },
})

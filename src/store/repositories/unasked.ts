// What was written to people of one community without being asked, and how much of it they want. Kept by account, read by person.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type PersonId } from '../../domain/ids.ts'
import { type UnaskedKind, type UnaskedWish, unaskedKinds, unaskedWishes } from '../../domain/unasked.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

/** A message that waits until there is room for it. */
export interface WaitingPiece {
  /** Later ones sort after earlier ones. */
  readonly id: string
  readonly member: MemberId
  readonly kind: UnaskedKind
  /** The message, and how it reads as one of several, as they were stored. */
  readonly message: unknown
  readonly line: unknown
  /** The id of what it is about. */
  readonly subject: string | undefined
}

export interface UnaskedRows {
  /** When a person was written to after a moment, at whichever of their accounts. */
  sentSince(person: PersonId, after: number): Promise<readonly number[]>
  /** Keeps that they were; what was sent before `countsNoMore` is forgotten. */
  sent(id: string, member: MemberId, kind: UnaskedKind, at: number, countsNoMore: number): Promise<void>
  /** Keeps a piece that waits, in place of another of its kind on the same subject. */
  keep(piece: WaitingPiece, person: PersonId, at: number): Promise<void>
  /** What waits for a person, the earliest first. */
  waiting(person: PersonId): Promise<readonly WaitingPiece[]>
  /** It was sent with others, or is told no more. */
  end(ids: readonly string[]): Promise<void>
  /** What waits on a subject is told to nobody any more: it is so no longer. */
  endAbout(kind: UnaskedKind, subject: string): Promise<void>
  /** What a person wants: what was said last at any of their accounts. */
  wish(person: PersonId): Promise<UnaskedWish>
  wishes(member: MemberId, wish: UnaskedWish, at: number): Promise<void>
}

const parsed = (text: string | null): unknown => (text === null ? undefined : (JSON.parse(text) as unknown))

function pieceOf(row: Selectable<Tables['unasked']>): WaitingPiece {
  const { id, member, message, line, subject } = row
  const kind = unaskedKinds.find((one) => one === row.kind) ?? 'news'
  return {
    id,
    member: memberId(member),
    kind,
    message: parsed(message),
    line: parsed(line),
    subject: subject ?? undefined,
  }
}

/** Both are asked with every greeting. */
const forgetSent = hot(
  ['community', 'member', 'before'],
  (db, { community, member, before }: { community: string; member: string; before: number }) =>
    db
      .deleteFrom('unasked')
      .where('community', '=', community)
      .where('member', '=', member)
      .where('state', '=', 'sent')
      .where('at', '<', before),
)
type Sent = { id: string; community: string; member: string; kind: string; at: number }
const addSent = hot(['id', 'community', 'member', 'kind', 'at'], (db, row: Sent) =>
  db.insertInto('unasked').values({ ...row, state: 'sent', message: null, line: null, subject: null }),
)

/** The rows of one community. */
export function unaskedOf(db: () => Kysely<Tables>, community: CommunityId): UnaskedRows {
  const accounts = (person: PersonId) =>
    db().selectFrom('members').select('id').where('community', '=', community).where('person', '=', person)
  return {
    async sentSince(person, after) {
      const rows = await db()
        .selectFrom('unasked')
        .select('at')
        .where('community', '=', community)
        .where('member', 'in', accounts(person))
        .where('state', '=', 'sent')
        .where('at', '>', after)
        .execute()
      return rows.map(({ at }) => at)
    },
    async sent(id, member, kind, at, countsNoMore) {
      await forgetSent(db(), { community, member, before: countsNoMore })
      await addSent(db(), { id, community, member, kind, at })
    },
    async keep({ id, member, kind, message, line, subject }, person, at) {
      if (subject !== undefined)
        await db()
          .deleteFrom('unasked')
          .where('community', '=', community)
          .where('member', 'in', accounts(person))
          .where('state', '=', 'waiting')
          .where('kind', '=', kind)
          .where('subject', '=', subject)
          .execute()
      const words = { message: JSON.stringify(message), line: line === undefined ? null : JSON.stringify(line) }
      await db()
        .insertInto('unasked')
        .values({ id, community, member, kind, state: 'waiting', ...words, subject: subject ?? null, at })
        .execute()
    },
    async waiting(person) {
      const rows = await db()
        .selectFrom('unasked')
        .selectAll()
        .where('community', '=', community)
        .where('member', 'in', accounts(person))
        .where('state', '=', 'waiting')
        .orderBy('id')
        .execute()
      return rows.map(pieceOf)
    },
    async end(ids) {
      if (ids.length === 0) return
      await db()
        .deleteFrom('unasked')
        .where('community', '=', community)
        .where('id', 'in', [...ids])
        .execute()
    },
    async endAbout(kind, subject) {
      await db()
        .deleteFrom('unasked')
        .where('community', '=', community)
        .where('state', '=', 'waiting')
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .execute()
    },
    async wish(person) {
      const row = await db()
        .selectFrom('unasked_wishes')
        .select('wish')
        .where('community', '=', community)
        .where('member', 'in', accounts(person))
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return unaskedWishes.find((one) => one === row?.wish) ?? 'usual'
    },
    async wishes(member, wish, at) {
      await db()
        .insertInto('unasked_wishes')
        .values({ member, community, wish, at })
        .onConflict((conflict) => conflict.column('member').doUpdateSet({ wish, at }))
        .execute()
    },
  }
}

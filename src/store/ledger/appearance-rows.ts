// Appearances: what stays visible somewhere, and which version of it is shown. Asked by delivery alone.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, communityId } from '../../domain/ids.ts'
import type { MessageRef, Place } from '../../domain/place.ts'
import type { PerformerName } from '../../ports/call-out.ts'
import type { Moved } from '../joining/joining.ts'
import type { Tables } from '../schema.ts'
import { appearanceOf, hotAppearances } from './appearance-hot.ts'
import { isLeft, isLeftAtStart, isNoOthers } from './held-by.ts'
import type { Holder } from './process-rows.ts'

export interface NewAppearance {
  readonly id: string
  readonly community: CommunityId
  readonly subjectKind: string
  readonly subject: string
  readonly role: string
  readonly place: Place
  readonly at: number
}

export interface Appearance {
  readonly id: string
  readonly community: CommunityId
  readonly subjectKind: string
  readonly subject: string
  readonly role: string
  readonly place: Place
  readonly message: MessageRef | undefined
  readonly wanted: number
  readonly shown: number
  readonly attempts: number
  readonly losses: number
  readonly unknownSince: number | undefined
  /** Not to be brought up before this moment; in the past where nothing holds it. */
  readonly freeAt: number
}

export interface HeldAppearance {
  readonly at: number
  readonly nextAt: number
  readonly unknownSince: number | undefined
  readonly outcome: unknown
}

export interface AppearanceRows {
  /** Adds it with version 1 wanted and none shown; nothing when it is there already. */
  add(appearance: NewAppearance): Promise<void>
  /** Raises the wanted version of every appearance of the subject. */
  touch(community: CommunityId, subjectKind: string, subject: string): Promise<void>
  find(community: CommunityId, subjectKind: string, subject: string, role: string): Promise<readonly Appearance[]>
  /** The appearance that a message is. */
  ofMessage(
    community: CommunityId,
    subjectKind: string,
    message: { channel: string; id: string },
  ): Promise<Appearance | undefined>
  claim(performer: PerformerName, now: number, leaseUntil: number, limit: number): Promise<readonly Appearance[]>
  /** Keeps that `version` is shown, and where; and that the next is not shown before `nextAt`. */
  shown(id: string, version: number, message: MessageRef | undefined, nextAt?: number): Promise<void>
  /** Gives it back to be tried at `nextAt`, with how this try went. */
  hold(id: string, held: HeldAppearance): Promise<void>
  /** The message is gone: it is posted again. */
  lost(id: string): Promise<void>
  /** The message is gone for good: it is shown there no more. */
  forget(id: string): Promise<void>
  /** The platform will not show it: kept as it is until the subject changes. `failedAt`: nothing takes care of that. */
  refused(id: string, version: number, reason: string, failedAt: number | undefined): Promise<void>
  /**
   * The community that it is of by now, if it is still this process's to say what is shown, and nobody else's before the
   * transaction is over.
   */
  mine(id: string, community: CommunityId): Promise<CommunityId | undefined>
  /** Frees what processes that are gone had leased for `leaseMs`, as the outbox does. Tells how many. */
  freeLeases(leaseMs: number, whose: 'at start' | 'of the dead'): Promise<number>
}

/** The appearances of all communities. */
export function appearanceRows(
  db: () => Kysely<Tables>,
  me: Holder,
  telling: () => Kysely<Tables>,
  moved: Moved,
): AppearanceRows {
  const change = async (id: string, values: Partial<Selectable<Tables['appearances']>>): Promise<void> => {
    await db()
      .updateTable('appearances')
      .set({ ...values, leased_by: null })
      .where('id', '=', id)
      .where(isNoOthers('leased_by', me))
      .execute()
  }
  return {
    ...hotAppearances(db, me, telling),
    async find(community, subjectKind, subject, role) {
      const rows = await db()
        .selectFrom('appearances')
        .selectAll()
        .where('community', '=', community)
        .where('subject_kind', '=', subjectKind)
        .where('subject', '=', subject)
        .where('role', '=', role)
        .orderBy('created_at')
        .execute()
      return rows.map(appearanceOf)
    },
    async ofMessage(community, subjectKind, message) {
      const rows = await db()
        .selectFrom('appearances')
        .selectAll()
        .where('community', '=', community)
        .where('subject_kind', '=', subjectKind)
        .where('message', 'like', `%${message.id.replaceAll(/[%_]/g, '')}%`)
        .execute()
      return rows
        .map(appearanceOf)
        .find((one) => one.message?.id === message.id && one.message.channel === message.channel)
    },
    async hold(id, { at, nextAt, unknownSince, outcome }) {
      await db()
        .updateTable('appearances')
        .set((build) => ({
          next_at: nextAt,
          unknown_since: unknownSince ?? null,
          lease_until: 0,
          leased_by: null,
          outcome: JSON.stringify(outcome),
          held_since: build.fn.coalesce('held_since', build.val(at)),
        }))
        .where('id', '=', id)
        .where(isNoOthers('leased_by', me))
        .execute()
    },
    async lost(id) {
      await db()
        .updateTable('appearances')
        .set((build) => ({
          message: null,
          next_at: 0,
          unknown_since: null,
          lease_until: 0,
          leased_by: null,
          losses: build('losses', '+', 1),
        }))
        .where('id', '=', id)
        .where(isNoOthers('leased_by', me))
        .execute()
    },
    async forget(id) {
      await db().deleteFrom('appearances').where('id', '=', id).where(isNoOthers('leased_by', me)).execute()
    },
    refused: (id, version, reason, failedAt) =>
      change(id, {
        shown: version,
        refused: reason,
        attempts: 0,
        unknown_since: null,
        lease_until: 0,
        outcome: null,
        held_since: null,
        failed_at: failedAt ?? null,
      }),
    async mine(id, community) {
      if (!me.shared && !moved.ever) return community
      const row = await db()
        .selectFrom('appearances')
        .select('community')
        .where('id', '=', id)
        .where(isNoOthers('leased_by', me))
        .$if(me.shared, (query) => query.forUpdate())
        .executeTakeFirst()
      return row === undefined ? undefined : communityId(row.community)
    },
    async freeLeases(leaseMs, whose) {
      const freed = await db()
        .updateTable('appearances')
        .set((build) => ({
          unknown_since: build.fn.coalesce('unknown_since', build('lease_until', '-', leaseMs)),
          lease_until: 0,
          leased_by: null,
        }))
        .where('lease_until', '>', 0)
        .where(whose === 'at start' ? isLeftAtStart('leased_by', me) : isLeft('leased_by'))
        .executeTakeFirst()
      return Number(freed.numUpdatedRows)
    },
  }
}

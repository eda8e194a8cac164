// Which support threads of one community must be kept, whose words went, and which ended so long ago that theirs are to go.
import type { Kysely } from 'kysely'
import { type CommunityId, type MemberId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface Hold {
  readonly at: number
  readonly by: MemberId
  readonly reason: string
}

export interface Keeping {
  /** The legal hold; undefined when there is none. */
  readonly hold: Hold | undefined
  /** When all of its words went, and how many there were. */
  readonly erased: { readonly at: number; readonly messages: number; readonly files: number } | undefined
  /** When its opener asked to be forgotten. */
  readonly forgottenAt: number | undefined
}

export interface ThreadKeeping {
  of(thread: ThreadId): Promise<Keeping>
  hold(thread: ThreadId, hold: Hold): Promise<void>
  release(thread: ThreadId): Promise<void>
  erased(
    thread: ThreadId,
    erased: { readonly at: number; readonly messages: number; readonly files: number },
  ): Promise<void>
  forgotten(thread: ThreadId, at: number): Promise<void>
  /** Of these accounts' threads, those that must be kept. */
  heldOf(openers: readonly MemberId[]): Promise<readonly ThreadId[]>
  /** Every thread that must be kept. */
  held(): Promise<ReadonlySet<ThreadId>>
  /** All threads that any of these accounts opened, in their order. */
  threadsOf(openers: readonly MemberId[]): Promise<readonly ThreadId[]>
  /** Threads that ended before a moment, still have words, and need not be kept, the earliest first. */
  endedBefore(at: number, most: number): Promise<readonly ThreadId[]>
  /** What was noted with the acts on a thread goes. */
  blankDetails(thread: ThreadId): Promise<void>
  /** Nobody is to know any more that these accounts opened threads; that somebody did stays. */
  forgetOpenings(openers: readonly MemberId[], threads: readonly ThreadId[]): Promise<void>
}

const nothing: Keeping = { hold: undefined, erased: undefined, forgottenAt: undefined }

/** The keeping of one community's threads. */
export function threadKeepingOf(db: () => Kysely<Tables>, community: CommunityId): ThreadKeeping {
  const put = (thread: ThreadId, values: Partial<Omit<Tables['thread_keeping'], 'thread' | 'community'>>) =>
    db()
      .insertInto('thread_keeping')
      .values({
        ...{ thread, community, held_at: null, held_by: null, hold_reason: null },
        ...{ erased_at: null, messages: null, files: null, forgotten_at: null },
        ...values,
      })
      .onConflict((conflict) => conflict.column('thread').doUpdateSet(values))
      .execute()
  return {
    async of(thread) {
      const row = await db()
        .selectFrom('thread_keeping')
        .selectAll()
        .where('community', '=', community)
        .where('thread', '=', thread)
        .executeTakeFirst()
      if (row === undefined) return nothing
      const { held_at, held_by, hold_reason, erased_at, messages, files, forgotten_at } = row
      return {
        hold:
          held_at === null || held_by === null
            ? undefined
            : { at: held_at, by: memberId(held_by), reason: hold_reason ?? '' },
        erased: erased_at === null ? undefined : { at: erased_at, messages: messages ?? 0, files: files ?? 0 },
        forgottenAt: forgotten_at ?? undefined,
      }
    },
    async hold(thread, { at, by, reason }) {
      await put(thread, { held_at: at, held_by: by, hold_reason: reason })
    },
    async release(thread) {
      await put(thread, { held_at: null, held_by: null, hold_reason: null })
    },
    async erased(thread, { at, messages, files }) {
      await put(thread, { erased_at: at, messages, files })
    },
    async forgotten(thread, at) {
      await put(thread, { forgotten_at: at })
    },
    async heldOf(openers) {
      const rows = await db()
        .selectFrom('thread_keeping')
        .innerJoin('threads', 'threads.id', 'thread_keeping.thread')
        .select('threads.id')
        .where('thread_keeping.community', '=', community)
        .where('thread_keeping.held_at', 'is not', null)
        .where('threads.opener', 'in', [...openers])
        .execute()
      return rows.map(({ id }) => threadId(id))
    },
    async held() {
      const rows = await db()
        .selectFrom('thread_keeping')
        .select('thread')
        .where('community', '=', community)
        .where('held_at', 'is not', null)
        .execute()
      return new Set(rows.map(({ thread }) => threadId(thread)))
    },
    async threadsOf(openers) {
      const rows = await db()
        .selectFrom('threads')
        .select('id')
        .where('community', '=', community)
        .where('opener', 'in', [...openers])
        .orderBy('number')
        .execute()
      return rows.map(({ id }) => threadId(id))
    },
    async endedBefore(at, most) {
      const rows = await db()
        .selectFrom('threads')
        .leftJoin('thread_keeping', 'thread_keeping.thread', 'threads.id')
        .select('threads.id')
        .where('threads.community', '=', community)
        .where('threads.state', 'in', ['resolved', 'closed'])
        .where((build) => build(build.fn.coalesce('threads.closed_at', 'threads.resolved_at'), '<', at))
        .where('thread_keeping.erased_at', 'is', null)
        .where('thread_keeping.held_at', 'is', null)
        .orderBy('threads.number')
        .limit(most)
        .execute()
      return rows.map(({ id }) => threadId(id))
    },
    async blankDetails(thread) {
      await db()
        .updateTable('audit')
        .set({ detail: null })
        .where('community', '=', community)
        .where('subject', '=', thread)
        .execute()
    },
    async forgetOpenings(openers, threads) {
      if (threads.length === 0) return
      await db()
        .updateTable('activities')
        .set({ member: null })
        .where('community', '=', community)
        .where('member', 'in', [...openers])
        .where('subject', 'in', [...threads])
        .execute()
    },
  }
}

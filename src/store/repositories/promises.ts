// What was promised in the support threads of one community.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import { type PromiseState, promiseStates, type ThreadPromise } from '../../domain/promise.ts'
import { hot } from '../hot.ts'
import type { Tables } from '../schema.ts'

export interface Promises {
  add(promise: Omit<ThreadPromise, 'state'>, at: number): Promise<void>
  get(id: string): Promise<ThreadPromise | undefined>
  /** The open ones of the community, the next that is due first, `most` of them. */
  open(most: number): Promise<readonly ThreadPromise[]>
  countOpen(): Promise<number>
  /** The open ones of a thread, the next that is due first. */
  openIn(thread: ThreadId): Promise<readonly ThreadPromise[]>
  /** Those that one of these accounts is to keep. */
  openWith(keepers: readonly MemberId[]): Promise<readonly ThreadPromise[]>
  /** Those that were made to an account. */
  openTo(member: MemberId): Promise<readonly ThreadPromise[]>
  /** Everybody who is to keep one. */
  keepers(): Promise<readonly MemberId[]>
  /** All that these accounts made, were made or are to keep, the first first; nothing whose words are gone. */
  ofPeople(members: readonly MemberId[]): Promise<readonly ThreadPromise[]>
  /** False, and nothing is changed, when it is not open any more. */
  end(id: string, state: Exclude<PromiseState, 'open'>, at: number): Promise<boolean>
  /** The same. */
  putOff(id: string, dueAt: number): Promise<boolean>
  /** Nobody of their own is to keep it any more. */
  release(id: string): Promise<void>
  /** They stand in another thread from now on. */
  move(from: ThreadId, into: ThreadId): Promise<void>
  /** Blanks the words of a thread's; what is open ends. Gives which there were. */
  erase(thread: ThreadId, at: number): Promise<readonly ThreadPromise[]>
}

const promiseOf = (row: Selectable<Tables['promises']>): ThreadPromise => ({
  id: row.id,
  thread: threadId(row.thread),
  to: memberId(row.member),
  by: memberId(row.promised_by),
  keeper: row.keeper === null ? undefined : memberId(row.keeper),
  what: row.what,
  dueAt: row.due_at,
  state: promiseStates.find((one) => one === row.state) ?? 'taken back',
})

/** Asked whenever somebody comes or goes. */
const openToMember = hot(['community', 'member'], (db, { community, member }: { community: string; member: string }) =>
  db
    .selectFrom('promises')
    .selectAll()
    .where('community', '=', community)
    .where('state', '=', 'open')
    .where('member', '=', member)
    .orderBy('due_at')
    .orderBy('id'),
)

/** The promises of one community. */
export function promisesOf(db: () => Kysely<Tables>, community: CommunityId): Promises {
  const rows = () => db().selectFrom('promises').selectAll().where('community', '=', community)
  const open = () => rows().where('state', '=', 'open').orderBy('due_at').orderBy('id')
  const change = () => db().updateTable('promises').where('community', '=', community)
  const all = async (query: ReturnType<typeof open>) => (await query.execute()).map(promiseOf)
  return {
    async add({ id, thread, to, by, keeper, what, dueAt }, at) {
      const people = { member: to, promised_by: by, keeper: keeper ?? null }
      const moments = { due_at: dueAt, made_at: at, ended_at: null }
      await db()
        .insertInto('promises')
        .values({ id, community, thread, ...people, what, state: 'open', ...moments })
        .execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : promiseOf(row)
    },
    open: (most) => all(open().limit(most)),
    async countOpen() {
      const { count } = await db()
        .selectFrom('promises')
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('community', '=', community)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    openIn: (thread) => all(open().where('thread', '=', thread)),
    openWith: async (keepers) => (keepers.length === 0 ? [] : all(open().where('keeper', 'in', [...keepers]))),
    async openTo(member) {
      const { rows: found } = await openToMember(db(), { community, member })
      return found.map(promiseOf)
    },
    async keepers() {
      const found = await db()
        .selectFrom('promises')
        .select('keeper')
        .distinct()
        .where('community', '=', community)
        .where('state', '=', 'open')
        .where('keeper', 'is not', null)
        .execute()
      return found.flatMap(({ keeper }) => (keeper === null ? [] : [memberId(keeper)]))
    },
    async ofPeople(members) {
      if (members.length === 0) return []
      const any = [...members]
      const found = await rows()
        .where('what', '!=', '')
        .where((eb) => eb.or([eb('member', 'in', any), eb('promised_by', 'in', any), eb('keeper', 'in', any)]))
        .orderBy('id')
        .execute()
      return found.map(promiseOf)
    },
    async end(id, state, at) {
      const { numUpdatedRows } = await change()
        .set({ state, ended_at: at })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async putOff(id, dueAt) {
      const { numUpdatedRows } = await change()
        .set({ due_at: dueAt })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async release(id) {
      await change().set({ keeper: null }).where('id', '=', id).execute()
    },
    async move(from, into) {
      await change().set({ thread: into }).where('thread', '=', from).execute()
    },
    async erase(thread, at) {
      const found = await rows().where('thread', '=', thread).orderBy('id').execute()
      await change().set({ what: '' }).where('thread', '=', thread).execute()
      const open = change().where('thread', '=', thread).where('state', '=', 'open')
      await open.set({ state: 'taken back', ended_at: at }).execute()
      return found.map(promiseOf)
    },
  }
}

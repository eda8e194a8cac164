// What was agreed in the support threads of one community, with all that was corrected or replaced.
import type { Kysely, Selectable } from 'kysely'
import { type Agreement, type AgreementState, agreementStates } from '../../domain/agreement.ts'
import { type CommunityId, type MemberId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface Agreements {
  add(agreement: Pick<Agreement, 'id' | 'thread' | 'side' | 'author' | 'text'>, at: number): Promise<void>
  get(id: string): Promise<Agreement | undefined>
  /** All of a thread, the first first. */
  in(thread: ThreadId): Promise<readonly Agreement[]>
  /** All of threads that these accounts opened, and all that they wrote, confirmed or corrected; nothing whose words are gone. */
  ofPeople(members: readonly MemberId[]): Promise<readonly Agreement[]>
  /** Ends what is in the first state. False, and nothing is changed, when it is in another. */
  change(
    id: string,
    from: AgreementState,
    to: AgreementState,
    by?: { readonly member: MemberId; readonly at: number },
  ): Promise<boolean>
  move(from: ThreadId, into: ThreadId): Promise<void>
  /** Blanks the words of a thread's; what was proposed ends. */
  erase(thread: ThreadId): Promise<void>
}

const agreementOf = (row: Selectable<Tables['agreements']>): Agreement => ({
  ...{ id: row.id, thread: threadId(row.thread), author: memberId(row.author), text: row.text },
  side: row.side === 'team' ? 'team' : 'opener',
  state: agreementStates.find((one) => one === row.state) ?? 'replaced',
  decidedBy: row.decided_by === null ? undefined : memberId(row.decided_by),
  decidedAt: row.decided_at ?? undefined,
})

/** The agreements of one community. */
export function agreementsOf(db: () => Kysely<Tables>, community: CommunityId): Agreements {
  const rows = () => db().selectFrom('agreements').selectAll().where('community', '=', community)
  const changed = () => db().updateTable('agreements').where('community', '=', community)
  return {
    async add(agreement, at) {
      const undecided = { state: 'proposed', written_at: at, decided_by: null, decided_at: null }
      await db()
        .insertInto('agreements')
        .values({ ...agreement, community, ...undecided })
        .execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : agreementOf(row)
    },
    in: async (thread) => (await rows().where('thread', '=', thread).orderBy('id').execute()).map(agreementOf),
    async ofPeople(members) {
      if (members.length === 0) return []
      const any = [...members]
      const found = await rows()
        .where('text', '!=', '')
        .where((eb) => {
          const theirs = eb
            .selectFrom('threads')
            .select('id')
            .where('community', '=', community)
            .where('opener', 'in', any)
          return eb.or([eb('author', 'in', any), eb('decided_by', 'in', any), eb('thread', 'in', theirs)])
        })
        .orderBy('id')
        .execute()
      return found.map(agreementOf)
    },
    async change(id, from, to, by) {
      const decided = by === undefined ? {} : { decided_by: by.member, decided_at: by.at }
      const { numUpdatedRows } = await changed()
        .set({ state: to, ...decided })
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async move(from, into) {
      await changed().set({ thread: into }).where('thread', '=', from).execute()
    },
    async erase(thread) {
      await changed().set({ text: '' }).where('thread', '=', thread).execute()
      await changed().set({ state: 'replaced' }).where('thread', '=', thread).where('state', '=', 'proposed').execute()
    },
  }
}

// The replies of one community that wait for a colleague.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import { type DraftState, draftStates, type ReplyDraft } from '../../domain/reply-draft.ts'
import { readFileRefs } from '../../ports/stored-file.ts'
import { keepSignature, readSignature } from '../../ports/stored-signature.ts'
import type { Tables } from '../schema.ts'

export interface ReplyDrafts {
  add(draft: Omit<ReplyDraft, 'state' | 'decidedBy'>): Promise<void>
  get(id: string): Promise<ReplyDraft | undefined>
  /** Those of a thread that wait. */
  waitingIn(thread: ThreadId): Promise<readonly ReplyDraft[]>
  /** Other words. False when it waits no more. */
  change(id: string, text: string): Promise<boolean>
  /** Ends its waiting, and with that its words are gone here. False when somebody else did before. */
  end(id: string, state: Exclude<DraftState, 'waiting'>, by: MemberId | undefined): Promise<boolean>
}

const draftOf = (row: Selectable<Tables['reply_drafts']>): ReplyDraft => ({
  id: row.id,
  thread: threadId(row.thread),
  author: memberId(row.author),
  text: row.text,
  files: row.files === null ? [] : readFileRefs(JSON.parse(row.files)),
  signature: readSignature(row.signed),
  state: draftStates.find((state) => state === row.state) ?? 'ended',
  decidedBy: row.decided_by === null ? undefined : memberId(row.decided_by),
  at: row.at,
})

/** Makes them. */
export function replyDraftsOf(db: () => Kysely<Tables>, community: CommunityId): ReplyDrafts {
  const rows = () => db().selectFrom('reply_drafts').selectAll().where('community', '=', community)
  const waiting = (id: string) =>
    db()
      .updateTable('reply_drafts')
      .where('community', '=', community)
      .where('id', '=', id)
      .where('state', '=', 'waiting')
  return {
    async add({ id, thread, author, text, files, signature, at }) {
      await db()
        .insertInto('reply_drafts')
        .values({
          ...{ id, community, thread, author, text, at, state: 'waiting', decided_by: null },
          files: files.length === 0 ? null : JSON.stringify(files),
          signed: keepSignature(signature),
        })
        .execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : draftOf(row)
    },
    async waitingIn(thread) {
      const found = await rows().where('thread', '=', thread).where('state', '=', 'waiting').orderBy('id').execute()
      return found.map(draftOf)
    },
    async change(id, text) {
      return (await waiting(id).set({ text }).returning('id').execute()).length > 0
    },
    async end(id, state, by) {
      const ended = { state, decided_by: by ?? null, text: '', files: null, signed: null }
      return (await waiting(id).set(ended).returning('id').execute()).length > 0
    },
  }
}

// Which replies of one community were sent with which saved reply, so that whoever got one that was wrong can be told.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, type MemberId, memberId, type ThreadId, threadId } from '../../domain/ids.ts'
import type { Tables } from '../schema.ts'

export interface SavedUse {
  /** The id of the reply; of the draft, until that is sent. */
  readonly reply: string
  readonly thread: ThreadId
  /** The saved reply that it was sent with. */
  readonly saved: string
  /** What the reply corrected another to; absent: all that it says. */
  readonly says?: string
  /** What is to be said in its place, and by whom; absent: it stands. */
  readonly right?: { readonly text: string; readonly by: MemberId; readonly saved: string }
}

export interface SavedUses {
  add(use: Pick<SavedUse, 'reply' | 'thread' | 'saved' | 'says'>, at: number): Promise<void>
  get(reply: string): Promise<SavedUse | undefined>
  /** Those of a saved reply since a moment, the first first. */
  since(saved: string, at: number): Promise<readonly SavedUse[]>
  /** A draft was sent as that reply. */
  became(draft: string, reply: string): Promise<void>
  /** What one saved reply said is said by another from now on. */
  passOn(saved: string, next: string): Promise<void>
  /** What is to be said in its place; `saved`: the saved reply that has it. */
  correct(reply: string, right: { readonly text: string; readonly by: MemberId; readonly saved: string }): Promise<void>
  forget(reply: string): Promise<void>
  forgetIn(thread: ThreadId): Promise<void>
}

const useOf = (row: Selectable<Tables['saved_uses']>): SavedUse => {
  const { right_text: text, corrected_by: by, right_saved: saved } = row
  const right = text === null || by === null || saved === null ? {} : { right: { text, by: memberId(by), saved } }
  const says = row.says === null ? {} : { says: row.says }
  return { reply: row.reply, thread: threadId(row.thread), saved: row.saved, ...says, ...right }
}

/** The uses of one community's saved replies. */
export function savedUsesOf(db: () => Kysely<Tables>, community: CommunityId): SavedUses {
  const rows = () => db().selectFrom('saved_uses').selectAll().where('community', '=', community)
  const change = (reply: string) =>
    db().updateTable('saved_uses').where('community', '=', community).where('reply', '=', reply)
  const gone = () => db().deleteFrom('saved_uses').where('community', '=', community)
  return {
    async add({ reply, thread, saved, says }, at) {
      const stands = { right_text: null, right_saved: null, corrected_by: null }
      await db()
        .insertInto('saved_uses')
        .values({ reply, community, thread, saved, used_at: at, says: says ?? null, ...stands })
        .execute()
    },
    async get(reply) {
      const row = await rows().where('reply', '=', reply).executeTakeFirst()
      return row === undefined ? undefined : useOf(row)
    },
    async since(saved, at) {
      const found = await rows().where('saved', '=', saved).where('used_at', '>=', at).orderBy('used_at').execute()
      return found.map(useOf)
    },
    async became(draft, reply) {
      await change(draft).set({ reply }).execute()
    },
    async passOn(saved, next) {
      const theirs = db().updateTable('saved_uses').where('community', '=', community).where('saved', '=', saved)
      await theirs.set({ saved: next }).execute()
    },
    async correct(reply, { text, by, saved }) {
      await change(reply).set({ right_text: text, right_saved: saved, corrected_by: by }).execute()
    },
    async forget(reply) {
      await gone().where('reply', '=', reply).execute()
    },
    async forgetIn(thread) {
      await gone().where('thread', '=', thread).execute()
    },
  }
}

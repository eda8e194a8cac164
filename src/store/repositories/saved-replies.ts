// The saved replies of one community.
import type { Kysely, Selectable } from 'kysely'
import { type CommunityId, memberId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import { type SavedReply, savedKey } from '../../domain/saved-reply.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'

export interface SavedReplies {
  add(saved: Omit<SavedReply, 'used'>): Promise<void>
  get(id: string): Promise<SavedReply | undefined>
  /** All of that name, one for each language, the latest first. */
  named(name: string): Promise<readonly SavedReply[]>
  /** Every one, by name. */
  all(): Promise<readonly SavedReply[]>
  /** It was sent once more. */
  wasUsed(id: string): Promise<void>
  remove(id: string): Promise<void>
}

const savedOf = (row: Selectable<Tables['saved_replies']>): SavedReply => ({
  id: row.id,
  space: readSpaceKey(row.space),
  name: row.name,
  text: row.text,
  language: row.language ?? undefined,
  team: row.team ?? undefined,
  by: memberId(row.author),
  used: row.used,
  at: row.at,
})

/** Makes them. */
export function savedRepliesOf(db: () => Kysely<Tables>, community: CommunityId): SavedReplies {
  const rows = () => db().selectFrom('saved_replies').selectAll().where('community', '=', community)
  return {
    async add({ id, space, name, text, language, team, by, at }) {
      await db()
        .insertInto('saved_replies')
        .values({
          ...{ id, community, space: spaceKey(space), name, name_key: savedKey(name), text, author: by, at },
          ...{ language: language ?? null, team: team ?? null },
        })
        .execute()
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : savedOf(row)
    },
    async named(name) {
      const found = await rows()
        .where('name_key', '=', savedKey(name))
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return found.map(savedOf)
    },
    async all() {
      const found = await rows().orderBy('name_key').orderBy('at', 'desc').orderBy('id', 'desc').execute()
      return found.map(savedOf)
    },
    async wasUsed(id) {
      await db()
        .updateTable('saved_replies')
        .set((build) => ({ used: build('used', '+', 1) }))
        .where('community', '=', community)
        .where('id', '=', id)
        .execute()
    },
    async remove(id) {
      await db().deleteFrom('saved_replies').where('community', '=', community).where('id', '=', id).execute()
    },
  }
}

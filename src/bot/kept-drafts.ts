// Drafts of forms in a keyed store whose entries expire.
import { z } from 'zod'
import { filledFile } from '../ports/stored-file.ts'
import type { Ids } from '../ports/system.ts'
import type { DraftOwner, Drafts } from './drafts.ts'

/** How long a half-filled form can be continued. Milliseconds. */
const draftMs = 15 * 60_000

const draft = z.object({
  action: z.string(),
  values: z.record(
    z.string(),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.literal('channel'), channel: z.string(), name: z.string().exactOptional() }),
      z.object({ kind: z.literal('user'), user: z.string(), name: z.string().exactOptional() }),
      z.object({ kind: z.literal('role'), role: z.string(), name: z.string().exactOptional() }),
      z.object({ kind: z.literal('files'), files: z.array(filledFile) }),
    ]),
  ),
})

interface ExpiringStore {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown, ttlMs?: number): Promise<void>
}

const keyOf = ({ community, member }: DraftOwner, id: string): string => `${community}:form:${member}:${id}`

/** Keeps drafts for 15 minutes of real time. */
export const keptDrafts = (store: ExpiringStore, ids: Ids): Drafts => ({
  async keep(owner, one) {
    const id = ids.next()
    await store.set(keyOf(owner, id), one, draftMs)
    return id
  },
  async read(owner, id) {
    const stored = await store.get(keyOf(owner, id))
    return stored === undefined ? undefined : draft.parse(stored)
  },
})

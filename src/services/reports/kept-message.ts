// A message that somebody is about to report: kept as it is now, for them alone, until they have written why.
import { z } from 'zod'
import type { Caller } from '../../domain/caller.ts'
import { placeKey, type SpaceRef, spaceKey, spaceOfKey } from '../../domain/place.ts'
import type { Concerned, ReportedMessage } from '../../domain/report.ts'
import { directPlace, type House } from '../house.ts'

/** What was pointed at, and whom it concerns. */
export interface PointedAt {
  readonly message: ReportedMessage
  readonly concerned: readonly Concerned[]
}

const keptMs = 15 * 60_000

const stored = z.object({
  message: z.object({
    text: z.string(),
    author: z.string(),
    authorName: z.string(),
    at: z.number(),
    files: z.array(z.string()),
    url: z.string().optional(),
  }),
  concerned: z.array(z.object({ space: z.string(), kind: z.enum(['user', 'role']), id: z.string(), name: z.string() })),
})

type Writer = Pick<Caller, 'community' | 'user'>

const keyOf = ({ community }: Writer, id: string): string => `${community}:report:${id}`
const ownerOf = ({ user }: Writer): string => placeKey(directPlace(user))

export interface KeptMessages {
  keep(writer: Writer, pointed: PointedAt): Promise<string>
  /** Undefined for anybody else, and once it is used or too old. */
  peek(writer: Writer, id: string): Promise<PointedAt | undefined>
  forget(writer: Writer, id: string): Promise<void>
}

/** The kept messages of a house. */
export const keptMessages = ({ store, ids, clock }: House): KeptMessages => ({
  async keep(writer, { message, concerned }) {
    const id = ids.next()
    const kept = { message, concerned: concerned.map((one) => ({ ...one, space: spaceKey(one.space) })) }
    const until = clock.now() + keptMs
    await store.drafts.set(keyOf(writer, id), [ownerOf(writer), String(until), JSON.stringify(kept)], keptMs)
    return id
  },
  async peek(writer, id) {
    const kept: unknown = await store.drafts.get(keyOf(writer, id))
    if (!Array.isArray(kept)) return undefined
    const [owner, until, content]: readonly unknown[] = kept
    if (owner !== ownerOf(writer) || Number(until) < clock.now()) return undefined
    const { message, concerned } = stored.parse(JSON.parse(String(content)))
    return {
      message: { ...message, url: message.url },
      concerned: concerned.map((one) => ({ ...one, space: spaceIn(one.space) })),
    }
  },
  forget: async (writer, id) => {
    await store.drafts.delete(keyOf(writer, id))
  },
})

function spaceIn(key: string): SpaceRef {
  const space = spaceOfKey(key)
  if (space === undefined) throw new Error('a kept message names no space')
  return space
}
